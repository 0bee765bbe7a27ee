// platform/kiosk/window_loop.h: the kiosk's life on a screen: sleeps until somebody touches it or
// something is due, draws a frame, sleeps again.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <utility>

#include "core/base/world.h"
#include "platform/device/event_source.h"
#include "platform/kiosk/session.h"

namespace candour::platform {

class WindowLoop {
public:
    // All outlive this. `closable`: closing the window ends the loop (a full screen's is ignored:
    // a visitor's keyboard may have Alt+F4).
    WindowLoop(Session& session, EventSource& events, const Clock& clock, bool closable);

    // Called on each round, also after a wake() of the events. May be empty.
    void set_each_round(std::function<void()> each_round) { each_round_ = std::move(each_round); }

    // Until stop(), or the window is closed, or `at_most` is over.
    void run(std::optional<Milliseconds> at_most = std::nullopt);

    // From any thread.
    void stop();

private:
    std::optional<Milliseconds> sleep_time(Milliseconds now, std::optional<Milliseconds> end) const;

    Session& session_;
    EventSource& events_;
    const Clock& clock_;
    bool closable_;
    std::function<void()> each_round_;
    std::optional<Milliseconds> next_blink_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace candour::platform
