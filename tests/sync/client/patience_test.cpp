// How long "send all" tries.
#include "sync/client/patience.h"

#include "tests/support/catch.h"

namespace candour::client {

TEST_CASE("a server that is down is given up after three tries", "[sync]") {
    Patience patience(Milliseconds(0));
    REQUIRE(patience.goes_on(false, Milliseconds(10)));
    REQUIRE(patience.goes_on(false, Milliseconds(1'010)));
    REQUIRE_FALSE(patience.goes_on(false, Milliseconds(2'020)));
}

TEST_CASE("a server that is not there at all is given up after one long try", "[sync]") {
    Patience patience(Milliseconds(0));
    REQUIRE_FALSE(patience.goes_on(false, Milliseconds(10'000)));
}

TEST_CASE("what still moves is not given up, however long it takes", "[sync]") {
    Patience patience(Milliseconds(0));
    for (int minute = 1; minute < 100; ++minute) {
        REQUIRE(patience.goes_on(true, Milliseconds(minute * 60'000)));
        REQUIRE(patience.goes_on(false, Milliseconds(minute * 60'000 + 1000)));
        REQUIRE(patience.goes_on(false, Milliseconds(minute * 60'000 + 2000)));
    }
}

}  // namespace candour::client
