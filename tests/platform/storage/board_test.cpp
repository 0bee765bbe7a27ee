// The server's board of sealed replies, on each engine.
#include <algorithm>
#include <atomic>
#include <thread>

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

TEST_CASE("what lies in a mailbox goes as a whole, and a tombstone says so", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    auto pool = home.pool();
    SqlBoard board(pool->database(), "org", *pool);
    SqlBoard other(pool->database(), "other", *pool);
    store::MailboxId mailbox;
    mailbox.fill(1);
    store::BoardEntry longer = entry_of(9);
    std::ranges::copy(mailbox, longer.begin());
    REQUIRE(board.publish_reply({1}, {entry_of(1), longer}).ok());
    REQUIRE(board.publish(entry_of(2)).ok());
    REQUIRE(other.publish(entry_of(1)).ok());
    REQUIRE(board.forget(mailbox).value() == 2);
    const auto entries = board.entries(0, 64).value();
    REQUIRE(entries.size() == 4);
    REQUIRE(store::mailbox_of(entries[0]) != mailbox);
    REQUIRE(store::mailbox_of(entries[1]) != mailbox);
    REQUIRE(entries[2] == entry_of(2));
    REQUIRE(entries[3] == store::tombstone_of(mailbox));
    REQUIRE(other.entries(0, 64).value() == std::vector{entry_of(1)});
    // Once; and the reply is never published again.
    REQUIRE(board.forget(mailbox).value() == 0);
    REQUIRE(board.publish_reply({1}, {entry_of(1), longer}).value().before);
    REQUIRE(board.latest().value() == 4);
    // What staff write later lies there as anything does.
    REQUIRE(board.publish_reply({2}, {longer}).ok());
    REQUIRE(board.forget(mailbox).value() == 1);
    REQUIRE(board.latest().value() == 6);
}

TEST_CASE("the parts of a reply stand next to each other, and no reply is there twice",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const store::ReplyMark mark{1, 2, 3};
    {
        auto pool = home.pool();
        SqlBoard board(pool->database(), "org", *pool);
        REQUIRE(board.publish(entry_of(1)).ok());
        REQUIRE(board.publish_reply(mark, {entry_of(2), entry_of(3)}).value() ==
                store::PublishedReply{2, 2, false});
    }
    auto pool = home.pool();
    SqlBoard board(pool->database(), "org", *pool);
    REQUIRE(board.publish_reply(mark, {entry_of(8), entry_of(9)}).value() ==
            store::PublishedReply{2, 2, true});
    REQUIRE(board.erase(2, entry_of(77)).ok());
    REQUIRE(board.publish_reply(mark, {entry_of(8)}).value().before);
    REQUIRE(board.publish_reply({9}, {entry_of(4)}).value() == store::PublishedReply{4, 1, false});
    REQUIRE(board.entries(0, 64).value() ==
            std::vector{entry_of(1), entry_of(77), entry_of(3), entry_of(4)});
    SqlBoard other(pool->database(), "other", *pool);
    REQUIRE(other.publish_reply(mark, {entry_of(5)}).value() == store::PublishedReply{1, 1, false});
}

TEST_CASE("one reply that several publish at once is on the board once, whole", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    auto pool = home.pool();
    SqlBoard board(pool->database(), "org", *pool);
    std::vector<std::thread> desks;
    std::atomic<int> written = 0;
    for (std::uint8_t desk = 0; desk < 4; ++desk) {
        desks.emplace_back([&, desk] {
            for (std::uint8_t reply = 0; reply < 8; ++reply) {
                // The same eight replies from each desk, sealed by each for itself.
                const auto mine = static_cast<std::uint8_t>(desk * 8 + reply);
                const auto published =
                    board.publish_reply({reply}, {entry_of(mine), entry_of(mine), entry_of(mine)});
                if (published.ok() && !published.value().before) ++written;
            }
        });
    }
    for (std::thread& desk : desks)
        desk.join();
    REQUIRE(written == 8);
    const auto entries = board.entries(0, 64).take();
    REQUIRE(entries.size() == 24);
    for (std::size_t at = 0; at < entries.size(); at += 3) {
        REQUIRE(entries[at] == entries[at + 1]);
        REQUIRE(entries[at] == entries[at + 2]);
    }
}

}  // namespace candour::platform
