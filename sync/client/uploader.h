// Uploader: at a window, sends what is pending in batches of exactly 16 cells, dummies filling the
// last; at least one batch a window (architecture §4.4). Knows no thread and no timer.
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "sync/client/batch_size.h"
#include "sync/client/enrolment.h"
#include "sync/client/next_window.h"
#include "sync/client/whole_batches.h"
#include "sync/protocol/ack.h"

namespace candour::client {

struct UploadReport {
    std::size_t cells_sent = 0;          // Dummies included.
    std::size_t cells_acknowledged = 0;  // Of the outbox.
    std::string server_epoch;
    std::int64_t signed_time_s = 0;  // The server's, of its last word; 0: none.
    bool complete = false;           // Nothing waited at its end.
    bool pool_key_refused = false;   // 409: renew it and send the same cells again.
    bool answer_not_signed = false;  // Perhaps with a key that a newer bundle vouches for.
};

class Uploader {
public:
    Uploader(store::OutboxStore& store, Network& network, SecureRandom& random);

    // One whole window. A response without a valid signature changes nothing.
    // Errors: Unavailable (no link; try again later), Denied (not our server, key refused).
    Result<UploadReport> run_window(const Enrolment& enrolment);
    // What the last window came to, also one that ended in an error.
    const UploadReport& last_report() const { return report_; }

private:
    Status send_some(const Enrolment& enrolment, std::vector<store::PendingCell> pending);
    Status take(const protocol::Acknowledgement& ack, const std::vector<Outgoing>& outgoing);

    store::OutboxStore& store_;
    Network& network_;
    SecureRandom& random_;
    BatchSize size_;
    UploadReport report_;
};

}  // namespace candour::client
