// See patience.h.
#include "sync/client/patience.h"

namespace candour::client {

namespace {

constexpr int tries_in_vain_max = 3;
constexpr Milliseconds in_vain_at_most{8'000};  // Another try and its pause make it ten.

}  // namespace

bool Patience::goes_on(bool moved, Milliseconds now) {
    if (moved) {
        moved_at_ = now;
        in_vain_ = 0;
        return true;
    }
    return ++in_vain_ < tries_in_vain_max && now - moved_at_ < in_vain_at_most;
}

}  // namespace candour::client
