// Results: what may be shown of a month's answers.
#include "core/report/survey_results.h"

#include <algorithm>

#include "tests/support/survey_versions.h"

namespace candour::report {
namespace {

using survey::Answer;
using Everyone = std::vector<GivenAnswers>;

const Period month = month_of(from_iso("2026-11-01").value());

void add(Everyone& everyone, int people, const std::string& service, Answer answer,
         const std::string& version = "") {
    for (int i = 0; i < people; ++i)
        everyone.push_back({version, service, {.given = {answer}}});
}

std::string counts_text(const std::vector<privacy::ShownCount>& counts) {
    std::string text;
    for (const auto& count : counts)
        text += (text.empty() ? "" : " ") + count.text();
    return text;
}

SurveyResults results_for(const std::string& items, const Everyone& everyone) {
    return make_results(Versions({test::questionnaire_with(items)}), month, everyone);
}

constexpr const char* scale =
    R"([{"id": "recommend", "type": "scale", "prompt": {"en": "Would you?"}}])";

constexpr const char* ranking =
    R"([{"id": "best", "type": "ranking", "prompt": {"en": "Best?"}, "choices":
        [{"id": "a", "label": {"en": "A"}}, {"id": "b", "label": {"en": "B"}}]}])";

void add_scale(Everyone& everyone, const std::vector<int>& people) {
    for (std::size_t i = 0; i < people.size(); ++i)
        add(everyone, people[i], "", {.question = "recommend", .choice = std::to_string(i)});
}

}  // namespace

TEST_CASE("three versions are counted together, and beside it each for itself", "[core]") {
    const auto published = test::three_versions();
    Everyone everyone;
    add(everyone, 20, "", {.question = "came_by", .choice = "foot"}, published[0].version);
    add(everyone, 10, "", {.question = "came_by", .choice = "bus"}, published[0].version);
    add(everyone, 15, "", {.question = "came_by", .choice = "train"}, published[1].version);
    add(everyone, 10, "", {.question = "travel", .choice = "walk"}, published[2].version);
    const SurveyResults results = make_results(Versions(published), month, everyone);
    REQUIRE(results.questions.size() == 3);
    const QuestionResult& travel = results.questions[1];
    REQUIRE(travel.prompt.in("en").text == "How did you travel?");
    REQUIRE(counts_text(travel.counts) == "10 30 15 0");  // Bus, walking, train, declined.
    REQUIRE(travel.total.text() == "55");
    REQUIRE(travel.by_version.parts.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto part =
            std::ranges::find(travel.by_version.parts, published[i].version, &ResultPart::id);
        REQUIRE(part != travel.by_version.parts.end());
        const char* expected[] = {"10 20 0 0", "0 0 15 0", "0 10 0 0"};
        REQUIRE(counts_text(part->counts) == expected[i]);
    }
    REQUIRE(results.people.text() == "55");
}

TEST_CASE("results without breakdowns have no table by service", "[core]") {
    Everyone everyone;
    add(everyone, 10, "desk", {.question = "recommend", .choice = "9"});
    add(everyone, 10, "bus", {.question = "recommend", .choice = "2"});
    const Versions versions({test::questionnaire_with(scale)});
    const auto parts = [&](Breakdowns breakdowns) {
        const auto results = make_results(versions, month, everyone, 0, breakdowns);
        REQUIRE(results.people.text() == "20");
        return results.questions[0].by_service.parts.size();
    };
    REQUIRE(parts(Breakdowns::ByServiceAndVersion) == 2);
    REQUIRE(parts(Breakdowns::None) == 0);
}

TEST_CASE("answers that the question of today does not have are in a row of their own", "[core]") {
    const auto before = test::questionnaire_with(
        R"([{"id": "q", "type": "one_choice", "prompt": {"en": "Which?"}, "choices":
            [{"id": "old", "label": {"en": "Old"}}, {"id": "kept", "label": {"en": "Kept"}}]}])");
    const auto after = test::questionnaire_with(
        R"([{"id": "q", "type": "one_choice", "prompt": {"en": "Which?"}, "choices":
            [{"id": "kept", "label": {"en": "Kept"}}, {"id": "new", "label": {"en": "New"}}]}])");
    Everyone everyone;
    add(everyone, 12, "", {.question = "q", .choice = "old"}, before.version);
    add(everyone, 20, "", {.question = "q", .choice = "kept"}, before.version);
    const auto results = make_results(Versions({before, after}), month, everyone);
    const QuestionResult& question = results.questions[0];
    REQUIRE(question.rows[2].kind == RowKind::Earlier);
    REQUIRE(counts_text(question.counts) == "20 0 10 0");
}

TEST_CASE("the net promoter score, mean and median come from the shown counts", "[core]") {
    Everyone everyone;
    add_scale(everyone, {10, 0, 0, 0, 0, 0, 0, 0, 10, 0, 20});
    const QuestionResult question = results_for(scale, everyone).questions[0];
    REQUIRE(question.net_promoter_score == 25);  // 20 of 40 less 10 of 40.
    REQUIRE(question.mean == 7.0);
    REQUIRE(question.median_row == 8);
    REQUIRE(question.percentages[10] == 50);
}

TEST_CASE("a scale with few people at a number is shown as low, middle and high instead",
          "[core]") {
    Everyone everyone;
    add_scale(everyone, {3, 1, 2, 1, 2, 1, 2, 5, 6, 7, 8});
    const QuestionResult question = results_for(scale, everyone).questions[0];
    REQUIRE(question.answers == 3);
    REQUIRE(question.rows[0].label.in("en").text == "0 to 6");
    REQUIRE(counts_text(question.counts) == "10 10 15 0");
    REQUIRE(question.net_promoter_score == 14);  // 5 of 35.
    REQUIRE_FALSE(question.mean.has_value());
}

TEST_CASE("no figure is told while a count is hidden", "[core]") {
    Everyone everyone;
    add_scale(everyone, {3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40});
    const QuestionResult question = results_for(scale, everyone).questions[0];
    REQUIRE(counts_text(question.counts) == "* 0 40 0");
    REQUIRE(question.percentages.empty());
    REQUIRE_FALSE(question.net_promoter_score.has_value());
    REQUIRE_FALSE(question.median_row.has_value());
    REQUIRE(question.total.suppressed);
}

TEST_CASE("nobody's number has a range of its own for being unusual", "[core]") {
    Everyone everyone;
    for (int age = 20; age < 60; ++age)
        add(everyone, 1, "", {.question = "age", .text = std::to_string(age)});
    add(everyone, 1, "", {.question = "age", .text = "107"});
    const QuestionResult question =
        results_for(R"([{"id": "age", "type": "number", "prompt": {"en": "Age?"}}])", everyone)
            .questions[0];
    REQUIRE(question.rows[0].label.in("en").text == "Below 20");
    REQUIRE(question.rows[question.answers - 1].label.in("en").text == "50 or more");
    REQUIRE(counts_text(question.counts) == "0 10 10 10 10 0");  // 11 in the last, rounded.
    REQUIRE(question.median_row == 2);
}

TEST_CASE("dates are counted by months, quarters or years", "[core]") {
    Everyone everyone;
    for (int i = 1; i <= 20; ++i)
        add(everyone, 1, "",
            {.question = "since", .text = "2026-0" + std::to_string(1 + i % 4) + "-10"});
    const QuestionResult question =
        results_for(R"([{"id": "since", "type": "date", "prompt": {"en": "Since?"}}])", everyone)
            .questions[0];
    REQUIRE(question.rows[1].label.in("en").text == "2026-01-01 to 2026-01-31");
    REQUIRE(question.rows[question.answers - 1].label.in("en").text == "2026-04-01 or later");
}

TEST_CASE("several choices count each person in each row, and shares are of people", "[core]") {
    Everyone everyone;
    add(everyone, 20, "", {.question = "used", .choices = {"a", "b"}});
    add(everyone, 20, "", {.question = "used", .choices = {"a"}});
    const QuestionResult question =
        results_for(
            R"([{"id": "used", "type": "many_choices", "prompt": {"en": "Which?"}, "choices":
            [{"id": "a", "label": {"en": "A"}}, {"id": "b", "label": {"en": "B"}}]}])",
            everyone)
            .questions[0];
    REQUIRE_FALSE(question.exclusive);
    REQUIRE(counts_text(question.counts) == "40 20 0");
    REQUIRE(question.percentages[0] == 100);
    REQUIRE(question.percentages[1] == 50);
}

TEST_CASE("a ranking counts first places and tells the mean place of each choice", "[core]") {
    Everyone everyone;
    add(everyone, 20, "", {.question = "best", .choices = {"a", "b"}});
    add(everyone, 20, "", {.question = "best", .choices = {"b", "a"}});
    add(everyone, 10, "", {.question = "best", .choices = {"a", "b"}});
    const QuestionResult question = results_for(ranking, everyone).questions[0];
    REQUIRE(counts_text(question.counts) == "30 20 0");
    REQUIRE(question.mean_places[0] == 1.5);
    REQUIRE(question.mean_places[1] == 1.5);  // 1.6, to halves.
}

TEST_CASE("a ranking tells no mean place beside a hidden count", "[core]") {
    // A mean of 1 of eight people and more, of whom 1 to 7 had it first: 7 it was.
    Everyone everyone;
    add(everyone, 7, "", {.question = "best", .choices = {"a", "b"}});
    add(everyone, 1, "", {.question = "best", .choices = {"b", "a"}});
    const QuestionResult question = results_for(ranking, everyone).questions[0];
    REQUIRE(counts_text(question.counts) == "* * 0");
    REQUIRE(question.mean_places.empty());
}

TEST_CASE("how many left a question out is never shown; nor who declined what must be answered",
          "[core]") {
    const auto kinds = [](const std::string& more) {
        Everyone everyone;
        add(everyone, 10, "", {.question = "well", .choice = "yes"});
        add(everyone, 20, "", {.question = "well", .declined = true});
        add(everyone, 30, "", {.question = "other", .choice = "yes"});
        const std::string question =
            R"([{"id": "well", "type": "yes_no", "prompt": {"en": "Well?"})" + more + "}]";
        return results_for(question, everyone).questions[0];
    };
    REQUIRE(counts_text(kinds("").counts) == "10 0 20");
    REQUIRE(kinds("").total.text() == "30");
    REQUIRE(counts_text(kinds(R"(, "required": true)").counts) == "10 0");
    REQUIRE(counts_text(kinds(R"(, "may_decline": false)").counts) == "10 0");
}

TEST_CASE("a table that would give another's star away is withheld, all of it", "[core]") {
    const std::string why =
        R"([{"id": "again", "type": "yes_no", "prompt": {"en": "Again?"}},
            {"id": "why", "type": "one_choice", "prompt": {"en": "Why?"},
             "show_if": "${again} = 'yes'",
             "choices": [{"id": "near", "label": {"en": "Near"}},
                         {"id": "kind", "label": {"en": "Kind"}}]}])";
    const auto answered = [&](int near, int kind) {
        Everyone everyone;
        const auto came = [&](int people, const std::string& reason) {
            for (int i = 0; i < people; ++i) {
                everyone.push_back({"", "", {}});
                everyone.back().answers.set({.question = "again", .choice = "yes"});
                everyone.back().answers.set({.question = "why", .choice = reason});
            }
        };
        came(near, "near");
        came(kind, "kind");
        return results_for(why, everyone).questions[1];
    };
    REQUIRE(counts_text(answered(20, 6).counts) == "20 * 0");
    // 12 at most came again, 8 at least for what is near: 1 to 4 for the other.
    const QuestionResult few = answered(9, 3);
    REQUIRE(few.withheld);
    REQUIRE((few.rows.empty() && few.counts.empty() && few.percentages.empty()));
    REQUIRE(few.total.suppressed);
}

TEST_CASE("one person with many repetitions is still one person", "[core]") {
    Everyone everyone;
    GivenAnswers parent{"", "", {}};
    for (std::uint32_t i = 0; i < 9; ++i)
        parent.answers.given.push_back({.question = "child", .choice = "yes", .repetition = i});
    everyone.push_back(parent);
    const QuestionResult question =
        results_for(
            R"([{"type": "repeat", "id": "children", "label": {"en": "Child"}, "repeat_max": 9,
             "questions": [{"id": "child", "type": "yes_no", "prompt": {"en": "At school?"}}]}])",
            everyone)
            .questions[0];
    REQUIRE(question.repeated);
    REQUIRE(question.counts[0].suppressed);
    REQUIRE(question.heading.in("en").text == "Child");
}

TEST_CASE("services are shown beside the whole unless that tells a small count", "[core]") {
    Everyone everyone;
    add(everyone, 12, "centre", {.question = "recommend", .choice = "10"});
    add(everyone, 6, "visits", {.question = "recommend", .choice = "10"});
    const QuestionResult question = results_for(scale, everyone).questions[0];
    REQUIRE(question.by_service.withheld);  // 16 and up less 12 and down: 6 or 7.
    add(everyone, 20, "visits", {.question = "recommend", .choice = "10"});
    const QuestionResult more = results_for(scale, everyone).questions[0];
    REQUIRE(more.by_service.parts.size() == 2);
    REQUIRE(more.by_service.parts[0].id == "centre");
    REQUIRE(more.by_service.parts[1].counts[10].text() == "25");
}

TEST_CASE("written answers are apart from one another and from their order", "[core]") {
    const auto asked = test::questionnaire_with(
        R"([{"id": "why", "type": "long_text", "prompt": {"en": "Why?"}},
            {"id": "more", "type": "short_text", "prompt": {"en": "More?"}}])");
    const Everyone everyone = {
        {"", "", {{{.question = "why", .text = "zebra"}, {.question = "more", .text = "cold"}}}},
        {"", "", {{{.question = "why", .text = "apple"}, {.question = "more", .text = "warm"}}}}};
    const auto written = written_answers(Versions({asked}), everyone);
    REQUIRE(written.size() == 2);
    REQUIRE(written[0].texts == std::vector<std::string>{"apple", "zebra"});
    REQUIRE(written[1].texts == std::vector<std::string>{"cold", "warm"});
}

TEST_CASE("what came apart from its answers counts as written, and as nobody more", "[core]") {
    const std::string items =
        R"([{"id": "felt", "type": "yes_no", "prompt": {"en": "Well?"}},
            {"id": "why", "type": "long_text", "prompt": {"en": "Why?"}}])";
    const Versions versions({test::questionnaire_with(items)});
    const auto make = [&](const Everyone& everyone, const Everyone& apart) {
        return make_results(versions, month, everyone, 0, Breakdowns::ByServiceAndVersion, apart);
    };
    Everyone whole;
    Everyone everyone;
    Everyone apart;
    add(everyone, 40, "", {.question = "felt", .choice = "yes"});
    add(apart, 15, "", {.question = "why", .text = "Because"});
    whole = everyone;
    for (std::size_t i = 0; i < apart.size(); ++i)
        whole[i].answers.set(apart[i].answers.given[0]);
    // As if nothing had been parted.
    REQUIRE(to_json(make(everyone, apart)) == to_json(make(whole, {})));
    REQUIRE(make(everyone, apart).people.text() == "40");
    REQUIRE(counts_text(make(everyone, apart).questions[1].counts) == "15 0");
    // Words whose answers wait for another month are nobody's answers.
    REQUIRE(counts_text(make({}, apart).questions[1].counts) == "15 0");
    REQUIRE(make({}, apart).people.text() == "0");
    REQUIRE(counts_text(make({}, apart).questions[0].counts) == "0 0 0");
}

TEST_CASE("results are kept and read back as they were; damaged ones are refused", "[core]") {
    const auto published = test::three_versions();
    Everyone everyone;
    add(everyone, 30, "centre", {.question = "came_by", .choice = "bus"}, published[0].version);
    add(everyone, 4, "visits", {.question = "travel", .choice = "walk"}, published[2].version);
    add(everyone, 9, "visits", {.question = "mood", .choice = "5"}, published[2].version);
    const std::string kept = to_json(make_results(Versions(published), month, everyone));
    const auto read = results_from_json(kept);
    REQUIRE(read.ok());
    REQUIRE(to_json(read.value()) == kept);
    REQUIRE(read.value().period == month);

    // A month that was kept before tables were withheld.
    nlohmann::json before = nlohmann::json::parse(kept);
    for (auto& question : before["questions"])
        question.erase("withheld");
    REQUIRE(to_json(results_from_json(before.dump()).value()) == kept);

    // Cut short anywhere, or with a row too few.
    for (std::size_t size = 0; size < kept.size(); size += 7)
        REQUIRE(results_from_json(kept.substr(0, size)).error().kind == ErrorKind::Corrupt);
    nlohmann::json changed = nlohmann::json::parse(kept);
    changed["questions"][0]["counts"].erase(0);
    REQUIRE(results_from_json(changed.dump()).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a month without answers has results that say so", "[core]") {
    const SurveyResults results = results_for(scale, {});
    REQUIRE(results.people.text() == "0");
    REQUIRE(results.questions[0].percentages.empty());
    REQUIRE_FALSE(results.questions[0].mean.has_value());
}

}  // namespace candour::report
