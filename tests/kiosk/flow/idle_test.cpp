// Time-outs: nobody there, still there, and what a stranger finds.
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

constexpr Milliseconds end_after = still_there_after + end_after_warning;

bool ends(const Step& step) {
    return step.effects.size() == 1 && std::holds_alternative<EndVisit>(step.effects[0]);
}

TEST_CASE("the warning comes at its time, and the end at its own", "[flow]") {
    const auto who = organisation();
    const Flow check = at_check(who);
    REQUIRE(idle_deadline(check) == still_there_after);
    REQUIRE_FALSE(walk(check, {IdleFor{still_there_after - Milliseconds{1}}}).asking_still_there);
    const Flow asking = walk(check, {IdleFor{still_there_after}});
    REQUIRE(asking.asking_still_there);
    REQUIRE_FALSE(ends(advance(asking, IdleFor{end_after - Milliseconds{1}})));
    const Step end = advance(asking, IdleFor{end_after});
    REQUIRE(ends(end));
    REQUIRE(end.flow.visit.contact.story.empty());
}

TEST_CASE("the warning says how much time is left, every ten seconds", "[flow]") {
    const auto who = organisation();
    Flow asking = walk(at_check(who), {IdleFor{still_there_after}});
    std::vector<int> told = {asking.seconds_left};
    std::vector<Milliseconds> when = {still_there_after};
    while (true) {
        when.push_back(*idle_deadline(asking));
        Step step = advance(asking, IdleFor{when.back()});
        if (ends(step)) break;
        asking = std::move(step.flow);
        told.push_back(asking.seconds_left);
    }
    REQUIRE(told == std::vector<int>{30, 20, 10});
    REQUIRE(when.back() == end_after);
    REQUIRE(when.size() == 4);
    // A clock that slept through the question asks it all the same, with all of its time.
    const Flow late = walk(at_check(who), {IdleFor{end_after * 10}});
    REQUIRE(late.asking_still_there);
    REQUIRE(late.seconds_left == 30);
}

TEST_CASE("the warning gives the 20 seconds that WCAG 2.2.1 asks for", "[flow]") {
    REQUIRE(end_after_warning >= Milliseconds{20'000});
}

TEST_CASE("Yes, I am still here goes on where the visitor was", "[flow]") {
    const auto who = organisation();
    const Flow flow = walk(at_check(who), {IdleFor{still_there_after}, StayHere{}});
    REQUIRE_FALSE(flow.asking_still_there);
    REQUIRE(on(flow) == "check");
    REQUIRE(flow.visit.contact.story == "Longer hours");
}

TEST_CASE("the warning covers everything else on the screen", "[flow]") {
    const auto who = organisation();
    const Flow asking = walk(at_check(who), {IdleFor{still_there_after}});
    REQUIRE(on(walk(asking, {Continue{}, Back{}, ChangeAnswer{"story"}})) == "check");
    REQUIRE(ends(advance(asking, Leave{})));
}

TEST_CASE("a welcome screen as it was never times out", "[flow]") {
    const auto who = organisation();
    REQUIRE_FALSE(idle_deadline(start(who)).has_value());
    REQUIRE_FALSE(ends(advance(start(who), IdleFor{end_after * 10})));
}

TEST_CASE("a welcome screen in a stranger's language goes back without asking", "[flow]") {
    const auto who = organisation();
    const Step step = advance(walk(start(who), {ChooseLanguage{"ur"}}), IdleFor{still_there_after});
    REQUIRE(ends(step));
    REQUIRE(step.flow.visit.preferences.language == "en");
}

TEST_CASE("a welcome screen behind which words wait asks first", "[flow]") {
    const auto who = organisation();
    const Flow welcome = walk(at_check(who), {Back{}, Back{}, Back{}, Back{}, Back{}});
    REQUIRE(on(welcome) == "welcome");
    REQUIRE(walk(welcome, {IdleFor{still_there_after}}).asking_still_there);
}

TEST_CASE("thanks goes by itself, without a warning", "[flow]") {
    const auto who = organisation();
    const Flow thanks = walk(at_check(who), {Continue{}, Stored{}});
    REQUIRE(idle_deadline(thanks) == thank_you_for);
    REQUIRE_FALSE(ends(advance(thanks, IdleFor{thank_you_for - Milliseconds{1}})));
    REQUIRE(ends(advance(thanks, IdleFor{thank_you_for})));
}

TEST_CASE("words that the disk refused wait through a warning too", "[flow]") {
    const auto who = organisation();
    const Flow trouble = walk(at_check(who), {Continue{}, NotStored{ErrorKind::Unavailable}});
    REQUIRE(walk(trouble, {IdleFor{still_there_after}}).asking_still_there);
}

}  // namespace
}  // namespace candour::kiosk
