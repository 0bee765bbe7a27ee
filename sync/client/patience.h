// Patience: how long somebody who waits for "send all" is kept waiting. Pure.
#pragma once

#include "core/base/world.h"

namespace candour::client {

// Goes on as long as each try moves something; ends after three tries, or about ten seconds, that
// moved nothing.
class Patience {
public:
    static constexpr Milliseconds pause{1000};  // Between two tries.

    explicit Patience(Milliseconds now) : moved_at_(now) {}
    // After a try. False: give up.
    bool goes_on(bool moved, Milliseconds now);

private:
    Milliseconds moved_at_;
    int in_vain_ = 0;
};

}  // namespace candour::client
