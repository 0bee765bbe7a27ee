// tests/fuzz/surveyjs_fuzz.cpp: a SurveyJS form.
#include "core/base/json_fields.h"
#include "core/survey/surveyjs/import.h"
#include "tests/fuzz/imported.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view everything =

    "{\"title\":{\"default\":\"Visit\",\"cy\":\"Ymweliad\"},\"locale\":\"en\",\"logo\":\""
    "x\",\"pages\":[{\"name\":\"p\",\"elements\":[{\"type\":\"text\",\"name\":\"n\",\"tit"
    "le\":\"How many?\",\"inputType\":\"number\",\"min\":1,\"max\":9.5},{\"type\":\"radio"
    "group\",\"name\":\"r\",\"title\":\"Which?\",\"isRequired\":true,\"choices\":[\"a\",{"
    "\"value\":\"b b\",\"text\":{\"default\":\"B\",\"cy\":\"Bi\"}}],\"hasOther\":true,\"v"
    "isibleIf\":\"{n} > 3 and !({n} = 5) or {n} empty\"},{\"type\":\"checkbox\",\"name\":"
    "\"m\",\"choices\":[1,2,3],\"showNoneItem\":true,\"maxSelectedChoices\":2,\"visibleIf"
    "\":\"{r} anyof ['a', 'b']\"},{\"type\":\"rating\",\"name\":\"s\",\"rateMin\":0,\"rat"
    "eMax\":10,\"minRateDescription\":\"Not\"},{\"type\":\"rating\",\"name\":\"f\",\"rate"
    "Type\":\"smileys\"},{\"type\":\"boolean\",\"name\":\"ok\",\"labelTrue\":\"Yes!\"},{\""
    "type\":\"ranking\",\"name\":\"b\",\"choices\":[\"x\",\"y\"]},{\"type\":\"html\",\"na"
    "me\":\"i\",\"html\":\"<p>Thank {n}.</p>\"},{\"type\":\"file\",\"name\":\"z\"}]},{\"n"
    "ame\":\"q\",\"visibleIf\":\"{ok} = true\",\"elements\":[{\"type\":\"matrix\",\"name\""
    ":\"t\",\"columns\":[\"no\",\"yes\"],\"rows\":[\"polite\"]},{\"type\":\"paneldynamic\""
    ",\"name\":\"c\",\"maxPanelCount\":3,\"templateElements\":[{\"type\":\"comment\",\"na"
    "me\":\"w\",\"validators\":[{\"type\":\"text\",\"minLength\":1},{\"type\":\"regex\",\""
    "regex\":\"a+\"},{\"type\":\"expression\",\"expression\":\"{w} != 'x'\"}]}]},{\"type\""
    ":\"expression\",\"name\":\"e\",\"expression\":\"iif({n} > 1, 'a', 'b')\"}]}]}";

}  // namespace

bool accepts(ByteView input) {
    const auto json = parse_json_file(to_text(input), "form.json");
    if (!json.ok()) return false;
    (void)survey::surveyjs::looks_like_surveyjs(json.value());
    return is_imported(survey::surveyjs::import_surveyjs(json.value(), "form"));
}

std::vector<Bytes> seeds() {
    return {bytes_of(everything),
            bytes_of(R"({"elements":[{"type":"comment","name":"why","title":"Why?"}]})")};
}

}  // namespace candour::fuzz
