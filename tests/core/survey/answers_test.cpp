// Keeping and checking answers.
#include "core/survey/answers.h"

#include "core/survey/limits.h"
#include "tests/support/catch.h"

namespace candour::survey {
namespace {

Questionnaire example() {
    Questionnaire questionnaire;
    questionnaire.questions = {
        {.id = "felt",
         .type = QuestionType::Faces,
         .required = true,
         .choices = {{"1", {}}, {"5", {}}}},
        {.id = "again", .type = QuestionType::YesNo, .choices = {{"yes", {}}, {"no", {}}}},
        {.id = "better", .type = QuestionType::LongText}};
    return questionnaire;
}

}  // namespace

TEST_CASE("Answers keeps one answer a question, the last, in the order of asking", "[core]") {
    Answers answers;
    answers.set({.question = "felt", .choice = "1"});
    answers.set({.question = "better", .text = "More light"});
    answers.set({.question = "felt", .choice = "5"});
    REQUIRE(answers.given.size() == 2);
    REQUIRE(answers.given[0].choice == "5");
    REQUIRE(answers.find("better")->text == "More light");
    REQUIRE(answers.find("again") == nullptr);
}

TEST_CASE("Answers keeps every answer of a questionnaire longer than the first room", "[core]") {
    Answers answers;
    const std::size_t many = 200;
    for (std::size_t i = 0; i < many; ++i) {
        answers.set({.question = "q" + std::to_string(i), .choice = std::to_string(i)});
    }
    REQUIRE(answers.given.size() == many);
    for (std::size_t i = 0; i < many; ++i) {
        REQUIRE(answers.find("q" + std::to_string(i))->choice == std::to_string(i));
    }
}

TEST_CASE("check_answer takes what the question offers", "[core]") {
    const Answer answer = GENERATE(
        Answer{.question = "felt", .choice = "5"}, Answer{.question = "felt", .declined = true},
        Answer{.question = "again", .choice = "no"}, Answer{.question = "again"},
        Answer{.question = "better", .text = "Mwy o oleuni"}, Answer{.question = "better"},
        Answer{.question = "better", .text = std::string(text_characters_max, 'x')});
    REQUIRE(check_answer(example(), answer).ok());
}

TEST_CASE("check_answer refuses what the question does not offer", "[core]") {
    const Answer answer = GENERATE(
        Answer{.question = "unknown", .choice = "1"}, Answer{.question = "felt", .choice = "3"},
        Answer{.question = "felt"},                                   // Required, not answered.
        Answer{.question = "felt", .choice = "5", .declined = true},  // Both at once.
        Answer{.question = "felt", .text = "fine"}, Answer{.question = "better", .choice = "1"},
        Answer{.question = "better", .text = "\xC3("},  // Not UTF-8.
        Answer{.question = "better", .text = std::string(text_characters_max + 1, 'x')});
    REQUIRE(check_answer(example(), answer).error().kind == ErrorKind::Invalid);
}

TEST_CASE("check_answer counts characters, not bytes", "[core]") {
    std::string text;
    for (std::size_t i = 0; i < text_characters_max; ++i)
        text += "ŵ";
    REQUIRE(check_answer(example(), {.question = "better", .text = text}).ok());
}

TEST_CASE("check_answer never repeats a person's words in its message", "[core]") {
    const auto status = check_answer(example(), {.question = "felt", .choice = "canary"});
    REQUIRE(status.error().what.find("canary") == std::string::npos);
}

}  // namespace candour::survey
