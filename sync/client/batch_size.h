// BatchSize: how many batches of 16 cells one request may carry, learnt from what arrives. Only the
// link decides it, never what was said on the device. Pure.
#pragma once

#include <algorithm>
#include <cstddef>

#include "sync/protocol/limits.h"

namespace candour::client {

class BatchSize {
public:
    std::size_t batches() const { return batches_; }

    // A request of so many batches was answered. A smaller one than allowed proves nothing.
    void arrived(std::size_t sent) {
        if (sent >= batches_) batches_ = std::min(batches_ * 2, most_);
    }
    // It was cut, or not answered in time. What failed is not tried again in this window: over a
    // slow link every second request would be lost.
    void cut(std::size_t sent) { batches_ = most_ = std::max<std::size_t>(1, sent / 2); }
    // A window ended with nothing left: links get better too.
    void window_done() { most_ = std::min(most_ * 2, protocol::batches_per_request_max); }

private:
    std::size_t batches_ = 4;
    std::size_t most_ = protocol::batches_per_request_max;
};

}  // namespace candour::client
