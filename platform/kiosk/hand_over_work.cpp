#include "platform/kiosk/hand_over_work.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/privacy/hand_over_pin.h"

namespace candour::platform {
namespace {

Milliseconds answered_in(unsigned wrong) {
    Milliseconds time = pin_answered_in;
    for (unsigned i = 0; i < wrong && time < pin_answered_in_max; ++i)
        time *= 2;
    return std::min(time, pin_answered_in_max);
}

}  // namespace

void HandOverWork::begin(Job job, Milliseconds time, Milliseconds now) {
    job_ = job;
    time_ = time;
    over_at_ = now + time;
    outcome_.reset();
    fresh_ = false;
}

void HandOverWork::check(const kiosk::TypedPin& pin, const std::string& hash, Milliseconds now) {
    pin_ = pin;
    pin_hash_ = hash;
    begin(Job::Check, answered_in(wrong_), now);
}

void HandOverWork::end(kiosk::EndHandOver end, Milliseconds now) {
    drafts_.clear();
    if (end.draft) drafts_.push_back(std::move(*end.draft));
    if (end.words) drafts_.push_back(std::move(*end.words));
    cells_.reset();
    begin(Job::Seal, equal_ ? hand_over_ends_in : Milliseconds{0}, now);
}

void HandOverWork::end_again(Milliseconds now) { begin(Job::Keep, hand_over_ends_in, now); }

void HandOverWork::forget() {
    job_ = Job::None;
    over_at_.reset();
    outcome_.reset();
    pin_.clear();
    drafts_.clear();
    cells_.reset();
}

void HandOverWork::work(const privacy::EpochPublicKey& key) {
    fresh_ = true;
    if (std::exchange(job_, Job::None) == Job::Check) {
        const bool right = privacy::pin_matches(pin_.symbols(), pin_hash_);
        pin_.clear();
        wrong_ = right ? 0 : wrong_ + 1;
        outcome_ = kiosk::PinChecked{right};
        return;
    }
    const Status kept = equal_ ? keep(key) : keep_unequally(key);
    if (kept.ok()) {
        cells_.reset();
        outcome_ = kiosk::Stored{};
        return;
    }
    // For who looks after the kiosk. It never holds a word of a visitor.
    std::fprintf(stderr, "candour-kiosk: a hand-over could not be kept: %s\n",
                 kept.error().what.c_str());
    outcome_ = kiosk::NotStored{kept.error().kind};
}

Status HandOverWork::keep(const privacy::EpochPublicKey& key) {
    if (!cells_) {
        ASSIGN_OR_RETURN(cells_, privacy::seal_equally(std::exchange(drafts_, {}), key, random_));
    }
    return outbox_.add(*cells_);
}

Status HandOverWork::keep_unequally(const privacy::EpochPublicKey& key) {
    std::vector<feedback::Draft> drafts = std::exchange(drafts_, {});
    if (drafts.empty()) return Unit{};
    std::vector<privacy::SealedMessage> messages;
    for (feedback::Draft& draft : drafts) {
        ASSIGN_OR_RETURN(privacy::SealedMessage sealed,
                         privacy::seal(std::move(draft), key, random_));
        messages.push_back(std::move(sealed));
    }
    return outbox_.add(messages);
}

std::optional<Milliseconds> HandOverWork::due() const {
    if (!over_at_ || !outcome_) return std::nullopt;
    return fresh_ ? Milliseconds{0} : *over_at_;
}

std::optional<kiosk::Intent> HandOverWork::take(Milliseconds now) {
    if (!over_at_ || !outcome_) return std::nullopt;
    // How long the work took is told in whole turns only.
    if (std::exchange(fresh_, false)) {
        while (*over_at_ < now)
            *over_at_ += std::max(time_, Milliseconds{1});
    }
    if (now < *over_at_) return std::nullopt;
    over_at_.reset();
    const std::optional<kiosk::Intent> outcome = outcome_;
    outcome_.reset();
    return outcome;
}

}  // namespace candour::platform
