// Equality questions: what the organisation's file may name, and what stays of an answer.
#include "core/feedback/equality.h"

#include <fstream>
#include <iterator>

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

json with_equality() {
    json source = test::example_organisation();
    source["equality_questionnaire"] = "about_you";
    source["questionnaires"].push_back(json::parse(R"({
        "id": "about_you", "title": {"en": "About you"}, "owner": "Manager",
        "purpose": "To see whether everybody is treated fairly", "act_by": "2027-03-31",
        "languages": ["en"],
        "questions": [
            {"id": "age", "type": "one_choice", "prompt": {"en": "How old are you?"},
             "choices": [{"id": "young", "label": {"en": "Under 40"}},
                         {"id": "old", "label": {"en": "40 or over"}}]},
            {"id": "why", "type": "information", "prompt": {"en": "We ask this of everybody."}},
            {"id": "carer", "type": "yes_no", "prompt": {"en": "Are you a carer?"}}]})"));
    return source;
}

Result<Organisation> parse(const json& source) { return parse_organisation(source.dump(), "o"); }

}  // namespace

TEST_CASE("an organisation may name one of its questionnaires as its equality questions",
          "[core]") {
    const Organisation named = parse(with_equality()).take();
    REQUIRE(named.equality_questions() == named.find_questionnaire("about_you"));
    REQUIRE(asks_equality(named, "about_you"));
    REQUIRE_FALSE(asks_equality(named, "drop_in"));
    const Organisation none = parse(test::example_organisation()).take();
    REQUIRE(none.equality_questions() == nullptr);
    REQUIRE_FALSE(asks_equality(none, ""));
}

TEST_CASE("equality questions that could tell who somebody is are refused in plain words",
          "[core]") {
    struct Row {
        const char* at;
        json value;
        std::string what;
    };
    const std::string words =
        "it asks for words, a number or a date; equality questions are choices "
        "only, so that nobody can be told by an answer";
    const auto asked = [](const char* type) {
        return json{{"id", "more"}, {"type", type}, {"prompt", {{"en", "Anything else?"}}}};
    };
    const Row row = GENERATE_COPY(
        Row{"/equality_questionnaire", "absent", "there is no questionnaire 'absent' in this file"},
        Row{"/services/0/questionnaire", "about_you",
            "the service 'drop-in' asks 'about_you' too; equality questions are asked by no "
            "service, or their answers would be joined to it"},
        Row{"/questionnaires/1/training", true,
            "it is for practice; its answers would be counted nowhere"},
        Row{"/questionnaires/1/questions/2", asked("date"), "question 'more': " + words},
        Row{"/questionnaires/1/questions/2", asked("number"), "question 'more': " + words},
        Row{"/questionnaires/1/questions/2", asked("short_text"), "question 'more': " + words},
        Row{"/questionnaires/1/questions/2", asked("long_text"), "question 'more': " + words},
        Row{"/questionnaires/1/questions/0/choices/1/other", true,
            "question 'age': the choice 'old' asks for words; take away its \"other\": equality "
            "questions are choices only"},
        Row{"/questionnaires/1/questions/0/required", true,
            "question 'age': it must be answered; take away its \"required\": nobody has to say "
            "who they are"},
        Row{"/questionnaires/1/questions/2/may_decline", false,
            "question 'carer': it lacks \"I would rather not say\"; take away its "
            "\"may_decline\""});
    json source = with_equality();
    source[json::json_pointer(row.at)] = row.value;
    const auto read = parse(source);
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().kind == ErrorKind::Invalid);
    REQUIRE(read.error().what == "o: equality_questionnaire: " + row.what);
}

TEST_CASE("the ready equality questions can be asked as they are", "[core]") {
    std::ifstream file("assets/questionnaires/equality.json");
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto questions = survey::parse_questionnaire(json::parse(text), "equality.json");
    REQUIRE(questions.ok());
    REQUIRE(can_ask_equality(questions.value(), "equality.json").ok());
    REQUIRE(questions.value().questions.size() == 10);
}

TEST_CASE("of an answer nothing stays but what was asked and chosen", "[core]") {
    Contact said;
    said.kind = ContactKind::SurveyAnswer;
    said.channel = Channel::HomeVisit;
    said.service = "drop-in";
    said.service_group = "centre";
    said.language = "cy";
    said.urgent = true;
    said.questionnaire = "about_you";
    said.questionnaire_version = "1";
    said.answers.set({.question = "age", .choice = "old"});
    Contact alone;
    alone.kind = ContactKind::SurveyAnswer;
    alone.channel = Channel::Equality;
    alone.questionnaire = "about_you";
    alone.questionnaire_version = "1";
    alone.answers = said.answers;
    keep_apart(said);
    REQUIRE(said == alone);
}

}  // namespace candour::feedback
