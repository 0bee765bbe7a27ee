// tests/platform/storage/sqlite_board_copy_test.cpp: a device's replies, in a file.
#include "platform/storage/sqlite_board_copy.h"

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {
namespace {

store::BoardEntry entry(std::uint8_t mailbox, std::uint8_t words) {
    store::BoardEntry made;
    made.fill(words);
    std::fill_n(made.begin(), store::mailbox_bytes, mailbox);
    return made;
}

store::MailboxId mailbox(std::uint8_t filled_with) {
    store::MailboxId id;
    id.fill(filled_with);
    return id;
}

struct Board {
    test::TempFolder folder;
    std::string path = folder.file("board.db");
    std::unique_ptr<SqliteBoardCopy> open() {
        auto board = SqliteBoardCopy::create(path);
        REQUIRE(board.ok());
        return board.take();
    }
};

TEST_CASE("replies are found by their mailbox, oldest first, also after a restart", "[storage]") {
    Board files;
    {
        const auto board = files.open();
        REQUIRE(board->board().value().empty());
        REQUIRE(board->latest().value() == 0);
        REQUIRE(board->put_page("one", 0, {entry(1, 10), entry(2, 20)}).ok());
        REQUIRE(board->put_page("one", 2, {entry(1, 30)}).ok());
    }
    const auto board = files.open();
    REQUIRE(board->board().value() == "one");
    REQUIRE(board->latest().value() == 3);
    const auto found = board->in_mailbox(mailbox(1));
    REQUIRE(found.value() == std::vector{entry(1, 10), entry(1, 30)});
    REQUIRE(board->in_mailbox(mailbox(9)).value().empty());
}

TEST_CASE("a page that does not follow is a Conflict and changes nothing", "[storage]") {
    Board files;
    const auto board = files.open();
    REQUIRE(board->put_page("one", 0, {entry(1, 10)}).ok());
    REQUIRE(board->put_page("one", 2, {entry(1, 30)}).error().kind == ErrorKind::Conflict);
    REQUIRE(board->put_page("one", 0, {entry(1, 30)}).error().kind == ErrorKind::Conflict);
    REQUIRE(board->put_page("two", 1, {entry(1, 30)}).error().kind == ErrorKind::Conflict);
    REQUIRE(board->latest().value() == 1);
    REQUIRE(board->in_mailbox(mailbox(1)).value() == std::vector{entry(1, 10)});
}

TEST_CASE("another board's first page replaces everything", "[storage]") {
    Board files;
    const auto board = files.open();
    REQUIRE(board->put_page("one", 0, {entry(1, 10), entry(1, 11)}).ok());
    REQUIRE(board->put_page("two", 0, {entry(2, 20)}).ok());
    REQUIRE(board->board().value() == "two");
    REQUIRE(board->latest().value() == 1);
    REQUIRE(board->in_mailbox(mailbox(1)).value().empty());
    REQUIRE(board->put_page("three", 0, {}).ok());
    REQUIRE(board->latest().value() == 0);
}

TEST_CASE("what a tombstone names is gone from the file, and so is the tombstone", "[storage]") {
    Board files;
    const auto board = files.open();
    REQUIRE(board->put_page("one", 0, {entry(1, 10), entry(2, 20)}).ok());
    // Earlier in the page, too; but not what was written later.
    REQUIRE(board->put_page("one", 2, {entry(1, 30), store::tombstone_of(mailbox(1)), entry(1, 40)})
                .ok());
    REQUIRE(board->in_mailbox(mailbox(1)).value() == std::vector{entry(1, 40)});
    REQUIRE(board->in_mailbox(mailbox(2)).value() == std::vector{entry(2, 20)});
    REQUIRE(board->latest().value() == 5);
    const Bytes whole = test::read_whole(files.path);
    const std::string file(whole.begin(), whole.end());
    for (const char words : {char{10}, char{30}})
        REQUIRE(file.find(std::string(64, words)) == std::string::npos);
    REQUIRE(file.find(std::string(64, 20)) != std::string::npos);
    REQUIRE(file.find(std::string(64, 0x28)) != std::string::npos);
}

TEST_CASE("what was read here is deleted here at once", "[storage]") {
    Board files;
    const auto board = files.open();
    REQUIRE(board->put_page("one", 0, {entry(1, 10), entry(2, 20)}).ok());
    REQUIRE(board->forget(mailbox(1)).ok());
    REQUIRE(board->forget(mailbox(9)).ok());
    REQUIRE(board->in_mailbox(mailbox(1)).value().empty());
    REQUIRE(board->in_mailbox(mailbox(2)).value().size() == 1);
    REQUIRE(board->latest().value() == 2);
    // The next page follows as before.
    REQUIRE(board->put_page("one", 2, {store::tombstone_of(mailbox(1))}).ok());
    REQUIRE(board->in_mailbox(mailbox(1)).value().empty());
}

TEST_CASE("a damaged file of replies is made anew", "[storage]") {
    Board files;
    {
        const auto board = files.open();
        REQUIRE(board->put_page("one", 0, {entry(1, 10)}).ok());
    }
    test::write_whole(files.path, Bytes(8192, 0x55));
    auto again = SqliteBoardCopy::create(files.path);
    INFO((again.ok() ? std::string() : again.error().what));
    REQUIRE(again.ok());
    REQUIRE(again.value()->latest().value() == 0);
}

}  // namespace
}  // namespace candour::platform
