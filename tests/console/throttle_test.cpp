// tests/console/throttle_test.cpp: how long a name must wait.
#include "app/console/sign_in/throttle.h"

#include <chrono>

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using namespace std::chrono_literals;

void use_free_tries(Throttle& throttle, const std::string& name) {
    for (int i = 0; i < Throttle::free_tries; ++i) {
        REQUIRE(throttle.try_now(name) == 0ms);
    }
}

TEST_CASE("the wait doubles with each try up to the most", "[console]") {
    test::ManualClock clock;
    Throttle throttle{clock};
    use_free_tries(throttle, "ada");
    for (const auto wait : {1min, 2min, 4min, 8min, 15min, 15min}) {
        REQUIRE(throttle.try_now("ada") == wait);
        clock.advance(wait);
        REQUIRE(throttle.try_now("ada") == 0ms);
    }
}

TEST_CASE("asking while waiting makes the wait no longer", "[console]") {
    test::ManualClock clock;
    Throttle throttle{clock};
    use_free_tries(throttle, "ada");
    for (int i = 0; i < 100; ++i)
        REQUIRE(throttle.try_now("ada") == 1min);
}

TEST_CASE("a right password and a day both forgive", "[console]") {
    test::ManualClock clock;
    Throttle throttle{clock};
    use_free_tries(throttle, "ada");
    throttle.forget("ada");
    use_free_tries(throttle, "ada");
    clock.advance(Throttle::forget_after + 1ms);
    use_free_tries(throttle, "ada");
}

TEST_CASE("a try that was not checked does not count", "[console]") {
    test::ManualClock clock;
    Throttle throttle{clock};
    for (int i = 0; i < 3 * Throttle::free_tries; ++i) {
        REQUIRE(throttle.try_now("ada") == 0ms);
        throttle.forgive_one("ada");
    }
}

TEST_CASE("a flood of names is held in bounded memory and stops nobody", "[console]") {
    test::ManualClock clock;
    Throttle throttle{clock};
    for (std::size_t i = 0; i < Throttle::names_max + 100; ++i) {
        clock.advance(1ms);
        REQUIRE(throttle.try_now("name" + std::to_string(i)) == 0ms);
        REQUIRE(throttle.names() <= Throttle::names_max);
    }
    REQUIRE(throttle.try_now("ada") == 0ms);
}

}  // namespace
}  // namespace candour::console
