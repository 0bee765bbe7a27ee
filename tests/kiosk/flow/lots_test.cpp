// What one drawn number decides, and that it decides fairly.
#include "app/kiosk/flow/lots.h"

#include <algorithm>
#include <map>

#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

TEST_CASE("a sample takes one visit in so many, whatever the numbers are like", "[flow]") {
    constexpr int visits = 40'000;
    for (const int one_in : {2, 3, 10, 100}) {
        int drawn = 0;
        int both = 0;
        for (int i = 0; i < visits; ++i) {
            const auto lots = static_cast<std::uint64_t>(i);
            const bool first = is_drawn(lots, "drop_in", one_in);
            drawn += first ? 1 : 0;
            both += first && is_drawn(lots, "repairs", one_in) ? 1 : 0;
        }
        INFO("one in " << one_in << ": " << drawn << ", both " << both);
        const double expected = static_cast<double>(visits) / one_in;
        REQUIRE(drawn > expected * 0.85);
        REQUIRE(drawn < expected * 1.15);
        // Two surveys draw by themselves.
        REQUIRE(both < 2 * expected / one_in + 20);
    }
    REQUIRE(is_drawn(12345, "drop_in", 1));
}

TEST_CASE("every order of choices comes, each about as often", "[flow]") {
    std::map<std::vector<std::size_t>, int> orders;
    constexpr int visits = 12'000;
    for (std::uint64_t lots = 0; lots < visits; ++lots)
        ++orders[drawn_order(lots, "did", 4)];
    REQUIRE(orders.size() == 24);
    for (const auto& [order, times] : orders) {
        REQUIRE(times > 400);
        REQUIRE(times < 600);
    }
    REQUIRE(drawn_order(7, "did", 4) == drawn_order(7, "did", 4));
    REQUIRE(drawn_order(7, "did", 0).empty());
}

feedback::Organisation sampling(int one_in) {
    feedback::Organisation made = organisation();
    for (survey::Questionnaire& questionnaire : made.questionnaires)
        questionnaire.sample_one_in = one_in;
    return made;
}

bool is_offered_survey(const feedback::Organisation& who, std::uint64_t lots, CivilDay today) {
    const Flow flow = walk(start(who), {Continue{}, RoomKnown{true, today, lots}});
    const auto kinds = offered_kinds(flow);
    return std::ranges::any_of(kinds, [](const feedback::OfferedKind* kind) {
        return kind->kind == ContactKind::SurveyAnswer;
    });
}

TEST_CASE("a survey of a sample is offered to those who were drawn, and once drawn it stays so",
          "[flow]") {
    const feedback::Organisation who = sampling(3);
    int offered = 0;
    for (std::uint64_t lots = 0; lots < 300; ++lots)
        offered += is_offered_survey(who, lots, CivilDay{}) ? 1 : 0;
    REQUIRE(offered > 100);  // Two surveys: more than a third of the visits get one of them …
    REQUIRE(offered < 230);  // … and fewer than all.
    std::uint64_t skipped = 0;
    while (is_offered_survey(who, skipped, CivilDay{}))
        ++skipped;
    std::uint64_t drawn = 0;
    while (!is_offered_survey(who, drawn, CivilDay{}))
        ++drawn;
    const Flow again = walk(start(who), {Continue{}, RoomKnown{true, CivilDay{}, skipped}, Back{},
                                         Continue{}, RoomKnown{true, CivilDay{}, drawn}});
    REQUIRE(offered_kinds(again).size() == 3);
}

TEST_CASE("a survey is offered until the day it closes, and not after it", "[flow]") {
    feedback::Organisation who = organisation();
    for (survey::Questionnaire& questionnaire : who.questionnaires)
        questionnaire.closes = "2026-11-30";
    REQUIRE(is_offered_survey(who, 0, from_iso("2026-11-30").value()));
    REQUIRE_FALSE(is_offered_survey(who, 0, from_iso("2026-12-01").value()));
}

}  // namespace
}  // namespace candour::kiosk
