// tests/casework/forget_answers_test.cpp: who holds a receipt can have its answers deleted; nobody
// else can.
#include "app/casework/forget_answers.h"

#include "core/privacy/receipt_keys.h"
#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"
#include "tests/support/memory_board.h"

namespace candour::casework {
namespace {

using feedback::Contact;
using feedback::ContactKind;

privacy::ReceiptKeys keys_of(std::uint8_t number) {
    privacy::Receipt::Values values{};
    values.fill(number);
    constexpr std::array<std::uint8_t, 32> organisation_key{7};
    return privacy::receipt_keys(privacy::Receipt(values), privacy::receipt_salt(organisation_key))
        .take();
}

struct Scene {
    test::ManualClock clock;
    test::CaseDesk desk{clock};
    test::MemoryBoard board;
    privacy::ReceiptKeys mine = keys_of(3);
    privacy::ReceiptKeys others = keys_of(4);

    Scene() {
        for (const privacy::ReceiptKeys* keys : {&mine, &others}) {
            const auto address = privacy::read_reply_address(privacy::reply_to(*keys)).take();
            const auto sealed =
                privacy::seal_reply({"We are sorry.", "en", clock.today()}, address).take();
            REQUIRE(board.publish_reply(sealed.id, sealed.parts).ok());
        }
    }
    void release(const Contact& contact) {
        store::OfficeItem item;
        item.id = SubmissionId::create(desk.random);
        item.kind = contact.kind;
        item.released = clock.today();
        item.key_epoch = desk.keys.back().epoch;
        item.words = server::lock_words(contact, desk.keys.back(), item.id.bytes);
        const Bytes hash(item.id.bytes.begin(), item.id.bytes.end());
        REQUIRE(desk.office.add_release({item}, {hash}, clock.today()).value() == 1);
    }
    void wish(const feedback::ReceiptProof& proof) {
        Contact contact;
        contact.kind = ContactKind::Forget;
        contact.receipt_proof = proof;
        release(contact);
    }
    std::size_t lying_for(const privacy::ReceiptKeys& keys) const {
        std::vector<store::BoardEntry> mailbox;
        for (const store::BoardEntry& entry : board.kept) {
            const bool there = store::mailbox_of(entry) == keys.mailbox;
            if (there && !store::is_tombstone(entry)) mailbox.push_back(entry);
        }
        return privacy::open_replies(mailbox, keys.reply).replies.size();
    }
    std::int64_t wishes() {
        store::InboxFilter filter;
        filter.kind = ContactKind::Forget;
        return desk.office.inbox(filter).value().total;
    }
    Result<int> run() { return forget_answers(desk.office, board, desk.keys); }
};

}  // namespace

TEST_CASE("who holds the receipt has its answers deleted, and nothing of the wish stays",
          "[casework]") {
    Scene scene;
    REQUIRE(scene.run().value() == 0);
    scene.wish(privacy::prove(scene.mine, ContactKind::Forget, {}));
    REQUIRE(scene.desk.office.inbox({}).value().total == 0);  // Nobody has to look at it.
    REQUIRE(scene.run().value() == 1);
    REQUIRE(scene.lying_for(scene.mine) == 0);
    REQUIRE(scene.lying_for(scene.others) == 1);
    REQUIRE(scene.wishes() == 0);
    // For devices that have it: a tombstone at the end, and no number has moved.
    REQUIRE(scene.board.kept.size() == 3);
    REQUIRE(scene.board.kept.back() == store::tombstone_of(scene.mine.mailbox));
    // Wished once more, from another device.
    scene.wish(privacy::prove(scene.mine, ContactKind::Forget, {}));
    REQUIRE(scene.run().value() == 0);
    REQUIRE(scene.board.kept.size() == 3);
    REQUIRE(scene.wishes() == 0);
}

TEST_CASE("without the receipt nobody deletes anything", "[casework]") {
    Scene scene;
    scene.wish({});
    scene.wish(privacy::prove(scene.mine, ContactKind::FollowUp, {}));
    feedback::ReceiptProof forged = privacy::prove(scene.others, ContactKind::Forget, {});
    forged.public_key = privacy::prove(scene.mine, ContactKind::Forget, {}).public_key;
    scene.wish(forged);
    REQUIRE(scene.run().value() == 0);
    REQUIRE(scene.lying_for(scene.mine) == 1);
    REQUIRE(scene.lying_for(scene.others) == 1);
    REQUIRE(scene.board.kept.size() == 2);
    REQUIRE(scene.wishes() == 0);
}

TEST_CASE("what cannot be opened for want of its key waits for it", "[casework]") {
    Scene scene;
    scene.wish(privacy::prove(scene.mine, ContactKind::Forget, {}));
    REQUIRE(forget_answers(scene.desk.office, scene.board, {server::make_office_key("2026-11")})
                .value() == 0);
    REQUIRE(scene.wishes() == 1);
    REQUIRE(scene.run().value() == 1);
}

}  // namespace candour::casework
