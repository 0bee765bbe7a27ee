// Replies from the desk over the board to a device's copy, and to the holder of the receipt.
#include "sync/server/reply_desk.h"

#include <sodium.h>

#include "tests/support/catch.h"
#include "tests/support/memory_board.h"
#include "tests/support/property.h"
#include "tests/support/random_text.h"
#include "tests/support/secure_random.h"

namespace candour::server {
namespace {

constexpr CivilDay a_day{std::chrono::year{2026} / 11 / 30};

struct Receipt {
    explicit Receipt(std::uint8_t number) {
        mailbox.fill(number);
        REQUIRE(crypto_box_keypair(key.public_key.data(), key.private_key.data()) == 0);
    }
    feedback::Contact::ReplyTo reply_to() const {
        return {to_hex(mailbox), to_base64(key.public_key)};
    }
    // What a kiosk shows for it.
    privacy::OpenedReplies look(const test::MemoryBoard& board) const {
        test::MemoryBoardCopy copy;
        REQUIRE(copy.put_page(board.name, 0, board.kept).ok());
        return privacy::open_replies(copy.in_mailbox(mailbox).take(), key);
    }

    store::MailboxId mailbox{};
    privacy::ReplyKeyPair key;
};

privacy::Reply long_reply() {
    test::Gen gen(21);
    return {test::random_text(gen, test::scripts[2], 2500), "ur", a_day};
}

}  // namespace

TEST_CASE("a published reply is read by its receipt's holder and by nobody else", "[sync]") {
    test::MemoryBoard board;
    const Receipt mine(1);
    const Receipt theirs(2);
    const privacy::Reply to_me = long_reply();
    const privacy::Reply to_them{"நன்றி.", "ta", a_day};
    const auto first = publish_reply(board, mine.reply_to(), to_me).take();
    REQUIRE(first.first == 1);
    REQUIRE(first.parts > 2);
    REQUIRE(publish_reply(board, theirs.reply_to(), to_them).value().first == first.parts + 1);
    REQUIRE(mine.look(board).replies == std::vector{to_me});
    REQUIRE(theirs.look(board).replies == std::vector{to_them});
}

TEST_CASE("publishing again after a failure, or for no reason, publishes once", "[sync]") {
    test::MemoryBoard board;
    const Receipt receipt(1);
    board.fails_once = true;
    REQUIRE(publish_reply(board, receipt.reply_to(), long_reply()).error().kind ==
            ErrorKind::Unavailable);
    const auto published = publish_reply(board, receipt.reply_to(), long_reply()).take();
    REQUIRE_FALSE(published.before);
    const auto again = publish_reply(board, receipt.reply_to(), long_reply()).take();
    REQUIRE(again.before);
    REQUIRE(again.first == published.first);
    REQUIRE(board.kept.size() == published.parts);
    REQUIRE(receipt.look(board).replies.size() == 1);
}

TEST_CASE("a contact without a usable receipt gets no reply, and the board stays as it is",
          "[sync]") {
    test::MemoryBoard board;
    const privacy::Reply reply{"Mended.", "en", a_day};
    REQUIRE(publish_reply(board, {}, reply).error().kind == ErrorKind::NotFound);
    REQUIRE(publish_reply(board, {"junk", "junk"}, reply).error().kind == ErrorKind::Invalid);
    REQUIRE(publish_reply(board, Receipt(1).reply_to(), {"", "en", a_day}).error().kind ==
            ErrorKind::Invalid);
    REQUIRE(board.kept.empty());
}

TEST_CASE("an erased reply is gone, nothing else moves, and it does not come back", "[sync]") {
    test::MemoryBoard board;
    test::SodiumRandom random;
    const Receipt mine(1);
    const Receipt theirs(2);
    const auto published = publish_reply(board, mine.reply_to(), long_reply()).take();
    REQUIRE(publish_reply(board, theirs.reply_to(), {"Thanks.", "en", a_day}).ok());
    const std::size_t size = board.kept.size();
    REQUIRE(erase_reply(board, published, random).ok());
    REQUIRE(mine.look(board).replies.empty());
    REQUIRE(mine.look(board).unreadable == 0);  // Not even its mailbox is left.
    REQUIRE(theirs.look(board).replies.size() == 1);
    REQUIRE(publish_reply(board, mine.reply_to(), long_reply()).value().before);
    REQUIRE(board.kept.size() == size);
}

}  // namespace candour::server
