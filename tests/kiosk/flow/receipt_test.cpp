// A code with which an answer can be read: made and kept before anything is sent.
#include "app/kiosk/flow/receipt.h"

#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

privacy::Receipt some_receipt() {
    return privacy::Receipt({0, 1, 2, 3, 31, 30, 29, 28, 10, 11, 12, 13, 17, 18, 19, 20});
}

ReceiptMade made() { return {some_receipt(), {.mailbox_id = "00ff", .public_key = "AAAA"}}; }

feedback::Organisation with_receipts() {
    feedback::Organisation made = organisation();
    made.receipts.offered = true;
    return made;
}

// At the receipt, which is there.
Flow at_receipt(const feedback::Organisation& who) {
    return walk(at_check(who), {Continue{}, TakeOffer{true}, made()});
}

const feedback::Contact* sent_by(const Step& step) {
    if (step.effects.size() != 1) return nullptr;
    const auto* store = std::get_if<StoreContact>(&step.effects[0]);
    return store == nullptr ? nullptr : &store->draft.contact();
}

template <typename E>
bool has(const Step& step) {
    return step.effects.size() == 1 && std::holds_alternative<E>(step.effects[0]);
}

}  // namespace

TEST_CASE("nothing is sent before the receipt was kept, and then it says where answers go",
          "[flow]") {
    const auto who = with_receipts();
    const Step offer = advance(at_check(who), Continue{});
    REQUIRE(on(offer.flow) == "receipt_offer");
    REQUIRE(offer.effects.empty());
    const Step making = advance(offer.flow, TakeOffer{true});
    REQUIRE(on(making.flow) == "receipt");
    REQUIRE(has<MakeReceipt>(making));
    // While it is being made there is no way on.
    REQUIRE(on(walk(making.flow, {Continue{}})) == "receipt");
    const Flow there = walk(making.flow, {made()});
    REQUIRE(there.visit.receipt == some_receipt());
    const Step kept = advance(there, Continue{});
    REQUIRE(on(kept.flow) == "receipt_kept");
    REQUIRE(kept.effects.empty());
    const Step sent = advance(kept.flow, TakeOffer{true});
    REQUIRE(on(sent.flow) == "sending");
    REQUIRE(sent_by(sent) != nullptr);
    REQUIRE(sent_by(sent)->reply_to == made().reply_to);
    const Flow thanked = walk(sent.flow, {Stored{}});
    REQUIRE(on(thanked) == "thanks");
    REQUIRE_FALSE(thanked.visit.receipt.has_value());
    REQUIRE(thanked.visit.contact == feedback::Contact{});
}

TEST_CASE("who wants no receipt sends at once, and asks for no answer", "[flow]") {
    const auto who = with_receipts();
    const Step sent = advance(walk(at_check(who), {Continue{}}), TakeOffer{false});
    REQUIRE(sent_by(sent) != nullptr);
    REQUIRE(sent_by(sent)->reply_to == feedback::Contact::ReplyTo{});
    // Also after having had one.
    const Flow second_thought = walk(at_receipt(who), {Back{}});
    REQUIRE(on(second_thought) == "receipt_offer");
    const Step without = advance(second_thought, TakeOffer{false});
    REQUIRE(sent_by(without)->reply_to == feedback::Contact::ReplyTo{});
    REQUIRE_FALSE(without.flow.visit.receipt.has_value());
}

TEST_CASE("it is shown again as often as somebody asks, always the same", "[flow]") {
    const auto who = with_receipts();
    Flow flow = walk(at_receipt(who), {Continue{}, TakeOffer{false}});
    REQUIRE(on(flow) == "receipt");
    REQUIRE(flow.visit.receipt == some_receipt());
    flow = walk(flow, {Continue{}, Back{}});
    REQUIRE(on(flow) == "receipt");
    // Going back to the offer and saying yes once more makes no other one; a late answer of the
    // device changes nothing.
    const Step again = advance(walk(flow, {Back{}}), TakeOffer{true});
    REQUIRE(again.effects.empty());
    ReceiptMade late{privacy::Receipt(privacy::Receipt::Values{}), {}};
    REQUIRE(walk(again.flow, {late}).visit.receipt == some_receipt());
}

TEST_CASE("a receipt is printed once, for whoever has it, where there is a printer", "[flow]") {
    const auto who = with_receipts();
    Flow before = at_check(who);
    before.prints = true;
    const Flow making = walk(before, {Continue{}, TakeOffer{true}});
    REQUIRE(advance(making, PrintIt{}).effects.empty());  // There is nothing to print yet.
    const Flow there = walk(making, {made()});
    const Step asked = advance(there, PrintIt{});
    REQUIRE(has<PrintReceipt>(asked));
    REQUIRE(std::get<PrintReceipt>(asked.effects[0]).receipt == some_receipt());
    REQUIRE(std::get<PrintReceipt>(asked.effects[0]).language == there.visit.preferences.language);
    REQUIRE(asked.flow.visit.printing == Printing::Working);
    REQUIRE(advance(asked.flow, PrintIt{}).effects.empty());
    const Flow done = walk(asked.flow, {ReceiptPrinted{true}});
    REQUIRE(done.visit.printing == Printing::Done);
    REQUIRE(advance(done, PrintIt{}).effects.empty());
    // Who asks to see it again may have lost the paper.
    const Flow again = walk(done, {Continue{}, TakeOffer{false}});
    REQUIRE(has<PrintReceipt>(advance(again, PrintIt{})));
    REQUIRE_FALSE(has<PrintReceipt>(advance(at_receipt(who), PrintIt{})));
}

TEST_CASE("what becomes of the paper is known wherever somebody is by then", "[flow]") {
    const auto who = with_receipts();
    Flow before = at_check(who);
    before.prints = true;
    const Flow asked = walk(before, {Continue{}, TakeOffer{true}, made(), PrintIt{}});
    const Flow kept = walk(asked, {Continue{}, ReceiptPrinted{false}});
    REQUIRE(on(kept) == "receipt_kept");
    REQUIRE(kept.visit.printing == Printing::Failed);
    Flow covered = asked;
    covered.asking_still_there = true;
    REQUIRE(walk(covered, {ReceiptPrinted{true}}).visit.printing == Printing::Done);
    // A disk that refuses while the printer works: the words and the paper are both still there.
    const Flow refused = walk(asked, {Continue{}, TakeOffer{true}, ReceiptPrinted{true},
                                      NotStored{ErrorKind::Unavailable}});
    REQUIRE(std::get<TroubleScreen>(refused.screen).trouble == Trouble::NotStored);
    REQUIRE(refused.visit.printing == Printing::Done);
    // Of a visit that is over nothing comes any more, and the next has the printer too.
    const Flow thanked = walk(asked, {Continue{}, TakeOffer{true}, Stored{}, ReceiptPrinted{true}});
    REQUIRE(thanked.visit.printing == Printing::NotAsked);
    const Flow next = walk(asked, {Leave{}, ReceiptPrinted{true}});
    REQUIRE(next.visit.printing == Printing::NotAsked);
    REQUIRE(next.prints);
    // Who goes back and wants none has none on the way either.
    REQUIRE(walk(asked, {Back{}, TakeOffer{false}}).visit.printing == Printing::NotAsked);
}

TEST_CASE("on a home visit no receipt is printed, whatever the kiosk was told", "[flow]") {
    const auto who = with_receipts();
    Flow flow = at_receipt(who);
    flow.prints = true;
    REQUIRE(can_print(flow));
    flow.channel = feedback::Channel::HomeVisit;
    REQUIRE_FALSE(can_print(flow));
    REQUIRE(advance(flow, PrintIt{}).effects.empty());
}

TEST_CASE("receipts are offered where an answer can come, and never on a home visit", "[flow]") {
    const auto who = with_receipts();
    const auto without = organisation();
    REQUIRE(on(walk(at_check(without), {Continue{}})) == "sending");
    Flow home = at_check(who);
    home.channel = feedback::Channel::HomeVisit;
    REQUIRE(on(walk(home, {Continue{}})) == "sending");
    REQUIRE(on(walk(at_survey_check(who), {Continue{}})) == "sending");
    Flow thanks = at_check(who);
    thanks.visit.contact.kind = ContactKind::Compliment;
    REQUIRE(on(walk(thanks, {Continue{}})) == "sending");
    for (const ContactKind kind : {ContactKind::Complaint, ContactKind::Dissatisfaction,
                                   ContactKind::Question, ContactKind::Suggestion}) {
        Flow flow = at_check(who);
        flow.visit.contact.kind = kind;
        REQUIRE(offers_receipt_now(flow));
    }
    // Whoever turned it into a thank-you afterwards wants no answer any more.
    Flow changed = walk(at_receipt(who), {Back{}, Back{}, ChangeAnswer{"kind"},
                                          ChooseKind{ContactKind::Compliment}, Continue{}});
    const Step sent = advance(changed, Continue{});
    REQUIRE(sent_by(sent) != nullptr);
    REQUIRE(sent_by(sent)->reply_to == feedback::Contact::ReplyTo{});
}

TEST_CASE("words that hold their own receipt are not sent; a way leads to them", "[flow]") {
    const auto who = with_receipts();
    const Flow check = walk(at_receipt(who), {Back{}, Back{}});
    REQUIRE(on(check) == "check");
    const Flow tells = walk(check, {ChangeAnswer{"story"}, edit("My code: 0123 zyxw abcd"),
                                    Continue{}, Continue{}, TakeOffer{true}, Continue{}});
    const Step refused = advance(tells, TakeOffer{true});
    REQUIRE(refused.effects.empty());
    REQUIRE(std::get<TroubleScreen>(refused.flow.screen).trouble == Trouble::HoldsReceipt);
    REQUIRE(refused.flow.visit.contact.story == "My code: 0123 zyxw abcd");
    REQUIRE(on(walk(refused.flow, {Back{}})) == "check");
    const Flow writing = walk(refused.flow, {Continue{}});
    REQUIRE(on(writing) == "write");
    const Step sent = advance(
        walk(writing, {edit("No code"), Continue{}, Continue{}, TakeOffer{true}, Continue{}}),
        TakeOffer{true});
    REQUIRE(sent_by(sent) != nullptr);
    REQUIRE(sent_by(sent)->story == "No code");
    REQUIRE(sent_by(sent)->reply_to == made().reply_to);
}

TEST_CASE("a device that can make no receipt loses no words", "[flow]") {
    const auto who = with_receipts();
    const Flow failed = walk(at_check(who), {Continue{}, TakeOffer{true}, ReceiptNotMade{}});
    REQUIRE(std::get<TroubleScreen>(failed.screen).trouble == Trouble::NoReceipt);
    REQUIRE(on(walk(failed, {Back{}})) == "check");
    const Step sent = advance(failed, Continue{});
    REQUIRE(sent_by(sent) != nullptr);
    REQUIRE(sent_by(sent)->story == "Longer hours");
}

TEST_CASE("a disk that refuses keeps the receipt, and trying again sends with it", "[flow]") {
    const auto who = with_receipts();
    const Flow refused =
        walk(at_receipt(who), {Continue{}, TakeOffer{true}, NotStored{ErrorKind::Full}});
    REQUIRE(on(refused) == "trouble");
    const Step again = advance(refused, Continue{});
    REQUIRE(sent_by(again) != nullptr);
    REQUIRE(sent_by(again)->reply_to == made().reply_to);
    REQUIRE(on(walk(refused, {Back{}})) == "check");
}

TEST_CASE("a receipt waits longer before it asks who is there, and goes with the visit", "[flow]") {
    const auto who = with_receipts();
    const Flow flow = at_receipt(who);
    REQUIRE(idle_deadline(flow) == still_there_after_receipt);
    REQUIRE_FALSE(walk(flow, {IdleFor{still_there_after}}).asking_still_there);
    const Flow asked = walk(flow, {IdleFor{still_there_after_receipt}});
    REQUIRE(asked.asking_still_there);
    REQUIRE(asked.seconds_left == 30);
    REQUIRE(walk(asked, {StayHere{}}).visit.receipt == some_receipt());
    const Step gone = advance(asked, IdleFor{still_there_after_receipt + end_after_warning});
    REQUIRE(has<EndVisit>(gone));
    REQUIRE_FALSE(gone.flow.visit.receipt.has_value());
    REQUIRE(gone.flow.visit.contact == feedback::Contact{});
    // What the device finds out while the question covers the screen is not lost.
    const Flow slow = walk(
        at_check(who), {Continue{}, TakeOffer{true}, IdleFor{still_there_after_receipt}, made()});
    REQUIRE(slow.visit.receipt == some_receipt());
}

namespace {

// At the pad, nothing typed.
Flow at_entry(const feedback::Organisation& who) {
    return walk(start(who), {Continue{}, RoomKnown{true}, ReadAnswer{}, Continue{}});
}

std::string typed(const Flow& flow) { return std::string(flow.visit.typed_receipt.symbols()); }

std::string example_code() { return std::string(std::string_view(written(some_receipt()))); }

privacy::OpenedReplies one_reply() {
    privacy::OpenedReplies opened;
    opened.replies.push_back({"We have changed it.", "en", CivilDay{std::chrono::days{20'000}}});
    return opened;
}

}  // namespace

TEST_CASE("reading an answer begins at the purpose screen, where receipts are offered", "[flow]") {
    const auto who = with_receipts();
    REQUIRE(on(at_entry(who)) == "receipt_entry");
    REQUIRE(on(walk(at_entry(who), {Back{}})) == "purpose");
    const auto without = organisation();
    REQUIRE(on(walk(start(without), {Continue{}, RoomKnown{true}, ReadAnswer{}, Continue{}})) ==
            "purpose");
    // Another choice takes its place; while a part is being changed there is none.
    const Flow kind = walk(start(who), {Continue{}, RoomKnown{true}, ReadAnswer{},
                                        ChooseKind{ContactKind::Complaint}, Continue{}});
    REQUIRE(on(kind) == "about");
    const Flow changing = walk(at_check(who), {ChangeAnswer{"kind"}, ReadAnswer{}});
    REQUIRE_FALSE(std::get<PurposeScreen>(changing.screen).reads_answer);
}

TEST_CASE("the pad takes what a receipt has, however it is typed", "[flow]") {
    const auto who = with_receipts();
    const Flow flow = walk(at_entry(who), {PressPad{"7k3m-o"}, PressPad{" uU!\xC3\xA9l"}});
    REQUIRE(typed(flow) == "7K3M01");
    REQUIRE(typed(walk(flow, {PressPad{"\b\b"}, PressPad{"z"}})) == "7K3MZ");
    const Flow turned = walk(flow, {PressPad{std::string(1, other_symbols_key)}});
    REQUIRE(std::get<ReceiptEntryScreen>(turned.screen).letters);
    REQUIRE(typed(turned) == "7K3M01");
    const Flow full = walk(at_entry(who), {PressPad{example_code() + "ZZZ"}});
    REQUIRE(full.visit.typed_receipt.full());
    REQUIRE(typed(walk(at_entry(who), {PressPad{"\b"}})).empty());
}

TEST_CASE("a mistake is told, nothing that was typed is lost, and the right code is looked up",
          "[flow]") {
    const auto who = with_receipts();
    const auto problem = [](const Flow& flow) {
        return std::get<ReceiptEntryScreen>(flow.screen).problem;
    };
    const Flow part = walk(at_entry(who), {PressPad{"0123"}, Continue{}});
    REQUIRE(problem(part) == ReceiptProblem::Incomplete);
    REQUIRE(typed(part) == "0123");
    std::string wrong = example_code();
    std::swap(wrong[0], wrong[1]);
    const Step mistyped = advance(walk(at_entry(who), {PressPad{wrong}}), Continue{});
    REQUIRE(problem(mistyped.flow) == ReceiptProblem::Mistyped);
    REQUIRE(mistyped.effects.empty());
    REQUIRE(mistyped.flow.visit.typed_receipt.full());
    REQUIRE(problem(walk(mistyped.flow, {PressPad{"\b"}})) == ReceiptProblem::None);
    const Step right = advance(walk(at_entry(who), {PressPad{example_code()}}), Continue{});
    REQUIRE(on(right.flow) == "looking");
    REQUIRE(has<LookUp>(right));
    REQUIRE(std::get<LookUp>(right.effects[0]).receipt == some_receipt());
}

TEST_CASE("answers are shown until the visit ends, and nothing of them or the code is left",
          "[flow]") {
    const auto who = with_receipts();
    const Flow looking = walk(at_entry(who), {PressPad{example_code()}, Continue{}});
    const Flow replies = walk(looking, {RepliesKnown{one_reply()}});
    REQUIRE(on(replies) == "replies");
    REQUIRE(replies.visit.replies.replies.size() == 1);
    const Step done = advance(replies, Continue{});
    REQUIRE(has<EndVisit>(done));
    REQUIRE(done.flow.visit.replies.replies.empty());
    REQUIRE(done.flow.visit.typed_receipt.empty());
    // Back to the code, which is still there; not the answer.
    const Flow back = walk(replies, {Back{}});
    REQUIRE(on(back) == "receipt_entry");
    REQUIRE(back.visit.replies.replies.empty());
    REQUIRE(back.visit.typed_receipt.full());
    // Who has gone back meanwhile is not led on by a late answer.
    REQUIRE(on(walk(looking, {Back{}, RepliesKnown{one_reply()}})) == "receipt_entry");
    const Flow failed = walk(looking, {RepliesUnknown{}});
    REQUIRE(std::get<ReceiptEntryScreen>(failed.screen).problem == ReceiptProblem::NotLookedUp);
    REQUIRE(failed.visit.typed_receipt.full());
    REQUIRE(on(walk(looking, {RepliesKnown{}})) == "replies");
}

TEST_CASE("who has read an answer writes back, to the same people, and signs it", "[flow]") {
    const auto who = with_receipts();
    const Flow replies =
        walk(at_entry(who), {PressPad{example_code()}, Continue{}, RepliesKnown{one_reply()}});
    const Flow writing = walk(replies, {WriteBack{}});
    REQUIRE(on(writing) == "write");
    REQUIRE(on(walk(writing, {Continue{}})) == "write");
    const Flow check = walk(writing, {EditText{"Thank you.", 10}, Continue{}});
    REQUIRE(on(check) == "check");
    // Of its words alone: no kind, no service.
    REQUIRE(parts_to_check(check) == std::vector<std::string>{"story"});
    REQUIRE(on(walk(check, {ChangeAnswer{"kind"}})) == "check");
    REQUIRE(on(walk(check, {ChangeAnswer{"story"}, Continue{}})) == "check");
    const Step sent = advance(check, Continue{});
    REQUIRE(on(sent.flow) == "sending");
    const feedback::Contact* contact = sent_by(sent);
    REQUIRE(contact != nullptr);
    REQUIRE(contact->kind == ContactKind::FollowUp);
    REQUIRE(contact->story == "Thank you.");
    REQUIRE(contact->service.empty());
    // Where the answer goes is known: the contact that was answered says it.
    REQUIRE(contact->reply_to == feedback::Contact::ReplyTo{});
    REQUIRE(std::get<StoreContact>(sent.effects[0]).signer == some_receipt());

    const Flow thanks = walk(sent.flow, {Stored{}});
    REQUIRE(std::get<ThankYouScreen>(thanks.screen).wrote_back);
    REQUIRE_FALSE(thanks.visit.receipt.has_value());
    REQUIRE(thanks.visit.typed_receipt.empty());
    REQUIRE(thanks.visit.replies.replies.empty());
    REQUIRE(thanks.visit.contact == feedback::Contact{});
    // The disk refused: the words are there, and are signed anew.
    const Flow refused = walk(sent.flow, {NotStored{ErrorKind::Unavailable}});
    REQUIRE(on(refused) == "trouble");
    REQUIRE(std::get<StoreContact>(advance(refused, Continue{}).effects[0]).signer ==
            some_receipt());
    REQUIRE(on(walk(refused, {Back{}})) == "check");
}

TEST_CASE("who has read an answer can have it deleted, and can think again", "[flow]") {
    const auto who = with_receipts();
    const Flow replies =
        walk(at_entry(who), {PressPad{example_code()}, Continue{}, RepliesKnown{one_reply()}});
    const Flow asked = walk(replies, {ForgetAnswers{}});
    REQUIRE(on(asked) == "forget");
    for (const Intent& no : {Intent{TakeOffer{false}}, Intent{Back{}}}) {
        const Flow kept = walk(asked, {no});
        REQUIRE(on(kept) == "replies");
        REQUIRE(kept.visit.replies.replies.size() == 1);
    }
    const Step wished = advance(asked, TakeOffer{true});
    REQUIRE(std::get<SendingScreen>(wished.flow.screen).forgets);
    const feedback::Contact* contact = sent_by(wished);
    REQUIRE(contact->kind == ContactKind::Forget);
    REQUIRE((contact->language.empty() && contact->service.empty() && contact->story.empty()));
    REQUIRE(std::get<StoreContact>(wished.effects[0]).signer == some_receipt());
    // It could not be done: it is said, and can be tried again.
    const Flow failed = walk(wished.flow, {NotStored{ErrorKind::Unavailable}});
    REQUIRE(std::get<ForgetScreen>(failed.screen).failed);
    REQUIRE(sent_by(advance(failed, TakeOffer{true})) != nullptr);
    const Flow thanks = walk(wished.flow, {Stored{}});
    REQUIRE(std::get<ThankYouScreen>(thanks.screen).forgot);
    REQUIRE(thanks.visit.replies.replies.empty());
    REQUIRE(thanks.visit.typed_receipt.empty());
    // Where there is no answer there is nothing to delete.
    const Flow none = walk(at_entry(who), {PressPad{example_code()}, Continue{}, RepliesKnown{}});
    REQUIRE(on(walk(none, {ForgetAnswers{}})) == "replies");
}

TEST_CASE("what is written back never holds its own code, and is gone with the answer", "[flow]") {
    const auto who = with_receipts();
    const Flow replies =
        walk(at_entry(who), {PressPad{example_code()}, Continue{}, RepliesKnown{one_reply()}});
    const std::string telling = "My code is " + example_code();
    const Step told = advance(
        walk(replies, {WriteBack{}, EditText{telling, telling.size()}, Continue{}}), Continue{});
    REQUIRE(told.effects.empty());
    REQUIRE(std::get<TroubleScreen>(told.flow.screen).trouble == Trouble::HoldsReceipt);
    REQUIRE(on(walk(told.flow, {Continue{}})) == "write");
    // Back to the answer and on to the code: the words are gone, and a new visitor's kind is free.
    const Flow back = walk(replies, {WriteBack{}, EditText{"Thank", 5}, Back{}});
    REQUIRE(on(back) == "replies");
    const Flow code = walk(back, {Back{}});
    REQUIRE(on(code) == "receipt_entry");
    REQUIRE(code.visit.contact == feedback::Contact{});
    REQUIRE_FALSE(code.visit.kind_chosen);
    // Without an answer there is nothing to write back to.
    const Flow none =
        walk(at_entry(who), {PressPad{example_code()}, Continue{}, RepliesKnown{}, WriteBack{}});
    REQUIRE(on(none) == "replies");
}

TEST_CASE("the practice receipt says what it is", "[flow]") {
    REQUIRE(std::string_view(written(practice_receipt())) == "PRAC-T1CE-PRAC-T1CE-6");
}

}  // namespace candour::kiosk
