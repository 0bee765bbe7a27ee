#include "platform/kiosk/session.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <utility>

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

// How exactly the time of what is read aloud or signed is left out of the time-out.
constexpr Milliseconds listens_every{250};

bool is_welcome(const kiosk::Flow& flow) {
    return std::holds_alternative<kiosk::WelcomeScreen>(flow.screen);
}

// At the first screen, with nothing of a visitor's to put back.
bool is_idle(const kiosk::Flow& flow) { return is_welcome(flow) && !kiosk::idle_deadline(flow); }

kiosk::Flow first_flow(const Session::Setting& setting) {
    if (setting.begin_with) return *setting.begin_with;
    if (setting.joining) return kiosk::begin_joining(setting.organisation);
    return kiosk::begin_visit(setting.organisation, setting.channel, setting.practising);
}

}  // namespace

Session::Session(const Setting& setting, kiosk::View& view)
    : setting_(setting), view_(view), outbox_(setting.store), flow_(first_flow(setting)) {
    view_.begin_visit();
}

void Session::handle(const kiosk::InputEvent& event, Milliseconds now) {
    last_touch_ = now;
    last_tick_ = now;
    frame_wanted_ = true;
    view_.handle(event);
}

void Session::choose(const kiosk::Intent& intent, Milliseconds now) {
    last_touch_ = now;
    last_tick_ = now;
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
    flow_ = kiosk::begin_visit(*organisation, setting_.channel, setting_.practising);
    taken_ = std::move(organisation);  // Only now may the one before go.
    view_.begin_visit();
    welcomed_ = false;
    frame_wanted_ = true;
}

bool Session::draw(Milliseconds now) {
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
        feedback::Draft draft = std::move(*to_keep_);
        to_keep_.reset();
        apply(keep(std::move(draft)));
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
    if (moves_at_ && now >= *moves_at_) {
        moves_at_.reset();
        frame_wanted_ = true;
    }
    const std::optional<Milliseconds> idle = kiosk::idle_deadline(flow_);
    if (idle && now >= last_touch_ + *idle) apply(kiosk::IdleFor{now - last_touch_});
}

std::optional<Milliseconds> Session::due() const {
    std::optional<Milliseconds> when = moves_at_;
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
        to_keep_.emplace(std::move(store->draft));
    } else if (std::holds_alternative<kiosk::AskRoom>(effect)) {
        apply(begin());
    } else if (const auto* left = std::get_if<kiosk::LeaveJoining>(&effect)) {
        if (setting_.on_left_joining) setting_.on_left_joining(left->joined);
    } else {
        thanked_ = false;
        view_.begin_visit();
        if (setting_.on_cleared) setting_.on_cleared();
        if (std::holds_alternative<kiosk::EndVisit>(effect)) take_offered();
    }
}

kiosk::RoomKnown Session::begin() {
    const Result<bool> room = outbox_.has_room();
    if (!room.ok()) report("cannot tell whether there is room", room.error());
    std::array<std::uint8_t, sizeof(std::uint64_t)> lots{};
    setting_.random.fill(lots);
    const CivilDay today = setting_.today ? setting_.today() : CivilDay{};
    return {room.ok() && room.value(), today, std::bit_cast<std::uint64_t>(lots)};
}

kiosk::Intent Session::keep(feedback::Draft draft) {
    const Result<privacy::SealedMessage> sealed =
        privacy::seal(std::move(draft), setting_.key, setting_.random);
    if (!sealed.ok()) {
        report("an answer could not be sealed", sealed.error());
        return kiosk::NotStored{sealed.error().kind};
    }
    const Status kept = outbox_.add(sealed.value());
    if (kept.ok()) return kiosk::Stored{};
    report("an answer could not be kept", kept.error());
    return kiosk::NotStored{kept.error().kind};
}

}  // namespace candour::platform
