// tests/core/survey/surveyjs/surveyjs_import_test.cpp: what SurveyJS forms become.
#include "core/base/json_fields.h"
#include "core/survey/surveyjs/condition.h"
#include "core/survey/surveyjs/import.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::survey;

namespace {

Imported import(const std::string& json) {
    const auto read = parse_json_file(json, "form.json");
    INFO((read.ok() ? std::string() : read.error().what));
    REQUIRE(read.ok());
    return surveyjs::import_surveyjs(read.value(), "form");
}

using Lines = std::vector<std::string>;

Lines said(const Imported& imported) {
    Lines lines;
    for (const Finding& finding : imported.report) {
        if (finding.what.find("before it can be opened") == std::string::npos)
            lines.push_back(line_of(finding, "f"));
    }
    return lines;
}

const Questionnaire& form(const Imported& imported) {
    REQUIRE(imported.questionnaire.has_value());
    return *imported.questionnaire;
}

const Question& question(const Imported& imported, const char* id) {
    const Question* found = form(imported).find(id);
    REQUIRE(found != nullptr);
    return *found;
}

std::string translated(std::string_view source) {
    const surveyjs::FindName find = [](std::string_view name) -> std::optional<surveyjs::Named> {
        if (name == "many") return surveyjs::Named{"many", QuestionType::ManyChoices};
        if (name == "ok") return surveyjs::Named{"ok", QuestionType::YesNo};
        if (name == "my age") return surveyjs::Named{"my_age", QuestionType::Number};
        if (name == "t") return surveyjs::Named{"t", QuestionType::ShortText};
        return std::nullopt;
    };
    const auto result = surveyjs::translated_condition(source, find);
    if (const auto* expression = std::get_if<std::string>(&result)) return *expression;
    return "! " + std::get<surveyjs::NotTranslated>(result).what;
}

}  // namespace

TEST_CASE("conditions are translated", "[surveyjs]") {
    struct Case {
        const char* source;
        const char* expression;
    };
    const Case one = GENERATE(
        Case{"{t} = 'x'", "${t} = 'x'"},
        Case{"{my age} >= 18 and {t} notempty", "${my_age} >= 18 and ${t} != ''"},
        Case{"{t} empty || {t} == \"it's\"", "(${t} = '' or ${t} = \"it's\")"},
        Case{"{ok} = true", "${ok} = 'yes'"}, Case{"{ok} <> false", "${ok} != 'no'"},
        Case{"{many} contains 'a'", "(selected(${many}, 'a'))"},
        Case{"{t} contains 'a'", "(contains(${t}, 'a'))"},
        Case{"{many} anyof ['a', 'b']", "(selected(${many}, 'a') or selected(${many}, 'b'))"},
        Case{"{many} allof ['a', 'b']", "(selected(${many}, 'a') and selected(${many}, 'b'))"},
        Case{"{many} noneof ['a']", "not(selected(${many}, 'a'))"},
        Case{"!({t} = 1 + 2 * 3)", "not((${t} = 1 + 2 * 3))"},
        Case{"iif({t} = 'x', 1, 2) > 1", "if(${t} = 'x', 1, 2) > 1"}, Case{"{t} = x", "${t} = 'x'"},
        Case{"{nobody} = 1", "! there is no question 'nobody'"},
        Case{"age({t}) > 3", "! the function age() is not supported"},
        Case{"{t} = ", "! the condition ends too early"},
        Case{"{many} = ['a']", "! a list cannot be compared; use anyof, allof or noneof"},
        Case{"{t} = 1 }", "! '}' is not understood there"});
    INFO(one.source);
    REQUIRE(translated(one.source) == one.expression);
}

TEST_CASE("each SurveyJS type has its own", "[surveyjs]") {
    const Imported imported = import(R"({
      "title": {"default": "Visit", "cy": "Ymweliad"}, "elements": [
      {"type": "text", "name": "t", "title": "In short?", "maxLength": 100},
      {"type": "text", "name": "n", "title": "How many?",
       "inputType": "number", "min": 1, "max": 9},
      {"type": "text", "name": "d", "title": "When?", "inputType": "date"},
      {"type": "comment", "name": "c", "title": "In full?"},
      {"type": "radiogroup", "name": "r", "title": "Which?", "isRequired": true,
       "choices": ["a", {"value": "b", "text": {"default": "B", "cy": "Bi"}}], "hasOther": true},
      {"type": "checkbox", "name": "m", "title": "Which ones?", "choices": [1, 2, 3],
       "showNoneItem": true, "maxSelectedChoices": 2, "choicesOrder": "random"},
      {"type": "rating", "name": "scale", "title": "How likely?", "rateMin": 0, "rateMax": 10,
       "minRateDescription": "Not", "maxRateDescription": "Very"},
      {"type": "rating", "name": "stars", "title": "Stars?", "rateType": "stars"},
      {"type": "rating", "name": "faces", "title": "Felt?", "rateType": "smileys"},
      {"type": "boolean", "name": "ok", "title": "All well?", "labelTrue": "Yes!"},
      {"type": "ranking", "name": "best", "title": "In order?", "choices": ["x", "y"]},
      {"type": "html", "name": "info", "html": "<p>Thank you.</p>"},
      {"type": "panel", "name": "p", "title": "More", "visibleIf": "{ok} = true", "elements": [
        {"type": "matrix", "name": "staff", "title": "Staff?", "columns": ["no", "yes"],
         "rows": ["polite", {"value": "quick", "text": "Quick?"}]}]},
      {"type": "paneldynamic", "name": "child", "title": "Child", "maxPanelCount": 3,
       "templateElements": [{"type": "text", "name": "age", "title": "Age?",
        "inputType": "number", "validators": [{"type": "numeric", "minValue": 0,
        "text": "Not yet born"}]}]}]})");
    REQUIRE(form(imported).languages == std::vector<Language>{"en", "cy"});
    REQUIRE(form(imported).fallback == "en");
    REQUIRE(form(imported).title.by_language.at("cy") == "Ymweliad");
    using enum QuestionType;
    std::vector<QuestionType> types;
    for (const Question& one : form(imported).questions)
        types.push_back(one.type);
    REQUIRE((types == std::vector{ShortText, Number, Date, LongText, OneChoice, ManyChoices, Scale,
                                  Stars, Faces, YesNo, Ranking, Information, OneChoice, OneChoice,
                                  Number}));
    REQUIRE(question(imported, "t").characters_max == 100);
    REQUIRE(question(imported, "n").number.max == 9);
    REQUIRE(question(imported, "r").required);
    REQUIRE(question(imported, "r").choices.at(2).other);
    REQUIRE(question(imported, "r").choices.at(1).label.by_language.at("cy") == "Bi");
    REQUIRE(question(imported, "m").choices.at(3).exclusive);
    REQUIRE(question(imported, "m").choices_at_most == 2);
    REQUIRE(question(imported, "m").random_order);
    REQUIRE(question(imported, "scale").scale.high.by_language.at("en") == "Very");
    REQUIRE(question(imported, "ok").choices.at(0).label.by_language.at("en") == "Yes!");
    REQUIRE(question(imported, "info").prompt.by_language.at("en") == "Thank you.");
    REQUIRE(form(imported).groups.at(0).show_if == "${ok} = 'yes'");
    REQUIRE(form(imported).groups.at(1).matrix);
    REQUIRE(form(imported).groups.at(2).repeat_max == 3);
    REQUIRE(question(imported, "age").constraint == ". >= 0");
    REQUIRE(question(imported, "age").constraint_message.by_language.at("en") == "Not yet born");
}

TEST_CASE("whatever is left out is named with its path", "[surveyjs]") {
    const Imported imported = import(R"({"logo": "x.png", "pages": [{"name": "p", "elements": [
      {"type": "file", "name": "photo"},
      {"type": "text", "name": "mail", "title": "Where?", "inputType": "email"},
      {"type": "comment", "name": "why", "title": "Why?", "visibleIf": "{photo} notempty"},
      {"type": "dropdown", "name": "country", "choicesByUrl": {"url": "https://x"}},
      {"type": "matrixdynamic", "name": "grid"},
      {"type": "comment", "name": "odd", "title": "Odd?", "visibleIf": "age({x}) > 1"},
      {"type": "comment", "name": "fine", "title": "Fine?", "enableIf": "{why} = 1",
       "defaultValue": "x"}]}]})");
    REQUIRE(form(imported).questions.size() == 1);
    REQUIRE(
        said(imported) ==
        Lines{"f: warning: the property 'logo' is not supported: it is left out",
              "f, pages[0].elements[0]: refused: 'file' keeps a file or a signature, which could "
              "tell who answered: it is never imported",
              "f, pages[0].elements[1]: refused: 'email' could tell who answered: it is never "
              "imported",
              "f, pages[0].elements[3]: refused: it has no choices of its own",
              "f, pages[0].elements[4]: refused: the type 'matrixdynamic' is not supported",
              "f, pages[0].elements[5]: refused: visibleIf: the function age() is not supported",
              "f, pages[0].elements[6]: warning: the property 'defaultValue' is not supported: it "
              "is left out",
              "f, pages[0].elements[6]: warning: the property 'enableIf' is not supported: it is "
              "left out",
              "f, pages[0].elements[2]: refused: it needs 'photo', and pages[0].elements[0] is "
              "not imported"});
}
