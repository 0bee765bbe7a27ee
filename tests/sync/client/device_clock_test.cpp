// A tablet that wakes up in 1970, or in 2099.
#include "sync/client/device_clock.h"

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::client {

namespace {

class SetClock : public Clock {
public:
    Instant wall_now() const override { return now; }
    Milliseconds since_boot() const override { return Milliseconds(7); }
    Instant now{};
};

constexpr CivilDay built{std::chrono::year{2026} / 11 / 20};
constexpr CivilDay later{std::chrono::year{2027} / 3 / 1};

std::int64_t seconds_of(CivilDay day) {
    return std::int64_t{day.time_since_epoch().count()} * 86'400;
}

}  // namespace

TEST_CASE("a clock that says 1970 is as late as the program's build", "[sync]") {
    SetClock inner;
    test::MemoryOutbox store;
    const DeviceClock clock(inner, built, store);
    REQUIRE(clock.today() == built);
    REQUIRE(clock.wall_now() == Instant{built});
    REQUIRE(clock.since_boot() == Milliseconds(7));
}

TEST_CASE("a clock that is right is left alone", "[sync]") {
    SetClock inner;
    inner.now = Instant{later} + std::chrono::hours(15);
    test::MemoryOutbox store;
    const DeviceClock clock(inner, built, store);
    REQUIRE(clock.today() == later);
    REQUIRE(clock.wall_now() == inner.now);
}

TEST_CASE("a time that the server signed is kept by its day, over a restart", "[sync]") {
    SetClock inner;
    test::MemoryOutbox store;
    {
        DeviceClock clock(inner, built, store);
        REQUIRE(clock.learn(seconds_of(later) + 54'321).ok());
        REQUIRE(clock.today() == later);
        REQUIRE(clock.learn(seconds_of(built)).ok());  // An older one takes nothing back.
    }
    REQUIRE(DeviceClock(inner, built, store).today() == later);
    // No time of day is kept: a thief must not learn when this device last sent.
    for (const auto& [name, value] : store.settings)
        REQUIRE(value == std::to_string(later.time_since_epoch().count()));
}

TEST_CASE("a time signed on the very day of the build is kept too", "[sync]") {
    SetClock inner;
    test::MemoryOutbox store;
    DeviceClock clock(inner, built, store);
    REQUIRE_FALSE(last_signed_day(store).has_value());
    REQUIRE(clock.learn(seconds_of(built) + 100).ok());
    REQUIRE(last_signed_day(store) == built);
    REQUIRE(clock.today() == built);
}

TEST_CASE("times that cannot be, and kept days past reading, are left out", "[sync]") {
    SetClock inner;
    for (const std::int64_t seconds :
         {std::int64_t{-1}, std::int64_t{0}, std::numeric_limits<std::int64_t>::max(),
          std::numeric_limits<std::int64_t>::min()}) {
        test::MemoryOutbox store;
        DeviceClock clock(inner, built, store);
        REQUIRE(clock.learn(seconds).ok());
        REQUIRE(clock.today() == built);
        REQUIRE(store.settings["signed_day"].empty());
    }
    for (const char* kept : {"x", "-5", "99999999999999", "20000x", " 20000"}) {
        test::MemoryOutbox store;
        store.settings["signed_day"] = kept;
        REQUIRE(DeviceClock(inner, built, store).today() == built);
    }
}

TEST_CASE("a time is written once a day, not once a window", "[sync]") {
    class CountingOutbox : public test::MemoryOutbox {
    public:
        Status set_setting(const std::string& name, const std::string& value) override {
            ++writes;
            return MemoryOutbox::set_setting(name, value);
        }
        int writes = 0;
    };
    SetClock inner;
    CountingOutbox store;
    DeviceClock clock(inner, built, store);
    for (const CivilDay day : {built, later}) {
        store.writes = 0;
        for (int window = 0; window < 288; ++window) {
            REQUIRE(clock.learn(seconds_of(day) + window * 300).ok());
        }
        REQUIRE(store.writes == 1);
    }
}

}  // namespace candour::client
