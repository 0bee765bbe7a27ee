#include "platform/kiosk/clip_check.h"

#include <algorithm>
#include <sys/resource.h>
#include <utility>

namespace candour::platform {
namespace {

// On Linux of this thread alone, and of the programs that it starts.
void give_way() { (void)::setpriority(PRIO_PROCESS, 0, 19); }

protocol::Fault fault_of(const Error& error) {
    const bool of_clip = error.kind == ErrorKind::Invalid;
    return {of_clip ? protocol::FaultKind::ClipsUnplayable : protocol::FaultKind::DecoderMissing};
}

}  // namespace

ClipCheck::ClipCheck(std::function<void()> on_tried)
    : on_tried_(std::move(on_tried)), thread_([this] { run(); }) {}

ClipCheck::~ClipCheck() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
        ++order_;
    }
    woken_.notify_all();
    thread_.join();
}

void ClipCheck::begin(ClipFiles files) {
    {
        const std::lock_guard lock(mutex_);
        untried_ = std::move(files);
        faults_.clear();
        ++order_;
    }
    woken_.notify_all();
}

std::vector<protocol::Fault> ClipCheck::faults() const {
    const std::lock_guard lock(mutex_);
    return faults_;
}

bool ClipCheck::is_current(std::uint64_t order) const {
    const std::lock_guard lock(mutex_);
    return order == order_;
}

void ClipCheck::run() {
    give_way();
    std::unique_lock lock(mutex_);
    while (true) {
        woken_.wait(lock, [this] { return ends_ || !untried_.empty(); });
        if (ends_) return;
        try_next(lock);
        if (ends_ || !untried_.empty() || !on_tried_) continue;
        lock.unlock();
        on_tried_();
        lock.lock();
    }
}

void ClipCheck::try_next(std::unique_lock<std::mutex>& lock) {
    const std::uint64_t order = order_;
    const Bytes clip = std::move(untried_.extract(untried_.begin()).mapped());
    lock.unlock();
    const Result<std::string> program = clips::find_clip_program();
    const Status tried =
        program.ok() ? clips::check_clip(program.value(), clip, [&] { return is_current(order); })
                     : Status(program.error());
    lock.lock();
    // Other clips may be here by now.
    if (tried.ok() || order != order_) return;
    const protocol::Fault fault = fault_of(tried.error());
    if (std::ranges::find(faults_, fault) == faults_.end()) faults_.push_back(fault);
}

}  // namespace candour::platform
