// How one question's table could give a small count of another's away: one month for each way, and
// the same month with so few more or less that nothing is told.
#include <utility>

#include "core/report/survey_results.h"
#include "tests/support/survey_versions.h"

namespace candour::report {
namespace {

using survey::Answer;
using Everyone = std::vector<GivenAnswers>;

const Period november = month_of(from_iso("2026-11-01").value());

constexpr const char* felt = R"({"id": "felt", "type": "faces", "faces": 3, "may_decline": false,
                                 "prompt": {"en": "How was it?"}})";

// These answers of each of so many people.
void add_people(Everyone& everyone, int people, const std::vector<Answer>& answers,
                const std::string& service = "") {
    for (int i = 0; i < people; ++i)
        everyone.push_back({"", service, {.given = answers}});
}

std::string text_of(const std::vector<privacy::ShownCount>& counts) {
    std::string text;
    for (const privacy::ShownCount& count : counts)
        text += " " + count.text();
    return text;
}

SurveyResults results_for(const std::string& items, const Everyone& everyone) {
    return make_results(Versions({test::questionnaire_with("[" + items + "]")}), november,
                        everyone);
}

std::string tables_of(const std::string& items, const Everyone& everyone) {
    std::string text;
    for (const QuestionResult& question : results_for(items, everyone).questions)
        text += question.id + (question.withheld ? " withheld" : text_of(question.counts)) + "; ";
    return text;
}

Answer chose(const char* question, const char* choice) {
    return {.question = question, .choice = choice};
}

Answer chose_some(const char* question, std::vector<std::string> choices) {
    return {.question = question, .choices = std::move(choices)};
}

}  // namespace

TEST_CASE("shares of several choices tell how many a condition let through", "[core]") {
    const std::string items =
        std::string(felt) + R"(, {"id": "liked", "type": "many_choices", "may_decline": false,
        "prompt": {"en": "What?"}, "show_if": "${felt} = '3' or ${felt} = '2'",
        "choices": [{"id": "food", "label": {"en": "Food"}},
                    {"id": "talk", "label": {"en": "Talk"}}]})";
    const auto tables = [&](int neither, int good) {
        Everyone everyone;
        add_people(everyone, neither, {chose("felt", "2"), chose_some("liked", {"food"})});
        add_people(everyone, 2, {chose("felt", "3"), chose_some("liked", {"food"})});
        add_people(everyone, good - 2, {chose("felt", "3"), chose_some("liked", {"talk"})});
        return tables_of(items, everyone);
    };
    // 18 at least are behind the shares of "liked", and 12 at most felt good.
    REQUIRE(tables(7, 12) == "felt 0 * 10; liked withheld; ");
    REQUIRE(tables(6, 13) == "felt 0 * 15; liked 10 10; ");
}

TEST_CASE("whoever was not asked tells who was", "[core]") {
    const std::string items = R"({"id": "came", "type": "one_choice", "required": true,
        "may_decline": false, "prompt": {"en": "How?"},
        "choices": [{"id": "bus", "label": {"en": "Bus"}}, {"id": "car", "label": {"en": "Car"}},
                    {"id": "foot", "label": {"en": "On foot"}}]},
       {"id": "far", "type": "yes_no", "may_decline": false, "prompt": {"en": "Was it far?"},
        "show_if": "${came} != 'bus'"})";
    const auto tables = [&](int by_car, int on_foot) {
        Everyone everyone;
        add_people(everyone, 22, {chose("came", "bus")});
        add_people(everyone, by_car, {chose("came", "car"), chose("far", "yes")});
        add_people(everyone, on_foot, {chose("came", "foot"), chose("far", "yes")});
        return tables_of(items, everyone);
    };
    REQUIRE(tables(7, 12) == "came 20 * 10; far withheld; ");
    REQUIRE(tables(6, 13) == "came 20 * 15; far 20 0; ");
}

TEST_CASE("beside a condition on a number no table has a star", "[core]") {
    const std::string items =
        R"({"id": "age", "type": "number", "may_decline": false, "prompt": {"en": "Age?"}},
           {"id": "works", "type": "yes_no", "may_decline": false, "prompt": {"en": "Work?"},
            "show_if": "${age} > 17"})";
    const auto works = [&](int young, int working) {
        Everyone everyone;
        add_people(everyone, young, {{.question = "age", .text = "12"}});
        add_people(everyone, 30, {{.question = "age", .text = "40"}, chose("works", "no")});
        add_people(everyone, working, {{.question = "age", .text = "40"}, chose("works", "yes")});
        const SurveyResults results = results_for(items, everyone);
        REQUIRE_FALSE(results.questions[0].withheld);
        return results.questions[1].withheld ? "withheld" : text_of(results.questions[1].counts);
    };
    REQUIRE(works(20, 20) == " 20 30");
    REQUIRE(works(20, 5) == "withheld");
    REQUIRE(works(5, 20) == "withheld");
}

TEST_CASE("many answers of a repeat have enough people behind them to be held against others",
          "[core]") {
    const auto items = [](int repeat_max) {
        return std::string(felt) +
               R"(, {"type": "repeat", "id": "child", "label": {"en": "A child"}, "repeat_max": )" +
               std::to_string(repeat_max) + R"(, "show_if": "${felt} = '3' or ${felt} = '2'",
            "questions": [{"id": "school", "type": "yes_no", "may_decline": false,
                           "prompt": {"en": "At school?"}}]})";
    };
    Everyone everyone;
    const Answer first = chose("school", "yes");
    Answer second = first;
    second.repetition = 1;
    add_people(everyone, 7, {chose("felt", "2"), first, second});
    add_people(everyone, 12, {chose("felt", "3"), first, second});
    // 38 at least, of two children each.
    REQUIRE(tables_of(items(2), everyone) == "felt 0 * 10; school withheld; ");
    REQUIRE(tables_of(items(9), everyone) == "felt 0 * 10; school 40 0; ");
}

TEST_CASE("who chose nothing of a list chose none of the rest", "[core]") {
    const auto items = [](bool exclusive) {
        return R"({"id": "used", "type": "many_choices", "required": true, "may_decline": false,
            "prompt": {"en": "What?"}, "choices": [{"id": "food", "label": {"en": "Food"}},
              {"id": "none", "label": {"en": "Nothing"}, "exclusive": )" +
               std::string(exclusive ? "true" : "false") + R"(}]},
           {"id": "again", "type": "yes_no", "required": true, "may_decline": false,
            "prompt": {"en": "Again?"}})";
    };
    Everyone everyone;
    add_people(everyone, 18, {chose_some("used", {"food"}), chose("again", "yes")});
    add_people(everyone, 4, {chose_some("used", {"none"}), chose("again", "yes")});
    // 22 at most are there, and 18 at least had food: 1 to 4 are left, if nobody is in both.
    REQUIRE(tables_of(items(true), everyone) == "used 20 *; again withheld; ");
    REQUIRE(tables_of(items(false), everyone) == "used 20 *; again 20 0; ");
}

TEST_CASE("where everybody chooses two at least, no row has a star", "[core]") {
    const std::string items = R"({"id": "days", "type": "many_choices", "choices_at_least": 2,
        "may_decline": false, "prompt": {"en": "When?"},
        "choices": [{"id": "mon", "label": {"en": "Monday"}},
                    {"id": "wed", "label": {"en": "Wednesday"}},
                    {"id": "fri", "label": {"en": "Friday"}}]})";
    const auto tables = [&](int on_friday) {
        Everyone everyone;
        add_people(everyone, 20, {chose_some("days", {"mon", "wed"})});
        add_people(everyone, on_friday, {chose_some("days", {"mon", "fri"})});
        return tables_of(items, everyone);
    };
    REQUIRE(tables(5) == "days withheld; ");
    REQUIRE(tables(10) == "days 30 20 10; ");
}

TEST_CASE("that nobody of a service left a question out is a likely guess", "[core]") {
    const std::string items =
        R"({"id": "again", "type": "yes_no", "may_decline": false, "prompt": {"en": "Again?"}},)" +
        std::string(felt);
    const auto by_service = [&](int neither, int good) {
        Everyone everyone;
        add_people(everyone, neither, {chose("again", "yes"), chose("felt", "2")}, "desk");
        add_people(everyone, good, {chose("again", "yes"), chose("felt", "3")}, "desk");
        add_people(everyone, 20, {chose("again", "no"), chose("felt", "2")}, "bus");
        const ResultParts parts = results_for(items, everyone).questions[1].by_service;
        return parts.withheld ? "withheld" : text_of(parts.parts.at(1).counts);
    };
    // 18 at least of the desk came again, and 12 at most felt good.
    REQUIRE(by_service(6, 12) == "withheld");
    REQUIRE(by_service(6, 13) == " 0 * 15");
}

}  // namespace candour::report
