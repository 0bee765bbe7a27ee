// The server's board of sealed replies, on each engine.
#include "platform/storage/sql_board.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

store::BoardEntry entry_of(std::uint8_t number) {
    store::BoardEntry entry;
    entry.fill(number);
    return entry;
}

}  // namespace

TEST_CASE("replies are numbered from one and read in pages", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    {
        auto pool = home.pool();
        SqlBoard board(pool->database(), "org", *pool);
        REQUIRE(board.latest().value() == 0);
        REQUIRE(board.entries(0, 64).value().empty());
        for (std::uint8_t number = 1; number <= 5; ++number) {
            REQUIRE(board.publish(entry_of(number)).value() == number);
        }
    }
    auto pool = home.pool();
    SqlBoard board(pool->database(), "org", *pool);
    REQUIRE(board.board().value() == pool->server_epoch().value());
    REQUIRE(board.latest().value() == 5);
    REQUIRE(board.entries(0, 2).value() == std::vector{entry_of(1), entry_of(2)});
    REQUIRE(board.entries(3, 64).value() == std::vector{entry_of(4), entry_of(5)});
    REQUIRE(board.entries(5, 64).value().empty());
    REQUIRE(SqlBoard(pool->database(), "other", *pool).latest().value() == 0);
}

TEST_CASE("an erased reply leaves noise in its place", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    auto pool = home.pool();
    SqlBoard board(pool->database(), "org", *pool);
    REQUIRE(board.publish(entry_of(1)).ok());
    REQUIRE(board.publish(entry_of(2)).ok());
    REQUIRE(board.erase(1, entry_of(77)).ok());
    REQUIRE(board.entries(0, 64).value() == std::vector{entry_of(77), entry_of(2)});
    REQUIRE(board.erase(3, entry_of(77)).error().kind == ErrorKind::NotFound);
    REQUIRE(board.publish(entry_of(3)).value() == 3);
}

}  // namespace candour::platform
