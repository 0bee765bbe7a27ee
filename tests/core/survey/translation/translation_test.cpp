// tests/core/survey/translation/translation_test.cpp: texts go to translators and come back.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/survey/translation/po.h"
#include "core/survey/translation/table.h"
#include "tests/support/generated_questionnaire.h"

using namespace candour;
using namespace candour::survey;

namespace {

Questionnaire small() {
    const auto json = nlohmann::json::parse(R"({"id": "visit", "title": {"en": "Visit"},
      "owner": "Manager", "purpose": "To learn", "act_by": "2027-03-31", "languages": ["en"],
      "questions": [{"id": "felt", "type": "faces", "prompt": {"en": "How was it?"}},
        {"id": "why", "type": "long_text", "prompt": {"en": "Why?\nPlease say."}}]})");
    return parse_questionnaire(json, "small").take();
}

Translations brought(const Questionnaire& questionnaire, const Language& language,
                     const std::string& text) {
    Report report;
    PoFile file = po_of(questionnaire, language);
    for (PoEntry& entry : file.entries)
        entry.text = text;
    Translations all = translations_of(read_po(write_po(file)).take(), report);
    REQUIRE(report.empty());
    return all;
}

std::string refusal(const std::string& po) {
    const auto file = read_po(po);
    return file.ok() ? "it was read" : file.error().what;
}

}  // namespace

TEST_CASE("a PO file is written and read without a change", "[translation]") {
    test::for_all(100, [](test::Gen& gen) {
        const Questionnaire questionnaire = test::generated_questionnaire(gen);
        const PoFile file = po_of(questionnaire, questionnaire.languages.back());
        PoFile again = read_po(write_po(file)).take();
        for (PoEntry& entry : again.entries)
            entry.line = 0;
        REQUIRE((again == file));
    });
}

TEST_CASE("what was not changed changes nothing", "[translation]") {
    test::for_all(100, [](test::Gen& gen) {
        const Questionnaire questionnaire = test::generated_questionnaire(gen);
        const Language language = questionnaire.languages.back();
        Report report;
        const Translations texts = translations_of(po_of(questionnaire, language), report);
        const TranslationResult result = with_translations(questionnaire, language, texts);
        REQUIRE(result.questionnaire.has_value());
        REQUIRE((*result.questionnaire == questionnaire));
        const auto table = read_translation_table(translation_table(questionnaire, {}),
                                                  questionnaire.languages.front(), language);
        REQUIRE(table.ok());
        REQUIRE((*with_translations(questionnaire, language, table.value()).questionnaire ==
                 questionnaire));
    });
}

TEST_CASE("a new language is added with every text", "[translation]") {
    const Questionnaire before = small();
    const TranslationResult result =
        with_translations(before, "pl", brought(before, "pl", "Po polsku"));
    REQUIRE(result.questionnaire.has_value());
    REQUIRE(result.report.empty());
    const Questionnaire& after = *result.questionnaire;
    REQUIRE(after.languages == std::vector<Language>{"en", "pl"});
    REQUIRE(after.fallback.empty());
    REQUIRE(after.find("why")->prompt.by_language.at("pl") == "Po polsku");
    REQUIRE(after.find("felt")->choices.at(4).label.by_language.at("pl") == "Po polsku");
    REQUIRE(after.find("felt")->choices.at(4).label.by_language.at("en") == "Very good");
    REQUIRE(after.version != before.version);
}

TEST_CASE("a text that has changed since is not taken, and said", "[translation]") {
    Translations texts = brought(small(), "pl", "Po polsku");
    texts["question/why/prompt"] = {"Why not?", "Czemu nie?", 12};
    texts["question/gone/prompt"] = {"Where?", "Gdzie?", 20};
    const TranslationResult result = with_translations(small(), "pl", texts);
    REQUIRE(result.questionnaire.has_value());
    REQUIRE(result.questionnaire->fallback == "en");
    REQUIRE(result.questionnaire->find("why")->prompt.by_language.size() == 1);
    REQUIRE(result.report.size() == 3);
    REQUIRE(line_of(result.report[0], "pl.po") ==
            "pl.po, row 12: warning: 'question/why/prompt' has changed since it was translated: it "
            "says 'Why?\nPlease say.' now");
    REQUIRE(
        line_of(result.report[1], "pl.po") ==
        "pl.po, row 20: warning: there is no text 'question/gone/prompt': its translation is left "
        "out");
    REQUIRE(line_of(result.report[2], "pl.po") == "pl.po: note: 1 text is not translated yet");
}

TEST_CASE("fuzzy translations are left out and said", "[translation]") {
    Report report;
    const auto file = read_po(
        "#, fuzzy\nmsgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n"
        "#, c-format\nmsgctxt \"b\"\nmsgid \"\"\n\"x\"\nmsgstr \"y\"\n"
        "#~ msgid \"old\"\n");
    REQUIRE(file.ok());
    const Translations texts = translations_of(file.value(), report);
    REQUIRE(texts.size() == 1);
    REQUIRE(texts.at("b").was == "x");
    REQUIRE(line_of(report.at(0), "f") ==
            "f, row 2: warning: 'a' is marked fuzzy: its translation is left out");
}

TEST_CASE("what is no PO file is refused with its line", "[translation]") {
    REQUIRE(refusal("msgid \"a\"\n\n") == "line 2: msgstr is missing");
    REQUIRE(refusal("\nhello\n") == "line 2: here belongs msgctxt, msgid or msgstr, in this order");
    REQUIRE(refusal("msgid \"a\"\nmsgid_plural \"b\"\n") ==
            "line 2: a questionnaire has no plural forms");
    REQUIRE(refusal("msgid \"a\" b\n") == "line 1: here belongs a text in quotes");
    REQUIRE(refusal("msgid \"a\\q\"\n") == "line 1: '\\' is written \\\\");
    REQUIRE(refusal("msgctxt \"k\"\nmsgid \"a\"\nmsgstr \"\"\n\nmsgctxt \"k\"\nmsgid \"b\"\n"
                    "msgstr \"\"\n")
                .starts_with("line 7: 'k' is there twice"));
    REQUIRE(refusal("\xFF") == "line 1: the text is not UTF-8");
}
