// platform/kiosk/clip_check.h: whether the clips in sign language that came to this kiosk can be
// decoded here. Tried at the start and with each new bundle, in a thread of its own that gives way
// to all else; never because of what a visitor does.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/kiosk/bundle_clips.h"
#include "sync/protocol/faults.h"

namespace candour::platform {

class ClipCheck {
public:
    // `on_tried` runs on the thread of this, each time that all have been tried. May be empty.
    explicit ClipCheck(std::function<void()> on_tried);
    // Ends it at the next picture.
    ~ClipCheck();
    ClipCheck(const ClipCheck&) = delete;
    ClipCheck& operator=(const ClipCheck&) = delete;

    // From any thread. What it found of those before no longer counts.
    void begin(ClipFiles files);
    // So far, each once.
    std::vector<protocol::Fault> faults() const;

private:
    void run();
    void try_next(std::unique_lock<std::mutex>& lock);
    bool is_current(std::uint64_t order) const;

    const std::function<void()> on_tried_;
    mutable std::mutex mutex_;  // Of all below.
    std::condition_variable woken_;
    ClipFiles untried_;
    std::vector<protocol::Fault> faults_;
    std::uint64_t order_ = 0;  // Each begin() is another.
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace candour::platform
