#include "platform/kiosk/session.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <utility>

#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/receipt.h"
#include "core/feedback/words_apart.h"

namespace candour::platform {
namespace {

// For who looks after the kiosk. It never holds a word of a visitor.
void report(const char* what, const Error& error) {
    std::fprintf(stderr, "candour-kiosk: %s: %s\n", what, error.what.c_str());
}

// Not for a training survey, of which nothing was kept.
bool shows_thanks(const kiosk::Flow& flow) {
    const auto* thanks = std::get_if<kiosk::ThankYouScreen>(&flow.screen);
    return thanks != nullptr && !thanks->training;
}

// From asking to seeing whether there is an answer: longer than any device works, and the same
// whether there is one, there is none yet, or nobody ever had this receipt.
constexpr Milliseconds looks_for{1'500};

// Answers and the words that go apart from them take at most so many cells more than both together
// (survey/limits.h: message_room_bytes, besides_answers_bytes).
constexpr std::size_t cells_more_apart = 1;

// How exactly the time of what is read aloud or signed is left out of the time-out.
constexpr Milliseconds listens_every{250};

// Where visits begin: at the welcome screen, or at the lock.
bool is_welcome(const kiosk::Flow& flow) {
    return std::holds_alternative<kiosk::WelcomeScreen>(flow.screen) ||
           std::holds_alternative<kiosk::HandOverLockedScreen>(flow.screen);
}

// At the first screen, with nothing of a visitor's to put back.
bool is_idle(const kiosk::Flow& flow) { return is_welcome(flow) && !kiosk::idle_deadline(flow); }

kiosk::Flow first_visit(const Session::Setting& setting) {
    if (setting.begin_with) return *setting.begin_with;
    if (setting.joining) return kiosk::begin_joining(setting.organisation);
    return kiosk::begin_visit(setting.organisation, setting.channel, setting.practising);
}

kiosk::Flow first_flow(const Session::Setting& setting) {
    kiosk::Flow flow = first_visit(setting);
    flow.prints = setting.printer != nullptr && setting.draw_slip;
    return flow;
}

}  // namespace

Session::Session(const Setting& setting, kiosk::View& view)
    : setting_(setting),
      view_(view),
      outbox_(setting.store),
      flow_(first_flow(setting)),
      work_(work_out, setting.wake),
      printing_(
          [printer = setting.printer](print::DotPicture slip) { return printer->print(slip); },
          setting.wake),
      hand_over_(outbox_, setting.random, setting.equal_hand_overs) {
    view_.begin_visit();
}

void Session::handle(const kiosk::InputEvent& event, Milliseconds now) {
    last_touch_ = now;
    last_tick_ = now;
    now_ = now;
    frame_wanted_ = true;
    view_.handle(event);
}

void Session::choose(const kiosk::Intent& intent, Milliseconds now) {
    last_touch_ = now;
    last_tick_ = now;
    now_ = now;
    apply(intent);
}

void Session::offer(Texts texts) {
    offered_ = std::move(texts);
    if (is_idle(flow_)) take_offered();
}

void Session::take_offered() {
    if (!offered_) return;
    auto organisation =
        std::make_unique<const feedback::Organisation>(std::move(offered_->organisation));
    setting_.key = offered_->key;
    if (setting_.on_pictures) {
        setting_.on_pictures(std::move(offered_->pictures), std::move(offered_->clips));
    }
    offered_.reset();
    const bool prints = flow_.prints;
    flow_ = kiosk::begin_visit(*organisation, setting_.channel, setting_.practising);
    flow_.prints = prints;
    taken_ = std::move(organisation);  // Only now may the one before go.
    view_.begin_visit();
    welcomed_ = false;
    frame_wanted_ = true;
}

bool Session::draw(Milliseconds now) {
    now_ = now;
    frame_wanted_ = false;
    kiosk::View::Drawn drawn = view_.draw(flow_, now);
    frame_wanted_ = drawn.draw_again;
    moves_at_ = drawn.moves_at;
    if (shows_thanks(flow_) && !std::exchange(thanked_, true) && setting_.on_thanked) {
        setting_.on_thanked();
    }
    if (is_welcome(flow_) && !std::exchange(welcomed_, true) && setting_.on_welcomed) {
        setting_.on_welcomed();
    }
    if (to_keep_) {
        kiosk::StoreContact store = std::move(*to_keep_);
        to_keep_.reset();
        apply(keep(std::move(store)));
    } else if (hand_over_.has_work()) {
        hand_over_.work(setting_.key);
    } else if (drawn.intent) {
        apply(*drawn.intent);
        if (auto* edit = std::get_if<kiosk::EditText>(&*drawn.intent)) wipe(edit->text);
    }
    return drawn.caret_blinks;
}

void Session::tick(Milliseconds now) {
    // The clock stands still meanwhile: what was waited before counts again afterwards.
    if (clock_stands()) last_touch_ += now - last_tick_;
    last_tick_ = now;
    now_ = now;
    take_work(now);
    take_printed();
    finish_hand_over(now);
    if (moves_at_ && now >= *moves_at_) {
        moves_at_.reset();
        frame_wanted_ = true;
    }
    const std::optional<Milliseconds> idle = kiosk::idle_deadline(flow_);
    if (idle && now >= last_touch_ + *idle) apply(kiosk::IdleFor{now - last_touch_});
}

std::optional<Milliseconds> Session::due() const {
    std::optional<Milliseconds> when = moves_at_;
    if (receipt_job_ && receipt_job_->shown_from) {
        // Past that time the worker wakes whoever waits.
        const Milliseconds shows = *receipt_job_->shown_from;
        if (last_tick_ < shows) when = std::min(when.value_or(shows), shows);
    }
    if (const std::optional<Milliseconds> over = hand_over_.due()) {
        when = std::min(when.value_or(*over), *over);
    }
    if (const std::optional<Milliseconds> idle = kiosk::idle_deadline(flow_)) {
        const Milliseconds ends = last_touch_ + *idle;
        when = std::min(when.value_or(ends), ends);
        const Milliseconds look_again = last_tick_ + listens_every;
        if (clock_stands()) when = std::min(*when, look_again);
    }
    return when;
}

bool Session::clock_stands() const {
    return view_.plays() || (setting_.is_speaking && setting_.is_speaking());
}

void Session::apply(const kiosk::Intent& intent) {
    kiosk::Step step = kiosk::advance(std::move(flow_), intent);
    flow_ = std::move(step.flow);
    frame_wanted_ = true;
    for (kiosk::Effect& effect : step.effects)
        perform(effect);
}

void Session::perform(kiosk::Effect& effect) {
    if (auto* store = std::get_if<kiosk::StoreContact>(&effect)) {
        if (store->signer) {
            begin_signing(*store);
        } else {
            to_keep_.emplace(std::move(*store));
        }
    } else if (const auto* ask = std::get_if<kiosk::AskRoom>(&effect)) {
        apply(begin(ask->for_help));
    } else if (std::holds_alternative<kiosk::MakeReceipt>(effect)) {
        make_receipt();
    } else if (const auto* paper = std::get_if<kiosk::PrintReceipt>(&effect)) {
        print_receipt(*paper);
    } else if (const auto* look = std::get_if<kiosk::LookUp>(&effect)) {
        begin_looking(look->receipt);
    } else if (const auto* check = std::get_if<kiosk::CheckPin>(&effect)) {
        hand_over_.check(check->pin, flow_.organisation->hand_over->pin_hash, now_);
    } else if (auto* end = std::get_if<kiosk::EndHandOver>(&effect)) {
        hand_over_.end(std::move(*end), now_);
    } else if (std::holds_alternative<kiosk::TryHandOverAgain>(effect)) {
        hand_over_.end_again(now_);
    } else if (const auto* left = std::get_if<kiosk::LeaveJoining>(&effect)) {
        if (setting_.on_left_joining) setting_.on_left_joining(left->joined);
    } else {
        thanked_ = false;
        receipt_job_.reset();
        work_.forget();
        printing_.forget();
        hand_over_.forget();
        view_.begin_visit();
        if (setting_.on_cleared) setting_.on_cleared();
        cleared_ = true;
        if (std::holds_alternative<kiosk::EndVisit>(effect)) take_offered();
    }
}

void Session::finish_hand_over(Milliseconds now) {
    const std::optional<kiosk::Intent> outcome = hand_over_.take(now);
    if (!outcome) return;
    // What it shows is there as long for who walked away as for who has just touched something.
    last_touch_ = now;
    apply(*outcome);
}

void Session::make_receipt() {
    const privacy::Receipt receipt =
        setting_.practising ? kiosk::practice_receipt() : privacy::make_receipt(setting_.random);
    receipt_job_.emplace(ReceiptJob{receipt, std::nullopt});
    work_.begin({receipt, setting_.receipt_salt});
}

void Session::begin_looking(const privacy::Receipt& receipt) {
    receipt_job_.emplace(ReceiptJob{receipt, last_tick_ + looks_for});
    work_.begin({receipt, setting_.receipt_salt});
}

void Session::begin_signing(kiosk::StoreContact& store) {
    receipt_job_.emplace(ReceiptJob{*store.signer, std::nullopt, std::move(store.draft)});
    work_.begin({*store.signer, setting_.receipt_salt});
}

// Drawing is a few letters; only what the printer makes of it takes its time.
void Session::print_receipt(const kiosk::PrintReceipt& wanted) {
    Result<print::DotPicture> slip = setting_.draw_slip(wanted.language, wanted.receipt);
    if (slip.ok()) return printing_.begin(slip.take());
    report("a code could not be printed", slip.error());
    apply(kiosk::ReceiptPrinted{false});
}

void Session::take_printed() {
    const std::optional<Status> printed = printing_.take();
    if (!printed) return;
    if (!printed->ok()) report("a code could not be printed", printed->error());
    apply(kiosk::ReceiptPrinted{printed->ok()});
}

void Session::wait_for_work() {
    if (printing_.is_wanted()) return printing_.wait();
    work_.wait();
}

bool Session::is_working(Milliseconds now) const {
    return printing_.is_wanted() || works_out_receipt(now);
}

bool Session::works_out_receipt(Milliseconds now) const {
    return receipt_job_ && now >= receipt_job_->shown_from.value_or(now);
}

void Session::take_work(Milliseconds now) {
    if (!works_out_receipt(now)) return;
    const std::optional<Result<privacy::ReceiptKeys>> keys = work_.take();
    if (!keys) return;
    kiosk::Intent intent = what_it_led_to(*keys);
    receipt_job_.reset();
    apply(intent);
    if (auto* made = std::get_if<kiosk::ReceiptMade>(&intent)) {
        wipe(made->reply_to.mailbox_id);
        wipe(made->reply_to.public_key);
    }
}

kiosk::Intent Session::sign_and_keep(const Result<privacy::ReceiptKeys>& keys) {
    if (!keys.ok()) {
        report("an answer could not be signed", keys.error());
        return kiosk::NotStored{keys.error().kind};
    }
    feedback::Draft draft = std::move(*receipt_job_->to_sign);
    const feedback::Contact& contact = draft.contact();
    if (contact.kind == feedback::ContactKind::Forget && setting_.forget_mailbox) {
        // Here first: of what cannot be told to the server nobody is thanked, and it is asked anew.
        const Status gone = setting_.forget_mailbox(keys.value().mailbox);
        if (!gone.ok()) {
            report("answers could not be deleted", gone.error());
            return kiosk::NotStored{gone.error().kind};
        }
    }
    draft.sign(privacy::prove(keys.value(), contact.kind, contact.story));
    return keep({std::move(draft)});
}

kiosk::Intent Session::what_it_led_to(const Result<privacy::ReceiptKeys>& keys) {
    if (receipt_job_->to_sign) return sign_and_keep(keys);
    const bool looks = receipt_job_->shown_from.has_value();
    if (!keys.ok()) {
        report("a receipt could not be worked out", keys.error());
        return looks ? kiosk::Intent{kiosk::RepliesUnknown{}}
                     : kiosk::Intent{kiosk::ReceiptNotMade{}};
    }
    if (!looks) return kiosk::ReceiptMade{receipt_job_->receipt, reply_to(keys.value())};
    if (!setting_.mailbox) return kiosk::RepliesKnown{};
    const auto entries = setting_.mailbox(receipt_job_->receipt, keys.value());
    if (entries.ok()) {
        return kiosk::RepliesKnown{privacy::open_replies(entries.value(), keys.value().reply)};
    }
    report("the replies on this device cannot be read", entries.error());
    return kiosk::RepliesUnknown{};
}

kiosk::RoomKnown Session::begin(bool for_help) {
    const bool handed_over = kiosk::is_handed_over(*flow_.organisation, flow_.channel);
    std::size_t cells = privacy::cells_per_message_max;
    if (feedback::parts_words(*flow_.organisation, flow_.channel,
                              feedback::ContactKind::SurveyAnswer)) {
        cells += cells_more_apart;
    }
    // Of what is being said the room stays free: asking for help never costs anybody their words.
    if (for_help) cells += privacy::cells_per_help_max;
    if (handed_over) cells = privacy::cells_per_hand_over;
    const Result<bool> room = outbox_.has_room(cells);
    if (!room.ok()) report("cannot tell whether there is room", room.error());
    std::array<std::uint8_t, sizeof(std::uint64_t)> lots{};
    setting_.random.fill(lots);
    const CivilDay today = setting_.today ? setting_.today() : CivilDay{};
    return {room.ok() && room.value(), today, std::bit_cast<std::uint64_t>(lots)};
}

kiosk::Intent Session::keep(kiosk::StoreContact store) {
    std::vector<feedback::Draft> drafts;
    drafts.push_back(std::move(store.draft));
    for (feedback::Draft& one : store.more)
        drafts.push_back(std::move(one));
    std::vector<privacy::SealedMessage> messages;
    for (feedback::Draft& draft : drafts) {
        Result<privacy::SealedMessage> sealed =
            privacy::seal(std::move(draft), setting_.key, setting_.random);
        if (!sealed.ok()) {
            report("an answer could not be sealed", sealed.error());
            return kiosk::NotStored{sealed.error().kind};
        }
        messages.push_back(sealed.take());
    }
    const Status kept = outbox_.add(messages);
    if (kept.ok()) return kiosk::Stored{};
    report("an answer could not be kept", kept.error());
    return kiosk::NotStored{kept.error().kind};
}

}  // namespace candour::platform
