// tests/casework/follow_ups_test.cpp: what is written back with a receipt goes into the case whose
// contact asked for replies to it, once, and nobody else's words do.
#include "app/casework/follow_ups.h"

#include "core/privacy/receipt_keys.h"
#include "tests/support/case_desk.h"
#include "tests/support/console_world.h"

namespace candour::casework {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;
using feedback::Contact;
using feedback::ContactKind;

constexpr std::array<std::uint8_t, 32> organisation_key{7};

privacy::ReceiptKeys keys_of(std::uint8_t number) {
    privacy::Receipt::Values values{};
    values.fill(number);
    return privacy::receipt_keys(privacy::Receipt(values), privacy::receipt_salt(organisation_key))
        .take();
}

struct Scene {
    test::ManualClock clock;
    test::CaseDesk desk{clock};
    CaseWork work = desk.work();
    FollowUps follow_ups{desk.office, desk.cases, work, desk.keys, clock};

    Scene() {
        desk.cases.on_contact_taken = [this](const SubmissionId& id) { desk.office.forget(id); };
    }

    SubmissionId release(const Contact& contact) {
        store::OfficeItem item;
        item.id = SubmissionId::create(desk.random);
        item.kind = contact.kind;
        item.language = contact.language;
        item.released = clock.today();
        item.key_epoch = desk.keys.back().epoch;
        item.words = server::lock_words(contact, desk.keys.back(), item.id.bytes);
        const Bytes hash(item.id.bytes.begin(), item.id.bytes.end());
        REQUIRE(desk.office.add_release({item}, {hash}, clock.today()).value() == 1);
        return item.id;
    }

    SubmissionId complain(const privacy::ReceiptKeys& receipt) {
        Contact contact;
        contact.kind = ContactKind::Complaint;
        contact.story = "Nobody called me back.";
        contact.language = "ur";
        contact.reply_to = privacy::reply_to(receipt);
        return release(contact);
    }

    // `signed_for`: what the signature is of, where it is not what is said.
    SubmissionId write_back(const privacy::ReceiptKeys& receipt, const std::string& words,
                            const std::string& signed_for = {}) {
        Contact contact;
        contact.kind = ContactKind::FollowUp;
        contact.story = words;
        contact.language = "ur";
        contact.receipt_proof =
            privacy::prove(receipt, ContactKind::FollowUp, signed_for.empty() ? words : signed_for);
        return release(contact);
    }

    complaint::CaseId open(const SubmissionId& submission) {
        NewCase wanted;
        wanted.opened.kind = EntryKind::Opened;
        wanted.opened.fields = {{Field::CaseKind, std::string{"service_failure"}},
                                {Field::Method, std::string{"kiosk"}},
                                {Field::Anonymous, true}};
        wanted.submission = submission.hex();
        auto opened = work.open(desk.mina, wanted);
        INFO((opened.ok() ? "" : opened.error().what));
        REQUIRE(opened.ok());
        return opened.value();
    }

    OpenCase read(const complaint::CaseId& id) {
        return work.read(desk.mina, id, Reading::Words).take();
    }
    std::int64_t written_back() {
        store::InboxFilter filter;
        filter.kind = ContactKind::FollowUp;
        return desk.office.inbox(filter).value().total;
    }
};

}  // namespace

TEST_CASE("what is written back goes into its case, once, and leaves the contacts", "[casework]") {
    Scene scene;
    const privacy::ReceiptKeys receipt = keys_of(3);
    scene.complain(keys_of(4));
    const complaint::CaseId id = scene.open(scene.complain(receipt));
    REQUIRE(scene.follow_ups.take().value() == 0);
    const SubmissionId back = scene.write_back(receipt, "Thank you. It happened again.");

    REQUIRE(scene.follow_ups.take().value() == 1);
    const OpenCase found = scene.read(id);
    REQUIRE(found.history.size() == 2);
    const Entry& entry = found.history.back().entry;
    REQUIRE(entry.kind == EntryKind::PersonWrote);
    REQUIRE(entry.text(Field::Text) == "Thank you. It happened again.");
    REQUIRE(entry.text(Field::Language) == "ur");
    REQUIRE(entry.text(Field::Submission) == back.hex());
    REQUIRE(entry.by == StaffId{});
    REQUIRE(found.state.wrote_back);
    REQUIRE(scene.written_back() == 0);
    REQUIRE(scene.desk.office.item(back).error().kind == ErrorKind::NotFound);
    REQUIRE(scene.follow_ups.take().value() == 0);
    REQUIRE(scene.read(id).history.size() == 2);

    // Staff answer: it is new no longer. The person writes again.
    Entry reply{.kind = EntryKind::ReplyWritten};
    reply.fields[Field::Text] = std::string{"We are sorry."};
    REQUIRE(scene.work.write(scene.desk.mina, id, {reply}).ok());
    REQUIRE_FALSE(scene.read(id).state.wrote_back);
    scene.write_back(receipt, "All is well now.");
    REQUIRE(scene.follow_ups.take().value() == 1);
    REQUIRE(scene.read(id).state.wrote_back);
    REQUIRE(scene.read(id).history.size() == 4);
}

TEST_CASE("nobody puts words into a case without its receipt", "[casework]") {
    Scene scene;
    const privacy::ReceiptKeys receipt = keys_of(3);
    const complaint::CaseId id = scene.open(scene.complain(receipt));
    scene.write_back(keys_of(5), "I hold another receipt.");
    scene.write_back(receipt, "These words were changed.", "These words were signed.");
    Contact unsigned_one;
    unsigned_one.kind = ContactKind::FollowUp;
    unsigned_one.story = "Nobody signed this.";
    unsigned_one.reply_to = privacy::reply_to(receipt);
    scene.release(unsigned_one);
    // The key of another with the signature of the right one.
    Contact mixed = unsigned_one;
    mixed.receipt_proof = privacy::prove(receipt, ContactKind::FollowUp, mixed.story);
    mixed.receipt_proof.public_key =
        privacy::prove(keys_of(5), ContactKind::FollowUp, mixed.story).public_key;
    scene.release(mixed);

    REQUIRE(scene.follow_ups.take().value() == 0);
    REQUIRE(scene.read(id).history.size() == 1);
    // They are not lost: staff see them among the contacts.
    REQUIRE(scene.written_back() == 4);
    // Somebody complains in the name of a mailbox that they saw on the board; it is a case, too.
    Contact stolen;
    stolen.kind = ContactKind::Complaint;
    stolen.story = "Send me what they write.";
    stolen.reply_to = privacy::reply_to(keys_of(5));
    stolen.reply_to.mailbox_id = privacy::reply_to(receipt).mailbox_id;
    scene.open(scene.release(stolen));
    Entry reply{.kind = EntryKind::ReplyWritten};
    reply.fields[Field::Text] = std::string{"We are sorry."};
    REQUIRE(scene.work.write(scene.desk.mina, id, {reply}).ok());
    scene.write_back(receipt, "And this is mine.");
    REQUIRE(scene.follow_ups.take().value() == 1);
    REQUIRE(scene.read(id).history.back().entry.text(Field::Text) == "And this is mine.");
}

TEST_CASE("what is written back before there is a case waits for it; afterwards it is still taken",
          "[casework]") {
    Scene scene;
    const privacy::ReceiptKeys receipt = keys_of(3);
    const SubmissionId complaint = scene.complain(receipt);
    scene.write_back(receipt, "I forgot something.");
    REQUIRE(scene.follow_ups.take().value() == 0);
    REQUIRE(scene.written_back() == 1);
    const complaint::CaseId id = scene.open(complaint);
    REQUIRE(scene.follow_ups.take().value() == 1);

    Entry aside{.kind = EntryKind::SetAside};
    aside.fields[Field::Reason] = std::string{"Junk."};
    REQUIRE(scene.work.write(scene.desk.mina, id, {aside}).ok());
    scene.write_back(receipt, "It is no junk.");
    REQUIRE(scene.follow_ups.take().value() == 1);
    REQUIRE(scene.read(id).history.back().entry.text(Field::Text) == "It is no junk.");
}

TEST_CASE("a store that fails loses nothing that was written back", "[casework]") {
    Scene scene;
    const privacy::ReceiptKeys receipt = keys_of(3);
    const complaint::CaseId id = scene.open(scene.complain(receipt));
    scene.write_back(receipt, "Do not lose me.");
    scene.desk.cases.broken = Error{ErrorKind::Unavailable, "the disk is full"};
    REQUIRE(scene.follow_ups.take().error().kind == ErrorKind::Unavailable);
    scene.desk.cases.broken.reset();
    REQUIRE(scene.written_back() == 1);
    REQUIRE(scene.follow_ups.take().value() == 1);
    REQUIRE(scene.read(id).history.size() == 2);
}

}  // namespace candour::casework
