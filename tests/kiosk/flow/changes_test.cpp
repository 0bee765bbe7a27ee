// "You said, we did" on the kiosk: what stands today, and no visit hangs on it (C22).
#include "app/kiosk/flow/changes.h"

#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

CivilDay day(const char* iso) { return from_iso(iso).value(); }

feedback::Organisation with_changes() {
    feedback::Organisation who = organisation();
    feedback::PublishedYouSaid queue;
    queue.id = "queue";
    queue.said.by_language["en"] = "You waited too long.";
    queue.did.by_language["en"] = "We opened a second desk.";
    queue.review_day = day("2026-11-29");
    feedback::PublishedYouSaid light = queue;
    light.id = "light";
    light.review_day = day("2027-05-29");
    who.you_said = {queue, light};
    return who;
}

std::string ids_on(const char* iso) {
    const auto who = with_changes();
    Flow flow = walk(start(who), {SeeChanges{}, RoomKnown{true, day(iso)}});
    REQUIRE(on(flow) == "changes");
    std::string ids;
    for (const feedback::PublishedYouSaid* entry : changes_shown(flow))
        ids += entry->id + " ";
    return ids;
}

}  // namespace

TEST_CASE("C22: what is past its review day is not shown", "[flow]") {
    REQUIRE(ids_on("2026-11-29") == "queue light ");
    REQUIRE(ids_on("2026-11-30") == "light ");
    REQUIRE(ids_on("2027-05-30") == "");
}

TEST_CASE("C22: from the start and back there, also when the outbox is full", "[flow]") {
    const auto who = with_changes();
    const Step asked = advance(start(who), SeeChanges{});
    REQUIRE(asked.effects.size() == 1);
    REQUIRE(std::holds_alternative<AskRoom>(asked.effects[0]));
    REQUIRE(changes_shown(asked.flow).empty());  // The day is not known yet.
    for (const Intent& way : {Intent{Continue{}}, Intent{Back{}}}) {
        Flow flow = walk(asked.flow, {RoomKnown{false, day("2026-11-29")}});
        REQUIRE(on(flow) == "changes");
        flow = walk(std::move(flow), {way});
        REQUIRE(on(flow) == "welcome");
        REQUIRE(flow.behind.empty());
        // Where there is no room, whoever goes on to write is told before.
        REQUIRE(on(walk(std::move(flow), {Continue{}, RoomKnown{false}})) == "trouble");
    }
}

TEST_CASE("reading what changed draws no other lot for the visit that follows", "[flow]") {
    const auto who = with_changes();
    const Flow flow =
        walk(start(who), {SeeChanges{}, RoomKnown{true, day("2026-11-29"), 7}, Continue{},
                          Continue{}, RoomKnown{true, day("2026-11-29"), 8}});
    REQUIRE(on(flow) == "purpose");
    REQUIRE(flow.visit.drawn->lots == 7);
}

TEST_CASE("nothing leads to changes where there are none", "[flow]") {
    const auto who = organisation();
    const Step step = advance(start(who), SeeChanges{});
    REQUIRE(on(step.flow) == "welcome");
    REQUIRE(step.effects.empty());
}

TEST_CASE("whoever walks away while reading is asked, and the kiosk starts anew", "[flow]") {
    const auto who = with_changes();
    Flow flow = walk(
        start(who), {SeeChanges{}, RoomKnown{true, day("2026-11-29")}, IdleFor{still_there_after}});
    REQUIRE(flow.asking_still_there);
    flow = walk(std::move(flow), {IdleFor{still_there_after + end_after_warning}});
    REQUIRE(on(flow) == "welcome");
}

}  // namespace candour::kiosk
