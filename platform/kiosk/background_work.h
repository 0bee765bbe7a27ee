// BackgroundWork: one thing at a time, done on a thread of its own. The thread begins with the
// first thing: most visits want none.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace candour::platform {

template <typename Job, typename Outcome>
class BackgroundWork {
public:
    // `work`: called on the thread, as is `on_done` when something is there to be taken, which may
    // be empty.
    BackgroundWork(std::function<Outcome(Job)> work, std::function<void()> on_done)
        : work_(std::move(work)), on_done_(std::move(on_done)) {}
    // Waits for what is being done.
    ~BackgroundWork() {
        {
            const std::lock_guard lock(mutex_);
            ends_ = true;
        }
        changed_.notify_all();
        if (thread_.joinable()) thread_.join();
    }
    BackgroundWork(const BackgroundWork&) = delete;
    BackgroundWork& operator=(const BackgroundWork&) = delete;

    // Takes the place of what was begun before: its outcome is never seen.
    void begin(Job job) {
        {
            const std::lock_guard lock(mutex_);
            next_.emplace(std::move(job));
            done_.reset();
            wanted_ = true;
            ++number_;
        }
        if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
        changed_.notify_all();
    }

    // Likewise. What had not begun is gone. For the end of a visit.
    void forget() {
        const std::lock_guard lock(mutex_);
        next_.reset();
        done_.reset();
        wanted_ = false;
        ++number_;
    }

    // Something was begun, and not taken or forgotten.
    bool is_wanted() const {
        const std::lock_guard lock(mutex_);
        return wanted_;
    }

    // The outcome, once; empty: not there yet, or nothing was begun.
    std::optional<Outcome> take() {
        const std::lock_guard lock(mutex_);
        std::optional<Outcome> taken = std::exchange(done_, std::nullopt);
        if (taken) wanted_ = false;
        return taken;
    }

    // Until there is something to take; for plays, whose clock is their own.
    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !wanted_ || done_.has_value(); });
    }

private:
    void run() {
        std::unique_lock lock(mutex_);
        while (!ends_) {
            if (!next_) {
                changed_.wait(lock, [this] { return ends_ || next_.has_value(); });
                continue;
            }
            Job job = std::move(*next_);
            const unsigned number = number_;
            next_.reset();
            lock.unlock();
            Outcome outcome = work_(std::move(job));
            lock.lock();
            if (number != number_) continue;
            done_.emplace(std::move(outcome));
            lock.unlock();
            changed_.notify_all();
            if (on_done_) on_done_();
            lock.lock();
        }
    }

    std::function<Outcome(Job)> work_;
    std::function<void()> on_done_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Job> next_;
    std::optional<Outcome> done_;
    bool wanted_ = false;
    unsigned number_ = 0;  // Of what was begun last.
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace candour::platform
