// Uploader: at a window, sends what is pending in batches of exactly 16 cells, dummies filling the
// last; at least one batch a window (architecture §4.4). Knows no thread and no timer.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "sync/client/enrolment.h"

namespace candour::client {

struct UploadReport {
    std::size_t cells_sent = 0;          // Dummies included.
    std::size_t cells_acknowledged = 0;  // Of the outbox.
    std::string server_epoch;
};

class Uploader {
public:
    Uploader(store::OutboxStore& store, Network& network, SecureRandom& random);

    // One whole window. A response without a valid signature changes nothing.
    // Errors: Unavailable (no link; try again later), Denied (not our server, key refused).
    Result<UploadReport> run_window(const Enrolment& enrolment);

private:
    Status follow_epoch(const std::string& epoch, UploadReport& report);

    store::OutboxStore& store_;
    Network& network_;
    SecureRandom& random_;
};

// When the next window is: a fixed interval with jitter of a quarter either way; after failures
// exponential back-off, at most 15 minutes. Pure.
struct WindowPlan {
    Milliseconds interval{5 * 60'000};
};
Milliseconds next_window_in(const WindowPlan& plan, int failures_in_a_row, Random& random);

}  // namespace candour::client
