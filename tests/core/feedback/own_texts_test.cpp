// How much of an organisation's own texts there is in each language.
#include "core/feedback/own_texts.h"

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/small_procedure.h"

namespace candour::feedback {
namespace {

Organisation read(const nlohmann::json& source) {
    return parse_organisation(source.dump(), "organisation.json").take();
}

}  // namespace

TEST_CASE("a survey that lacks a language leaves that much untranslated", "[core]") {
    const OwnTexts texts = own_texts_of(read(test::example_organisation()));
    // Its survey has a title, four prompts, a hint, two choices, five faces, yes and no, in English
    // and Welsh alone.
    const std::size_t of_survey = 1 + 4 + 1 + 2 + 5 + 2;
    REQUIRE(texts.written.at("en") == texts.total);
    REQUIRE(texts.written.at("cy") == texts.total);
    REQUIRE(texts.written.at("ur") == texts.total - of_survey);
    REQUIRE_FALSE(texts.written.contains("pl"));
}

TEST_CASE("each text is counted once, wherever it stands", "[core]") {
    nlohmann::json source = test::example_organisation();
    const OwnTexts before = own_texts_of(read(source));
    // Name, welcome, limits, next; two kinds; a service with a contact, and one of all.
    REQUIRE(before.total == 4 + 2 + 2 + 1 + 15);
    source["information"] = {{{"id", "rights"},
                              {"title", {{"en", "Rights"}, {"cy", "Hawliau"}, {"ur", "حقوق"}}},
                              {"text", {{"en", "1"}, {"cy", "2"}, {"ur", "3"}}},
                              {"review_day", "2027-03-31"},
                              {"owner", "Manager"}}};
    REQUIRE(own_texts_of(read(source)).total == before.total + 2);
    source["services"][0]["summary"] = {{"en", "a"}, {"cy", "b"}, {"ur", "c"}};
    REQUIRE(own_texts_of(read(source)).total == before.total + 3);
}

TEST_CASE("a procedure's texts count, and not its ids", "[core]") {
    Organisation organisation = read(test::example_organisation());
    const OwnTexts before = own_texts_of(organisation);
    complaint::Procedure procedure;
    procedure.id = "id";
    procedure.languages = {"en", "cy"};
    procedure.name.by_language = {{"en", "Complaints"}, {"cy", "Cwynion"}};
    procedure.texts.welcome.by_language = {{"en", "You are welcome to complain."}};
    LocalText you;
    you.by_language = {{"en", "You"}, {"cy", "Chi"}};
    LocalText carer;
    carer.by_language["en"] = "Your carer";
    procedure.texts.who_may = {you, carer};
    organisation.procedures = {procedure};
    const OwnTexts after = own_texts_of(organisation);
    REQUIRE(after.total == before.total + 4);
    REQUIRE(after.written.at("en") == before.written.at("en") + 4);
    REQUIRE(after.written.at("cy") == before.written.at("cy") + 2);
}

}  // namespace candour::feedback
