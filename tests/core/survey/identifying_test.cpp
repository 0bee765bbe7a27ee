// Which questions are found to ask who somebody is.
#include "core/survey/identifying.h"

#include <nlohmann/json.hpp>

#include "core/survey/questionnaire.h"
#include "tests/support/catch.h"

namespace candour::survey {
namespace {

Question asking(const std::string& prompt, const std::string& id = "q1") {
    return {.id = id, .type = QuestionType::ShortText, .prompt = {.by_language = {{"xx", prompt}}}};
}

}  // namespace

TEST_CASE("asks_who finds names, addresses, ways to reach and dates of birth in our languages",
          "[core]") {
    struct Row {
        const char* prompt;
        const char* what;
    };
    const Row row = GENERATE(
        Row{"Name", "a name"}, Row{"What's your name?", "a name"},
        Row{"YOUR FULL NAME (optional)", "a name"}, Row{"Child’s name", "a name"},
        Row{"Beth yw eich enw?", "a name"}, Row{"Beth yw’ch enw?", "a name"},
        Row{"آپ کا نام کیا ہے؟", "a name"}, Row{"Address:", "an address"},
        Row{"What is your post-code?", "an address"}, Row{"Cod post", "an address"},
        Row{"گھر کا پتہ", "an address"}, Row{"E-mail", "a way to reach somebody"},
        Row{"Your mobile number", "a way to reach somebody"},
        Row{"Rhif ffôn", "a way to reach somebody"}, Row{"ای میل؟", "a way to reach somebody"},
        Row{"Date of birth", "a date of birth"}, Row{"تاریخ پیدائش", "a date of birth"},
        Row{"NHS number", "a number that is one person's"});
    INFO(row.prompt);
    REQUIRE(asks_who(asking(row.prompt)) == row.what);
}

TEST_CASE("asks_who reads ids too", "[core]") {
    REQUIRE(asks_who(asking("?", "First_Name")) == "a name");
    REQUIRE(asks_who(asking("?", "name")) == "a name");
    REQUIRE(asks_who(asking("?", "resp.phone-number")) == "a way to reach somebody");
}

TEST_CASE("asks_who leaves other questions alone", "[core]") {
    const char* prompt = GENERATE(
        "What is the name of the service you used?", "Did we address what you asked for?",
        "How did you hear of us?", "Was the phone answered soon?", "Pa enw sydd ar y gwasanaeth?",
        "Surnames are not asked", "کیا آپ کو پتہ تھا کہ ہم کھلے ہیں؟", "", "…");
    INFO(prompt);
    REQUIRE_FALSE(asks_who(asking(prompt)).has_value());
}

TEST_CASE("asks_who minds only what is written, not what is chosen", "[core]") {
    Question question = asking("What is your name?");
    REQUIRE(asks_who(question).has_value());
    question.type = QuestionType::YesNo;  // "May we use your name?" is answered with yes or no.
    REQUIRE_FALSE(asks_who(question).has_value());
}

TEST_CASE("a question that asks who somebody is needs a pressing reason", "[core]") {
    auto source = nlohmann::json::parse(R"({"id": "q", "title": {"en": "T"}, "owner": "o",
        "purpose": "p", "act_by": "2027-01-01", "languages": ["en"], "questions": [
        {"id": "who", "type": "short_text", "prompt": {"en": "Your name?"}}]})");
    REQUIRE(parse_questionnaire(source, "q.json").error().what ==
            "q.json: questions[0]: it asks for a name, and a survey is answered without saying who "
            "one is; leave it out, or give \"pressing_reason\": why it must be asked, as the "
            "visitor will read it");
    source["questions"][0]["pressing_reason"] = {{"en", "The law asks us to write it down."}};
    REQUIRE(parse_questionnaire(source, "q.json").ok());
}

}  // namespace candour::survey
