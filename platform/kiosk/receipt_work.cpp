// See receipt_work.h. The thread begins with the first receipt: most visits want none.
#include "platform/kiosk/receipt_work.h"

#include <utility>

namespace candour::platform {

ReceiptWork::ReceiptWork(std::function<void()> on_done) : on_done_(std::move(on_done)) {}

ReceiptWork::~ReceiptWork() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ReceiptWork::begin(const privacy::Receipt& receipt, const privacy::ReceiptSalt& salt) {
    {
        const std::lock_guard lock(mutex_);
        next_.emplace(Job{receipt, salt});
        done_.reset();
        wanted_ = true;
        ++number_;
    }
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    changed_.notify_all();
}

void ReceiptWork::forget() {
    const std::lock_guard lock(mutex_);
    next_.reset();
    done_.reset();
    wanted_ = false;
    ++number_;
}

std::optional<Result<privacy::ReceiptKeys>> ReceiptWork::take() {
    const std::lock_guard lock(mutex_);
    std::optional<Result<privacy::ReceiptKeys>> taken = done_;
    done_.reset();
    if (taken) wanted_ = false;
    return taken;
}

void ReceiptWork::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !wanted_ || done_.has_value(); });
}

void ReceiptWork::run() {
    std::unique_lock lock(mutex_);
    while (!ends_) {
        if (!next_) {
            changed_.wait(lock, [this] { return ends_ || next_.has_value(); });
            continue;
        }
        const Job job = *next_;
        const unsigned number = number_;
        next_.reset();
        lock.unlock();
        Result<privacy::ReceiptKeys> keys = privacy::receipt_keys(job.receipt, job.salt);
        lock.lock();
        if (number != number_) continue;
        done_.emplace(std::move(keys));
        lock.unlock();
        changed_.notify_all();
        if (on_done_) on_done_();
        lock.lock();
    }
}

}  // namespace candour::platform
