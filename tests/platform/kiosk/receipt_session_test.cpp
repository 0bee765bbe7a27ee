// Receipts at a kiosk in use, with real keys, seal and board: what is sent with one, and reading an
// answer with it. The worker thread is real, too.
#include "core/privacy/open.h"
#include "tests/kiosk/flow/example.h"
#include "tests/platform/kiosk/session_driver.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {
namespace {

feedback::Organisation with_receipts() {
    feedback::Organisation organisation = kiosk::example::organisation();
    organisation.receipts.offered = true;
    return organisation;
}

class Kiosk : public tests::SessionDriver {
public:
    Kiosk() {
        begin({.organisation = organisation_,
               .channel = feedback::Channel::Event,
               .practising = false,
               .key = keys.public_key,
               .store = outbox,
               .random = random_,
               .on_thanked = {},
               .receipt_salt = salt,
               .mailbox =
                   [this](const privacy::Receipt&, const privacy::ReceiptKeys& found) {
                       return in_mailbox(found.mailbox);
                   },
               .forget_mailbox = [this](const store::MailboxId& mailbox) -> Status {
                   if (board_broken) return Error{ErrorKind::Corrupt, "damaged"};
                   std::erase_if(board, [&](const store::BoardEntry& entry) {
                       return store::mailbox_of(entry) == mailbox;
                   });
                   return Unit{};
               }});
        waits = true;
    }

    ~Kiosk() override { session_.reset(); }  // Before what it uses.

    // As somebody writes it down: what is read from the screen.
    std::string code_on_screen() const {
        std::string code;
        for (const kiosk::Item& item : items()) {
            if (!item.id.starts_with("receipt.group.")) continue;
            for (const char symbol : item.name.substr(item.name.find(':')))
                if (privacy::receipt_symbol(symbol) != '\0') code += symbol;
        }
        return code;
    }

    feedback::Contact kept() {
        std::vector<privacy::OpenedCell> parts;
        for (const store::PendingCell& pending : outbox.pending().take())
            parts.push_back(privacy::open_cell(pending.cell, {keys}).take());
        return privacy::open_message(parts).take();
    }

    void answer(const feedback::Contact& contact, const privacy::Reply& reply) {
        const auto address = privacy::read_reply_address(contact.reply_to);
        REQUIRE(address.ok());
        const privacy::SealedReply sealed = privacy::seal_reply(reply, address.value()).take();
        board.insert(board.end(), sealed.parts.begin(), sealed.parts.end());
    }

    bool is_looking() const { return std::holds_alternative<kiosk::LookingScreen>(flow().screen); }

    privacy::EpochKeyPair keys = privacy::make_epoch_key_pair();
    privacy::ReceiptSalt salt{7};
    test::MemoryOutbox outbox;
    std::vector<store::BoardEntry> board;
    bool board_broken = false;

private:
    Result<std::vector<store::BoardEntry>> in_mailbox(const store::MailboxId& mailbox) const {
        if (board_broken) return Error{ErrorKind::Corrupt, "damaged"};
        std::vector<store::BoardEntry> found;
        for (const store::BoardEntry& entry : board) {
            if (std::equal(mailbox.begin(), mailbox.end(), entry.begin())) found.push_back(entry);
        }
        return found;
    }

    feedback::Organisation organisation_ = with_receipts();
};

const std::string until_offer = std::string(tests::until_check) + "tap check.send\n";

// What is written down in a visit that keeps its receipt.
std::string send_with_receipt(Kiosk& kiosk) {
    const std::size_t before = kiosk.outbox.pending().value().size();
    kiosk.play(until_offer + "tap receipt_offer.yes");
    const std::string code = kiosk.code_on_screen();
    REQUIRE(privacy::read_receipt(code).ok());
    REQUIRE(kiosk.outbox.pending().value().size() == before);
    kiosk.play("tap receipt.next\ntap receipt_kept.yes\nsee-item thanks.finish");
    return code;
}

void look_up(Kiosk& kiosk, const std::string& code) {
    kiosk.play("tap welcome.start\ntap purpose.read_answer\ntap purpose.next\ntype \"" + code +
               "\"\ntap receipt_entry.next");
}

TEST_CASE("what was sent with a receipt can be answered, and the answer read with it", "[kiosk]") {
    Kiosk kiosk;
    const std::string code = send_with_receipt(kiosk);
    const feedback::Contact contact = kiosk.kept();
    REQUIRE(contact.story == "Longer hours");
    const auto keys = privacy::receipt_keys(privacy::read_receipt(code).value(), kiosk.salt);
    REQUIRE(contact.reply_to == privacy::reply_to(keys.value()));
    kiosk.play("tap thanks.finish");

    look_up(kiosk, code);
    kiosk.play("wait 2s\nsee \"There is no answer yet\"\ntap replies.finish");
    kiosk.answer(contact, {"We open until seven now.", "en", from_iso("2026-11-30").value()});
    look_up(kiosk, code);
    kiosk.play(
        "wait 2s\nsee \"We open until seven now.\"\nsee \"30 November 2026\"\n"
        "see-not \"Longer hours\"\ntap replies.finish\nsee-item welcome.start");
    REQUIRE(kiosk.flow().visit.typed_receipt.empty());
    REQUIRE(kiosk.flow().visit.replies.replies.empty());
}

TEST_CASE("what is written back is signed by the receipt that read the answer", "[kiosk]") {
    Kiosk kiosk;
    const std::string code = send_with_receipt(kiosk);
    const feedback::Contact asked = kiosk.kept();
    kiosk.answer(asked, {"We open until seven now.", "en", CivilDay{}});
    kiosk.play("tap thanks.finish");
    kiosk.outbox = test::MemoryOutbox();
    look_up(kiosk, code);
    kiosk.play(
        "wait 2s\ntap replies.write_back\nsee \"What would you like to write back?\"\n"
        "type \"On Sundays as well?\"\ntap write.next\nsee \"On Sundays as well?\"\n"
        "tap check.send\nsee \"You can look for their answer with the same code.\"\n"
        "tap thanks.finish\nsee-item welcome.start");
    const feedback::Contact back = kiosk.kept();
    REQUIRE(back.kind == feedback::ContactKind::FollowUp);
    REQUIRE(back.story == "On Sundays as well?");
    const auto mailbox = privacy::proven_mailbox(back.receipt_proof, back.kind, back.story);
    REQUIRE(mailbox.ok());
    REQUIRE(to_hex(mailbox.value()) == asked.reply_to.mailbox_id);
    REQUIRE(back.reply_to == feedback::Contact::ReplyTo{});
}

TEST_CASE("an answer that was read is deleted here, and the server is told by its receipt",
          "[kiosk]") {
    Kiosk kiosk;
    const std::string code = send_with_receipt(kiosk);
    const feedback::Contact asked = kiosk.kept();
    kiosk.answer(asked, {"We open until seven now.", "en", CivilDay{}});
    kiosk.play("tap thanks.finish");
    kiosk.outbox = test::MemoryOutbox();
    look_up(kiosk, code);
    // Who says no has it still; a board that refuses loses neither it nor the wish.
    kiosk.play(
        "wait 2s\ntap replies.forget\nsee \"Delete the answer?\"\ntap forget.no\n"
        "see \"We open until seven now.\"\ntap replies.forget");
    kiosk.board_broken = true;
    kiosk.play("tap forget.yes\nsee \"We could not delete it just now.\"");
    REQUIRE(kiosk.outbox.pending().value().empty());
    REQUIRE_FALSE(kiosk.board.empty());
    kiosk.board_broken = false;
    kiosk.play("tap forget.yes\nsee \"The answer is deleted here.\"\ntap thanks.finish");
    REQUIRE(kiosk.board.empty());
    const feedback::Contact wish = kiosk.kept();
    REQUIRE(wish.kind == feedback::ContactKind::Forget);
    const auto mailbox = privacy::proven_mailbox(wish.receipt_proof, wish.kind, {});
    REQUIRE(to_hex(mailbox.value()) == asked.reply_to.mailbox_id);
    // Nothing else of whoever wished it.
    REQUIRE((wish.language.empty() && wish.service.empty() && wish.story.empty()));
    look_up(kiosk, code);
    kiosk.play("wait 2s\nsee \"There is no answer yet\"");
}

TEST_CASE("an answer comes as late as none, also for a code that nobody was given", "[kiosk]") {
    Kiosk kiosk;
    const std::string code = send_with_receipt(kiosk);
    kiosk.answer(kiosk.kept(), {"We open until seven now.", "en", CivilDay{}});
    kiosk.play("tap thanks.finish");
    for (const std::string& one : {code, std::string("00000000000000000")}) {
        look_up(kiosk, one);
        kiosk.play("wait 1400ms");
        REQUIRE(kiosk.is_looking());
        kiosk.play("wait 100ms");
        REQUIRE_FALSE(kiosk.is_looking());
        kiosk.play("tap replies.finish");
    }
}

TEST_CASE("what one visit asked for is never seen in the next", "[kiosk]") {
    Kiosk kiosk;
    kiosk.waits = false;
    kiosk.play(until_offer + "tap receipt_offer.yes\nsee \"Your code is being made\"");
    kiosk.play("tap nav.leave");
    kiosk.waits = true;
    kiosk.play("wait 10s\nsee-item welcome.start");
    REQUIRE_FALSE(kiosk.flow().visit.receipt.has_value());
    // The next one's own is another.
    const std::string first = send_with_receipt(kiosk);
    kiosk.play("tap thanks.finish");
    REQUIRE(send_with_receipt(kiosk) != first);
}

TEST_CASE("a board that cannot be read loses nothing that was typed", "[kiosk]") {
    Kiosk kiosk;
    kiosk.board_broken = true;
    look_up(kiosk, "00000000000000000");
    kiosk.play("wait 2s\nsee \"We could not look just now.\"\nsee \"00000000000000000\"");
}

}  // namespace
}  // namespace candour::platform
