// check_answer(): answers of every type of question.
#include "core/survey/answers.h"
#include "core/survey/limits.h"
#include "core/survey/numbers.h"
#include "tests/support/property.h"

namespace candour::survey {
namespace {

Questionnaire example() {
    Questionnaire made;
    made.groups = {{.id = "child", .repeat_max = 3}, {.id = "inner", .parent = 0}};
    made.questions = {
        {.id = "used",
         .type = QuestionType::ManyChoices,
         .choices = {{.id = "a"},
                     {.id = "b"},
                     {.id = "c"},
                     {.id = "none", .exclusive = true},
                     {.id = "other", .other = true}},
         .choices_at_least = 2,
         .choices_at_most = 3},
        {.id = "came", .choices = {{.id = "bus"}, {.id = "other", .other = true}}},
        {.id = "best", .type = QuestionType::Ranking, .choices = {{.id = "a"}, {.id = "b"}}},
        {.id = "age",
         .type = QuestionType::Number,
         .may_decline = false,
         .group = 1,
         .number = {.whole = true, .min = 0, .max = 120}},
        {.id = "weight", .type = QuestionType::Number},
        {.id = "day",
         .type = QuestionType::Date,
         .date = {.min = "2020-02-29", .max = "2026-12-31"}},
        {.id = "name_it", .type = QuestionType::ShortText, .characters_max = 5},
        {.id = "read", .type = QuestionType::Information},
        {.id = "sum", .type = QuestionType::Calculated}};
    return made;
}

}  // namespace

TEST_CASE("check_answer takes every kind of answer", "[core]") {
    const Answer answer = GENERATE(
        Answer{.question = "used", .choices = {"b", "a"}},
        Answer{.question = "used", .choices = {"a", "b", "other"}, .other = "Yr ardd"},
        Answer{.question = "used", .choices = {"none"}},  // Counts for as many as are needed.
        Answer{.question = "used"}, Answer{.question = "used", .declined = true},
        Answer{.question = "came", .choice = "other", .other = "On foot"},
        Answer{.question = "came", .choice = "other"},
        Answer{.question = "best", .choices = {"b", "a"}},
        Answer{.question = "best", .choices = {"b"}},  // The best ones only.
        Answer{.question = "age", .text = "0"}, Answer{.question = "age", .text = "120"},
        Answer{.question = "age", .text = "7", .repetition = 2},
        Answer{.question = "weight", .text = "-12.5"},
        Answer{.question = "weight", .text = "123456789012345"},
        Answer{.question = "day", .text = "2020-02-29"},
        Answer{.question = "day", .text = "2026-12-31"},
        Answer{.question = "name_it", .text = "ŵŷŵŷŵ"}, Answer{.question = "read"},
        Answer{.question = "sum"});
    const Status checked = check_answer(example(), answer);
    INFO(answer.question << (checked.ok() ? "" : checked.error().what));
    REQUIRE(checked.ok());
}

TEST_CASE("check_answer says what is wrong with an answer", "[core]") {
    struct Row {
        Answer answer;
        std::string what;
    };
    const Row row = GENERATE(
        Row{{.question = "used", .choices = {"a"}}, "needs at least 2 choices"},
        Row{{.question = "used", .choices = {"a", "b", "c", "other"}}, "takes at most 3 choices"},
        Row{{.question = "used", .choices = {"a", "none"}},
            "a choice is chosen that excludes the others"},
        Row{{.question = "used", .choices = {"a", "a"}}, "the same choice is chosen twice"},
        Row{{.question = "used", .choices = {"a", "canary"}}, "there is no such choice"},
        Row{{.question = "used", .choice = "a"}, "takes several choices, not one"},
        Row{{.question = "used", .choices = {"a", "b"}, .other = "canary"},
            "says more to a choice that was not chosen"},
        Row{{.question = "used", .declined = true, .choices = {"a", "b"}},
            "declined and answered at once"},
        Row{{.question = "came", .choices = {"bus"}}, "takes no list of choices"},
        Row{{.question = "came", .choice = "bus", .other = "canary"},
            "says more to a choice that was not chosen"},
        Row{{.question = "came", .choice = "other", .other = std::string(201, 'x')},
            "the text is longer than 200 characters"},
        Row{{.question = "came", .choice = "other", .other = "\xC3("}, "the text is not UTF-8"},
        Row{{.question = "best", .choices = {"b", "b"}}, "the same choice is chosen twice"},
        Row{{.question = "age", .text = "7.5"}, "takes a whole number"},
        Row{{.question = "age", .text = "-1"}, "the number is too small"},
        Row{{.question = "age", .text = "121"}, "the number is too large"},
        Row{{.question = "age", .declined = true}, "cannot be declined"},
        Row{{.question = "age", .text = "7", .repetition = 3}, "is asked at most 3 times"},
        Row{{.question = "weight", .text = "7", .repetition = 1}, "is asked at most 1 times"},
        Row{{.question = "weight", .text = "canary"}, "here belongs a number"},
        Row{{.question = "weight", .text = std::string(25, '1')}, "the number has too many digits"},
        Row{{.question = "weight", .choice = "7"}, "takes a text, not a choice"},
        Row{{.question = "day", .text = "2026-02-29"}, "here belongs a date: YYYY-MM-DD"},
        Row{{.question = "day", .text = "2020-02-28"}, "the date is too early"},
        Row{{.question = "day", .text = "2027-01-01"}, "the date is too late"},
        Row{{.question = "name_it", .text = "canary"}, "the text is longer than 5 characters"},
        Row{{.question = "read", .text = "canary"}, "takes no answer"},
        Row{{.question = "sum", .declined = true}, "takes no answer"});
    const Status checked = check_answer(example(), row.answer);
    REQUIRE_FALSE(checked.ok());
    REQUIRE(checked.error().kind == ErrorKind::Invalid);
    REQUIRE(checked.error().what == "question '" + row.answer.question + "': " + row.what);
}

TEST_CASE("Answers keeps the answers of each repetition apart", "[core]") {
    Answers answers;
    answers.set({.question = "age", .text = "7"});
    answers.set({.question = "age", .text = "9", .repetition = 1});
    answers.set({.question = "age", .text = "8"});
    REQUIRE(answers.given.size() == 2);
    REQUIRE(answers.find("age")->text == "8");
    REQUIRE(answers.find("age", 1)->text == "9");
    REQUIRE(answers.find("age", 2) == nullptr);
}

TEST_CASE("an answer in words is told from a number, a date and a choice", "[core]") {
    REQUIRE(Answer{.text = "seven"}.in_words());
    REQUIRE(Answer{.text = "7 or 8"}.in_words());
    REQUIRE(Answer{.choice = "other", .other = "7"}.in_words());
    const Answer without =
        GENERATE(Answer{}, Answer{.text = "7"}, Answer{.text = "-12.5"},
                 Answer{.text = "2026-11-25"}, Answer{.choice = "a"}, Answer{.choices = {"a"}});
    REQUIRE_FALSE(without.in_words());
}

TEST_CASE("wiping an answer leaves nothing of it", "[core]") {
    Answer answer{.question = "q",
                  .choice = "a",
                  .text = "t",
                  .declined = true,
                  .repetition = 2,
                  .choices = {"b"},
                  .other = "o"};
    wipe(answer);
    REQUIRE(answer.choices.empty());
    REQUIRE(answer.other.find('o') == std::string::npos);
    REQUIRE(answer.repetition == 0);
    REQUIRE_FALSE(answer.declined);
}

TEST_CASE("a number has one text and only that is taken", "[core]") {
    REQUIRE(number_text(12.5) == "12.5");
    REQUIRE(number_text(-0.0) == "0");
    REQUIRE(number_text(1e21) == "1000000000000000000000");
    REQUIRE(number_text(0.1) == "0.1");
    const char* other_ways = GENERATE("", " 1", "1 ", "+1", "01", "1.0", "1.", ".5", "-0", "1e3",
                                      "inf", "nan", "0x10", "1,5", "٣", "--1");
    INFO(other_ways);
    REQUIRE_FALSE(number_in(other_ways).has_value());
    test::for_all(500, [](test::Gen& gen) {
        const double number = static_cast<double>(gen.between(-1'000'000, 1'000'000)) /
                              static_cast<double>(gen.between(1, 1'000));
        REQUIRE(number_in(number_text(number)) == number);
    });
}

}  // namespace candour::survey
