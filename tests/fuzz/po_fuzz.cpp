// tests/fuzz/po_fuzz.cpp: a PO file of translations; what is read is put into a questionnaire.
#include "core/base/json_fields.h"
#include "core/survey/translation/po.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/texts.h"

namespace candour::fuzz {

namespace {

const survey::Questionnaire& questionnaire() {
    static const survey::Questionnaire read =
        survey::parse_questionnaire(parse_json_file(small_questionnaire, "small.json").value(),
                                    "small.json")
            .take();
    return read;
}

}  // namespace

bool accepts(ByteView input) {
    const auto file = survey::read_po(to_text(input));
    if (!file.ok()) {
        CHECK(file.error().what.starts_with("line "));
        return false;
    }
    survey::PoFile read = file.value();
    survey::PoFile again = survey::read_po(survey::write_po(read)).take();
    for (survey::PoFile* one : {&read, &again}) {
        for (survey::PoEntry& entry : one->entries)
            entry.line = 0;
    }
    CHECK(again == read);
    survey::Report report;
    const survey::Translations texts = translations_of(file.value(), report);
    const survey::TranslationResult result = with_translations(questionnaire(), "pl", texts);
    CHECK(result.questionnaire || any(result.report, survey::Severity::Error));
    return true;
}

std::vector<Bytes> seeds() {
    return {
        bytes_of(survey::write_po(po_of(questionnaire(), "en"))),
        bytes_of(
            "#, fuzzy\nmsgctxt \"title\"\nmsgid \"a\"\nmsgstr \"\"\n\"b\\n\"\n#~ msgid \"x\"\n")};
}

}  // namespace candour::fuzz
