// Logic: what is asked, offered, calculated, taken and said for the answers so far.
#include "core/survey/logic.h"

#include <nlohmann/json.hpp>

#include "tests/support/generated_questionnaire.h"

namespace candour::survey {
namespace {

using nlohmann::json;

const CivilDay today = from_iso("2026-11-25").value();

json source_of(const char* items) {
    json source = json::parse(R"({"id": "q", "title": {"en": "T", "cy": "T"}, "owner": "o",
        "purpose": "p", "act_by": "2027-01-01", "languages": ["en", "cy"], "fallback": "en"})");
    source["questions"] = json::parse(items);
    return source;
}

Questionnaire read(const char* items) {
    auto parsed = parse_questionnaire(source_of(items), "q.json");
    INFO((parsed.ok() ? "" : parsed.error().what));
    REQUIRE(parsed.ok());
    return parsed.take();
}

std::string error_of(const char* items) {
    const auto parsed = parse_questionnaire(source_of(items), "q.json");
    return parsed.ok() ? "none" : parsed.error().what;
}

Evaluation at(const Questionnaire& asked, const Answers& answers, const Language& language = "en") {
    return evaluate(asked, answers, today, language);
}

Answers answers_of(std::vector<Answer> given) { return {.given = std::move(given)}; }

std::size_t index_of(const Questionnaire& asked, std::string_view id) {
    return static_cast<std::size_t>(asked.find(id) - asked.questions.data());
}

std::vector<std::string> ids_of(const std::vector<const Choice*>& choices) {
    std::vector<std::string> ids;
    for (const Choice* choice : choices)
        ids.push_back(choice->id);
    return ids;
}

using Ids = std::vector<std::string>;

constexpr const char* visit = R"~([
    {"id": "came", "type": "yes_no", "prompt": {"en": "Came?"}},
    {"id": "again", "type": "yes_no", "prompt": {"en": "Again?"}, "show_if": "${came} = 'yes'"},
    {"id": "more", "type": "group", "show_if": "${again} = 'no'", "questions": [
        {"id": "inner", "type": "group", "questions": [
            {"id": "why", "type": "long_text", "prompt": {"en": "Why?"}}]},
        {"id": "age", "type": "number", "prompt": {"en": "Age?"}, "constraint": ". > 17",
         "constraint_message": {"en": "You said ${age}."}}]},
    {"id": "double", "type": "calculated", "calculation": "${age} * 2"},
    {"id": "old", "type": "information", "prompt": {"en": "Twice: ${double}"},
     "show_if": "${double} > 100"}])~";

}  // namespace

TEST_CASE("a question is shown when its condition and those of all its groups hold", "[core]") {
    const Questionnaire asked = read(visit);
    const auto shown = [&](std::vector<Answer> given) {
        const Answers answers = answers_of(std::move(given));
        const Evaluation now = at(asked, answers);
        Ids ids;
        for (std::size_t i = 0; i < asked.questions.size(); ++i)
            if (now.shown(i)) ids.push_back(asked.questions[i].id);
        return ids;
    };
    REQUIRE(shown({}) == Ids{"came", "double"});
    REQUIRE(shown({{.question = "came", .choice = "no"}}) == Ids{"came", "double"});
    REQUIRE(shown({{.question = "came", .choice = "yes"}}) == Ids{"came", "again", "double"});
    const Answer yes{.question = "came", .choice = "yes"};
    const Answer no{.question = "again", .choice = "no"};
    REQUIRE(shown({yes, no}) == Ids{"came", "again", "why", "age", "double"});
    REQUIRE(shown({yes, no, {.question = "age", .text = "60"}}) ==
            Ids{"came", "again", "why", "age", "double", "old"});
    // What is hidden counts as not answered, for all that follows from it.
    REQUIRE(shown({{.question = "came", .choice = "no"}, no, {.question = "age", .text = "60"}}) ==
            Ids{"came", "double"});
    // And so does what was declined.
    REQUIRE(shown({{.question = "came", .declined = true}, no}) == Ids{"came", "double"});
}

TEST_CASE("groups are shown or hidden with the groups around them", "[core]") {
    const Questionnaire asked = read(visit);
    Answers answers = answers_of({{.question = "came", .choice = "yes"}});
    REQUIRE_FALSE(at(asked, answers).group_shown(0));
    REQUIRE_FALSE(at(asked, answers).group_shown(1));
    answers.set({.question = "again", .choice = "no"});
    REQUIRE(at(asked, answers).group_shown(0));
    REQUIRE(at(asked, answers).group_shown(1));
}

TEST_CASE("calculated values and texts follow the answers", "[core]") {
    const Questionnaire asked = read(visit);
    const Answers answers = answers_of({{.question = "came", .choice = "yes"},
                                        {.question = "again", .choice = "no"},
                                        {.question = "age", .text = "51.5"}});
    const Evaluation now = at(asked, answers);
    REQUIRE(now.calculated(index_of(asked, "double")) == "103");
    REQUIRE(now.filled("Twice: ${double}, ${ age } now; ${ nobody } ${") ==
            "Twice: 103, 51.5 now; ${ nobody } ${");
    REQUIRE(now.filled("${came} and ${again}") == "Yes and No");
    REQUIRE(at(asked, answers, "cy").filled("${came}") == "Ie");
    REQUIRE(at(asked, Answers{}).filled("(${age})(${double})") == "()()");
}

TEST_CASE("a constraint takes an answer or not, and always takes none", "[core]") {
    const Questionnaire asked = read(visit);
    const std::size_t age = index_of(asked, "age");
    const auto takes = [&](Answer answer) {
        const Answers answers = answers_of({{.question = "came", .choice = "yes"},
                                            {.question = "again", .choice = "no"},
                                            std::move(answer)});
        return at(asked, answers).holds(age);
    };
    REQUIRE(takes({.question = "age", .text = "18"}));
    REQUIRE_FALSE(takes({.question = "age", .text = "17"}));
    REQUIRE(takes({.question = "age"}));
    REQUIRE(takes({.question = "age", .declined = true}));
}

TEST_CASE("a cascade offers choices, and one that is not offered is not chosen", "[core]") {
    const Questionnaire asked = read(R"~([
        {"id": "county", "type": "one_choice", "prompt": {"en": "?"}, "choices": [
            {"id": "kent", "label": {"en": "Kent"}}, {"id": "avon", "label": {"en": "Avon"}}]},
        {"id": "town", "type": "one_choice", "prompt": {"en": "?"},
         "choice_filter": "in = ${county} or name = 'other'", "choices": [
            {"id": "dover", "label": {"en": "Dover"}, "filter": {"in": "kent"}},
            {"id": "bath", "label": {"en": "Bath"}, "filter": {"in": "avon"}},
            {"id": "other", "label": {"en": "Other"}, "other": true}]},
        {"id": "sea", "type": "yes_no", "prompt": {"en": "?"}, "show_if": "${town} = 'dover'"}])~");
    Answers answers = answers_of({{.question = "county", .choice = "kent"},
                                  {.question = "town", .choice = "dover"},
                                  {.question = "sea", .choice = "yes"}});
    {
        const Evaluation now = at(asked, answers);
        REQUIRE(ids_of(now.choices(1)) == Ids{"dover", "other"});
        REQUIRE(now.shown(2));
    }
    answers.set({.question = "county", .choice = "avon"});
    {
        const Evaluation now = at(asked, answers);
        REQUIRE(ids_of(now.choices(1)) == Ids{"bath", "other"});
        REQUIRE_FALSE(now.shown(2));
        REQUIRE(now.filled("${town}").empty());
    }
    drop_hidden(asked, answers, today);
    REQUIRE(answers == answers_of({{.question = "county", .choice = "avon"}}));
}

TEST_CASE("many choices lose those that are not offered, and what was said to them", "[core]") {
    const Questionnaire asked = read(R"~([
        {"id": "floor", "type": "number", "prompt": {"en": "?"}},
        {"id": "used", "type": "many_choices", "prompt": {"en": "?"},
         "choice_filter": "on = ${floor}", "choices": [
            {"id": "cafe", "label": {"en": "Café"}, "filter": {"on": "1"}},
            {"id": "shop", "label": {"en": "Shop"}, "filter": {"on": "1"}},
            {"id": "other", "label": {"en": "Other"}, "other": true, "filter": {"on": "2"}}]},
        {"id": "count", "type": "calculated", "calculation": "count-selected(${used})"}])~");
    Answers answers =
        answers_of({{.question = "used", .choices = {"shop", "other", "cafe"}, .other = "Attic"},
                    {.question = "floor", .text = "1"}});
    REQUIRE(at(asked, answers).calculated(2) == "2");
    REQUIRE(at(asked, answers).filled("${used}") == "Shop, Café");
    drop_hidden(asked, answers, today);
    REQUIRE(answers == answers_of({{.question = "floor", .text = "1"},
                                   {.question = "used", .choices = {"shop", "cafe"}}}));
}

namespace {

constexpr const char* household = R"~([
    {"id": "child", "type": "repeat", "repeat_max": 3, "label": {"en": "Child"}, "questions": [
        {"id": "age", "type": "number", "prompt": {"en": "Age?"}},
        {"id": "school", "type": "yes_no", "prompt": {"en": "At school at ${age}?"},
         "show_if": "${age} > 4"},
        {"id": "in_school", "type": "calculated",
         "calculation": "if(${school} = 'yes', 1, 0)"}]},
    {"id": "children", "type": "calculated", "calculation": "count(${child})"},
    {"id": "oldest", "type": "calculated", "calculation": "max(${age})"},
    {"id": "pupils", "type": "calculated", "calculation": "sum(${in_school})"},
    {"id": "page", "type": "information", "prompt": {"en": "Ages: ${age}"},
     "show_if": "${pupils} > 1"}])~";

}  // namespace

TEST_CASE("a repeat is asked for each repetition by itself and counted from outside", "[core]") {
    const Questionnaire asked = read(household);
    Answers answers = answers_of({{.question = "age", .text = "3"},
                                  {.question = "age", .text = "9", .repetition = 1},
                                  {.question = "school", .choice = "yes", .repetition = 1},
                                  // Hidden, as that child is too young.
                                  {.question = "school", .choice = "yes"}});
    {
        const Evaluation now = at(asked, answers);
        REQUIRE(now.repetitions(0) == 2);
        REQUIRE_FALSE(now.shown(1, 0));
        REQUIRE(now.shown(1, 1));
        REQUIRE(now.shown(0, 2));  // The next one, not yet counted.
        REQUIRE_FALSE(now.shown(0, 3));
        REQUIRE(now.group_shown(0, 2));
        REQUIRE_FALSE(now.group_shown(0, 3));
        REQUIRE(now.calculated(2, 0) == "0");
        REQUIRE(now.calculated(2, 1) == "1");
        REQUIRE(now.calculated(3) == "2");
        REQUIRE(now.calculated(4) == "9");
        REQUIRE(now.calculated(5) == "1");
        REQUIRE_FALSE(now.shown(6));
        REQUIRE(now.filled("At school at ${age}?", 0, 1) == "At school at 9?");
        REQUIRE(now.filled("Ages: ${age}") == "Ages: 3, 9");
    }
    answers.set({.question = "age", .text = "7", .repetition = 2});
    answers.set({.question = "school", .choice = "yes", .repetition = 2});
    REQUIRE(at(asked, answers).shown(6));
    REQUIRE_FALSE(at(asked, answers).shown(0, 3));  // Three at most.
    drop_hidden(asked, answers, today);
    REQUIRE(answers.given.size() == 5);
    REQUIRE(answers.find("school", 0) == nullptr);
    REQUIRE(answers.find("school", 2)->choice == "yes");
}

TEST_CASE("a repeat is asked once before there are answers", "[core]") {
    const Questionnaire asked = read(household);
    const Answers none;
    const Evaluation now = at(asked, none);
    REQUIRE(now.repetitions(0) == 1);
    REQUIRE(now.shown(0, 0));
    REQUIRE_FALSE(now.shown(0, 1));
    REQUIRE(now.calculated(4).empty());  // The largest of none.
}

TEST_CASE("a repeat's number can be calculated, within its limit", "[core]") {
    const Questionnaire asked = read(R"~([
        {"id": "number", "type": "number", "prompt": {"en": "How many?"}},
        {"id": "child", "type": "repeat", "repeat_max": 3, "repeat_count": "${number}",
         "show_if": "${number} != 99", "questions": [
            {"id": "age", "type": "number", "prompt": {"en": "Age?"}}]}])~");
    const auto times = [&](const std::string& number) {
        Answers answers = answers_of({{.question = "age", .text = "1", .repetition = 1}});
        if (!number.empty()) answers.set({.question = "number", .text = number});
        return at(asked, answers).repetitions(0);
    };
    REQUIRE(times("") == 0);
    REQUIRE(times("0") == 0);
    REQUIRE(times("-2") == 0);
    REQUIRE(times("2.9") == 2);
    REQUIRE(times("3") == 3);
    REQUIRE(times("1000000") == 3);
    REQUIRE(times("99") == 0);  // Hidden.
    Answers answers = answers_of({{.question = "number", .text = "1"},
                                  {.question = "age", .text = "5"},
                                  {.question = "age", .text = "6", .repetition = 1}});
    drop_hidden(asked, answers, today);
    REQUIRE(answers.given.size() == 2);
}

TEST_CASE("what cannot be is said with its place and character", "[core]") {
    struct Row {
        const char* items;
        std::string what;
    };
    const std::vector<Row> rows = {
        {R"~([{"id": "a", "type": "date", "prompt": {"en": "?"}, "show_if": "${b} = 'x'"}])~",
         "q.json: questions[0].show_if: character 1: "},
        {R"~([{"id": "a", "type": "number", "prompt": {"en": "?"}, "constraint": ". > = 3"}])~",
         "q.json: questions[0].constraint: character 5: "},
        {R"~([{"id": "a", "type": "number", "prompt": {"en": "?"}},
              {"id": "b", "type": "calculated", "calculation": "1 + nonsense(${a})"}])~",
         "q.json: questions[1].calculation: character 5: "},
        {R"~([{"id": "a", "type": "number", "prompt": {"en": "?"}},
              {"id": "g", "type": "group", "show_if": "${a} = 'ten'", "questions": [
                {"id": "b", "type": "date", "prompt": {"en": "?"}}]}])~",
         "q.json: questions[1].show_if: character 8: "},
        {R"~([{"id": "g", "type": "repeat", "repeat_max": 2, "questions": [
                {"id": "a", "type": "number", "prompt": {"en": "?"}}]},
              {"id": "b", "type": "date", "prompt": {"en": "?"}, "show_if": "${a} > 1"}])~",
         "q.json: questions[1].show_if: character 1: "},
        {R"~([{"id": "a", "type": "date", "prompt": {"en": "On", "cy": "Ŵŷ ${when}?"}}])~",
         "q.json: questions[0].prompt.cy: character 4: there is no question 'when' whose answer "
         "could be shown"},
        {R"~([{"id": "a", "type": "one_choice", "prompt": {"en": "?"},
               "choice_filter": "country = 'x'", "choices": [
                {"id": "1", "label": {"en": "1"}, "filter": {"county": "x"}},
                {"id": "2", "label": {"en": "2"}}]}])~",
         "q.json: questions[0].choice_filter: character 1: "}};
    const Row row = GENERATE_COPY(from_range(rows));
    INFO(row.items);
    const std::string said = error_of(row.items);
    INFO(said);
    REQUIRE(said.starts_with(row.what));
    REQUIRE(said.size() > row.what.size() - 1);
}

TEST_CASE("what depends on itself is named in full", "[core]") {
    REQUIRE(error_of(R"~([
        {"id": "a", "type": "calculated", "calculation": "${b} + 1"},
        {"id": "b", "type": "calculated", "calculation": "${c} + 1"},
        {"id": "c", "type": "calculated", "calculation": "${a} + 1"}])~") ==
            "q.json: questions[0].calculation: it depends on itself: a → b → c → a (each needs the "
            "next, and a question needs its group)");
    REQUIRE(error_of(R"~([
        {"id": "a", "type": "date", "prompt": {"en": "?"}, "show_if": "${a} != ''"}])~") ==
            "q.json: questions[0].show_if: it depends on itself: a → a (each needs the next, and a "
            "question needs its group)");
    REQUIRE(error_of(R"~([
        {"id": "g", "type": "group", "show_if": "${a} != ''", "questions": [
            {"id": "a", "type": "date", "prompt": {"en": "?"}}]}])~") ==
            "q.json: questions[0].show_if: it depends on itself: a → g → a (each needs the next, "
            "and a question needs its group)");
}

TEST_CASE("a calculation's type is known to what uses it, in any order", "[core]") {
    REQUIRE(error_of(R"~([
        {"id": "late", "type": "date", "prompt": {"en": "?"}, "show_if": "${day} = 'ten'"},
        {"id": "day", "type": "calculated", "calculation": "${number} + 1"},
        {"id": "number", "type": "calculated", "calculation": "2 * 3"}])~")
                .starts_with("q.json: questions[0].show_if: character 10: "));
}

TEST_CASE("every problem is found, for a report", "[core]") {
    Questionnaire asked;
    asked.groups = {{.id = "g", .show_if = "${x}"}};
    asked.questions = {{.id = "a", .type = QuestionType::Date, .show_if = "${y} and"},
                       {.id = "b", .type = QuestionType::Number, .constraint = ". >"}};
    const CompiledLogic compiled = compile_logic(asked);
    REQUIRE(compiled.logic == nullptr);
    REQUIRE(compiled.problems.size() == 3);
    REQUIRE(compiled.problems[0].in_group);
    REQUIRE(compiled.problems[1].field == "show_if");
    REQUIRE(compiled.problems[2].index == 1);
    REQUIRE(compiled.problems[2].column == 4);
}

TEST_CASE("generated questionnaires evaluate, and dropping twice is dropping once", "[core]") {
    test::for_all(100, [](test::Gen& gen) {
        const Questionnaire made = test::generated_questionnaire(gen);
        const Questionnaire asked = parse_questionnaire(to_json(made), "made").take();
        Answers answers;
        for (const Question& question : asked.questions) {
            if (!takes_answer(question.type) || gen.chance(30)) continue;
            Answer answer{.question = question.id};
            if (asked.repeat_around(question.group) != no_group) {
                answer.repetition = static_cast<std::uint32_t>(gen.below(3));
            }
            if (takes_one_choice(question.type)) answer.choice = gen.one_of(question.choices).id;
            if (takes_many_choices(question.type)) {
                answer.choices = {gen.one_of(question.choices).id};
            }
            if (question.type == QuestionType::Number) answer.text = std::to_string(gen.below(9));
            if (question.type == QuestionType::Date) answer.text = "2026-11-25";
            if (takes_text(question.type) && answer.text.empty()) answer.text = "words";
            answers.set(answer);
        }
        drop_hidden(asked, answers, today);
        const Answers once = answers;
        for (const Answer& answer : once.given) {
            const std::size_t index = index_of(asked, answer.question);
            REQUIRE(at(asked, once).shown(index, answer.repetition));
        }
        drop_hidden(asked, answers, today);
        REQUIRE(answers == once);
    });
}

namespace {

// A chain in which each question is shown when the one before is answered, and each third value is
// calculated; with answers to all.
std::uint64_t steps_for(std::size_t count) {
    Questionnaire asked;
    Answers answers;
    answers.given.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string before = "${q" + std::to_string(i == 0 ? 0 : i - 1) + "}";
        Question question{.id = "q" + std::to_string(i), .type = QuestionType::Number};
        if (i > 0) question.show_if = before + " != ''";
        if (i % 3 == 2) {
            question.type = QuestionType::Calculated;
            question.calculation = before + " + 1";
        } else {
            answers.given.push_back({.question = question.id, .text = "1"});
        }
        asked.questions.push_back(question);
    }
    const CompiledLogic compiled = compile_logic(asked);
    REQUIRE(compiled.problems.empty());
    asked.logic = compiled.logic;
    const Evaluation now = at(asked, answers);
    REQUIRE(now.shown(count - 1));
    return now.steps();
}

}  // namespace

TEST_CASE("an evaluation takes steps in proportion to the questions", "[core]") {
    const std::uint64_t hundred = steps_for(100);
    REQUIRE(hundred > 100);
    REQUIRE(steps_for(1'000) <= hundred * 11);
    REQUIRE(steps_for(10'000) <= hundred * 110);
}

}  // namespace candour::survey
