// platform/kiosk/receipt_work.h: what a receipt is the key to, worked out on a thread of its own:
// it takes some 0.3 s of one core, more on a tablet, and the screen must not stand still for it.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "core/base/result.h"
#include "core/privacy/receipt_keys.h"

namespace candour::platform {

class ReceiptWork {
public:
    // `on_done`: called on the thread when something is there to be taken. May be empty.
    explicit ReceiptWork(std::function<void()> on_done = {});
    // Waits for what is being worked out.
    ~ReceiptWork();
    ReceiptWork(const ReceiptWork&) = delete;
    ReceiptWork& operator=(const ReceiptWork&) = delete;

    // Takes the place of what was begun before: its outcome is never seen.
    void begin(const privacy::Receipt& receipt, const privacy::ReceiptSalt& salt);
    // Likewise, and wipes it. For the end of a visit.
    void forget();
    // The outcome, once; empty: not there yet, or nothing was begun.
    std::optional<Result<privacy::ReceiptKeys>> take();
    // Until there is something to take; for plays, whose clock is their own.
    void wait();

private:
    void run();

    std::function<void()> on_done_;
    std::mutex mutex_;
    std::condition_variable changed_;
    struct Job {
        privacy::Receipt receipt;
        privacy::ReceiptSalt salt;
    };
    std::optional<Job> next_;
    std::optional<Result<privacy::ReceiptKeys>> done_;
    bool wanted_ = false;  // Something was begun, and not taken or forgotten.
    unsigned number_ = 0;  // Of what was begun last.
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace candour::platform
