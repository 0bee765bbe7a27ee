// platform/kiosk/hand_over_work.h: what a tablet that is handed over does at its lock and at its
// end. The end writes as much and takes as long whatever the person did (architecture §4.10).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "core/base/world.h"
#include "core/privacy/equal_cells.h"
#include "sync/client/outbox.h"

namespace candour::platform {

// From the person's last touch to the end screen: 90 frames of a panel, and longer than any device
// works to seal and keep. One that does not manage takes twice as long, and so on.
inline constexpr Milliseconds hand_over_ends_in{1'500};
// A PIN is answered after a second; after a wrong one in twice the time, up to this.
inline constexpr Milliseconds pin_answered_in{1'000};
inline constexpr Milliseconds pin_answered_in_max{60'000};

class HandOverWork {
public:
    // Both outlive it. `equal`: as Session::Setting::equal_hand_overs.
    HandOverWork(client::Outbox& outbox, SecureRandom& random, bool equal)
        : outbox_(outbox), random_(random), equal_(equal) {}

    void check(const kiosk::TypedPin& pin, const std::string& hash, Milliseconds now);
    void end(kiosk::EndHandOver end, Milliseconds now);
    // What could not be kept, once more: the cells that were sealed then.
    void end_again(Milliseconds now);
    // Nothing is left of it, but how often the PIN was wrong since it was right.
    void forget();

    // Something was begun that work() does, once its screen is shown.
    bool has_work() const { return job_ != Job::None; }
    void work(const privacy::EpochPublicKey& key);

    // When take() has something to do; empty: nothing was begun, or work() comes first.
    std::optional<Milliseconds> due() const;
    // What it came to, once its time is over; once.
    std::optional<kiosk::Intent> take(Milliseconds now);

private:
    enum class Job { None, Check, Seal, Keep };

    void begin(Job job, Milliseconds time, Milliseconds now);
    Status keep(const privacy::EpochPublicKey& key);
    Status keep_unequally(const privacy::EpochPublicKey& key);

    client::Outbox& outbox_;
    SecureRandom& random_;
    bool equal_;
    Job job_ = Job::None;
    Milliseconds time_{0};
    std::optional<Milliseconds> over_at_;
    std::optional<kiosk::Intent> outcome_;
    bool fresh_ = false;  // Nobody has looked yet what time it became.
    kiosk::TypedPin pin_;
    std::string pin_hash_;
    unsigned wrong_ = 0;
    std::vector<feedback::Draft> drafts_;
    std::optional<privacy::EqualCells> cells_;
};

}  // namespace candour::platform
