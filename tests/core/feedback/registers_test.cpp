// Recommendations (N11 to N13) and what became of suggestions (W2, W2b).
#include "core/feedback/recommendation.h"
#include "core/feedback/suggestion_line.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

using complaint::ClockUnit;
using complaint::Nation;
using complaint::WorkCalendar;

CivilDay day(const char* iso) { return from_iso(iso).value(); }
const CivilDay today = day("2026-12-18");

Recommendation complete() {
    return {.id = "1",
            .title = "Two desks before noon",
            .because = "Half of the complaints of autumn are about waiting.",
            .options = {{"Two desks", "Shorter queue", "One more volunteer"},
                        {"Nothing", "No cost", "The queue stays"}},
            .proposed_by = "ada",
            .decision_maker = "The board",
            .due = day("2027-01-31")};
}

SuggestionLine waiting() {
    const WorkCalendar calendar = WorkCalendar::create(Nation::EnglandAndWales).take();
    return new_line("ab", "kiosk", today, {{5, ClockUnit::WorkingDays}, "Manager"}, calendar)
        .take();
}

SuggestionLine considered() {
    return acknowledged(waiting(), "A notice at reception", today, day("2027-01-18")).take();
}

}  // namespace

TEST_CASE("N11: a recommendation weighs at least two options", "[core]") {
    REQUIRE(proposed(complete()).ok());
    struct Row {
        void (*spoil)(Recommendation&);
        const char* lack;
    };
    const Row row = GENERATE(
        Row{[](Recommendation& one) { one.title = " "; }, "Write what you recommend."},
        Row{[](Recommendation& one) { one.because = ""; }, "Write what it answers."},
        Row{[](Recommendation& one) { one.decision_maker = ""; }, "Write who decides."},
        Row{[](Recommendation& one) { one.options.pop_back(); },
            "Write at least two options; doing nothing can be one."},
        Row{[](Recommendation& one) { one.options.resize(7); }, "Write at most six options."},
        Row{[](Recommendation& one) { one.options[1].drawbacks = ""; },
            "Write the drawbacks of “Nothing”."},
        Row{[](Recommendation& one) { one.due.reset(); }, "Say until when it is decided."});
    Recommendation one = complete();
    row.spoil(one);
    REQUIRE(proposed(one).error().what == row.lack);
}

TEST_CASE("N12, N13: one option is chosen with a reason, and what came of it is written",
          "[core]") {
    const CivilDay review = day("2027-06-18");
    REQUIRE_FALSE(decided(complete(), 2, "Because.", "the chair", today, review).ok());
    REQUIRE_FALSE(decided(complete(), 0, " ", "the chair", today, review).ok());
    REQUIRE_FALSE(decided(complete(), 0, "Because.", "the chair", today, today).ok());
    REQUIRE_FALSE(finished(complete(), "It worked.", today).ok());
    Recommendation one = decided(complete(), 0, "Because.", "the chair", today, review).take();
    REQUIRE(one.due == review);
    REQUIRE_FALSE(proposed(one).ok());
    REQUIRE_FALSE(decided(one, 1, "No.", "eve", today, review).ok());
    REQUIRE_FALSE(finished(one, "", today).ok());
    REQUIRE(recommendation_from_json(to_json(one)).value() == one);
    one = finished(one, "The queue is half as long.", review).take();
    REQUIRE(one.state == RecommendationState::Finished);
    REQUIRE_FALSE(one.due.has_value());
    REQUIRE(recommendation_from_json(to_json(one)).value() == one);
}

TEST_CASE("W2: a suggestion's acknowledgement is due by working days, over Christmas too",
          "[core]") {
    const SuggestionLine line = waiting();
    // 21, 22, 23, 24, then 25 (holiday), 26 and 27 (weekend), 28 (for Boxing Day): 29.
    REQUIRE(to_iso(line.acknowledge_by) == "2026-12-29");
    REQUIRE(line.due() == line.acknowledge_by);
    REQUIRE(line.owner == "Manager");
    REQUIRE_FALSE(acknowledged(line, "", today, day("2027-01-18")).ok());
    REQUIRE_FALSE(acknowledged(line, "A notice", today, today).ok());
    REQUIRE_FALSE(reviewed(line, {today, "ada", "Good."}, day("2027-01-18")).ok());
    REQUIRE_FALSE(settled(line, SuggestionState::Done, "Done.", {today, "ada", "Good."}, {}).ok());
    REQUIRE(considered().due() == day("2027-01-18"));
    REQUIRE_FALSE(acknowledged(considered(), "Again", today, day("2027-01-18")).ok());
}

TEST_CASE("W2: a suggestion comes up again until it is declined with an answer, or done",
          "[core]") {
    const SuggestionReview review{day("2027-01-18"), "ada", "Costs to be looked at."};
    REQUIRE_FALSE(reviewed(considered(), review, review.day).ok());
    SuggestionLine line = reviewed(considered(), review, day("2027-02-18")).take();
    REQUIRE(line.due() == day("2027-02-18"));
    REQUIRE(line.reviews.size() == 1);
    REQUIRE_FALSE(settled(line, SuggestionState::Considered, "x", review, {}).ok());
    REQUIRE_FALSE(settled(line, SuggestionState::Adopted, "", review, {}).ok());
    REQUIRE_FALSE(settled(line, SuggestionState::Declined, " ", review, {}).ok());
    line = settled(line, SuggestionState::Adopted, "", review, day("2027-03-18")).take();
    REQUIRE(line.due() == day("2027-03-18"));
    line = settled(line, SuggestionState::Done, "The bench is there.", review, {}).take();
    REQUIRE_FALSE(line.due().has_value());
    REQUIRE(line.reviews.size() == 3);
    REQUIRE_FALSE(settled(line, SuggestionState::Declined, "No.", review, {}).ok());
    REQUIRE_FALSE(given_to(line, "Sam").ok());
    REQUIRE(suggestion_line_from_json(to_json(line)).value() == line);
}

TEST_CASE("whose a suggestion is can be changed while it is open", "[core]") {
    REQUIRE(given_to(waiting(), "Sam").value().owner == "Sam");
    REQUIRE_FALSE(given_to(waiting(), "").ok());
}

TEST_CASE("damaged register entries are refused", "[core]") {
    const std::string line = to_json(considered());
    const std::string recommendation = to_json(complete());
    for (std::size_t cut = 0; cut < line.size(); cut += 5)
        REQUIRE(suggestion_line_from_json(line.substr(0, cut)).error().kind == ErrorKind::Corrupt);
    for (std::size_t cut = 0; cut < recommendation.size(); cut += 5) {
        REQUIRE(recommendation_from_json(recommendation.substr(0, cut)).error().kind ==
                ErrorKind::Corrupt);
    }
    Recommendation one = complete();
    one.state = RecommendationState::Decided;
    one.chosen = 2;
    REQUIRE_FALSE(recommendation_from_json(to_json(one)).ok());
}

}  // namespace candour::feedback
