// A procedure's shortest clock against the release policy.
#include "core/complaint/release_warnings.h"

#include "tests/support/catch.h"
#include "tests/support/ready_procedure.h"

namespace candour::complaint {
namespace {

using feedback::Channel;

std::vector<Channel> channels(const std::vector<ReleaseWarning>& warnings) {
    std::vector<Channel> all;
    for (const ReleaseWarning& one : warnings)
        all.push_back(one.channel);
    return all;
}

}  // namespace

TEST_CASE("a clock that is shorter than the wait of a channel is named", "[complaint]") {
    // A question is answered within 24 hours; by default it waits up to 2 days in reception, 28 on
    // home visits and on paper, and until the end of an event.
    const auto found =
        release_warnings(test::ready_procedure("plato"), privacy::default_release_policy(), false);
    REQUIRE(channels(found) == std::vector<Channel>{Channel::Reception, Channel::HomeVisit,
                                                    Channel::Event, Channel::Paper});
    REQUIRE(found[0] ==
            ReleaseWarning{"question_answer", {24, ClockUnit::Hours}, Channel::Reception, 2});
    REQUIRE(found[1].wait_days == 28);
    REQUIRE(found[2].wait_days == 0);
}

TEST_CASE("where a home visit's words are read apart they wait two days", "[complaint]") {
    const auto found =
        release_warnings(test::ready_procedure("plato"), privacy::default_release_policy(), true);
    REQUIRE(found[1].channel == Channel::HomeVisit);
    REQUIRE(found[1].wait_days == 2);
}

TEST_CASE("clocks that are longer than every wait need no warning", "[complaint]") {
    privacy::ReleasePolicy daily;
    daily.rules.push_back({.channel = {}, .kind = {}, .every = privacy::Every::Day});
    REQUIRE(release_warnings(test::ready_procedure("wcva"), daily, false).empty());
    REQUIRE(
        release_warnings(test::ready_procedure("plato"), daily, false).empty());  // 24 hours a day.
    Procedure quick = test::ready_procedure("plato");
    quick.stages[0].clocks[0].length.number = 23;
    REQUIRE(release_warnings(quick, daily, false).size() == 4);
    quick.stages[0].clocks[0].kind = ClockKind::Reminder;  // Never counted.
    REQUIRE(release_warnings(quick, daily, false).empty());
}

}  // namespace candour::complaint
