// platform/device/event_source.h: waiting, without using the processor, until something happens.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "app/kiosk/ui/input.h"
#include "core/base/world.h"
#include "platform/device/sdl_input.h"
#include "platform/device/window.h"

namespace candour::platform {

class EventSource {
public:
    // `window` outlives this.
    explicit EventSource(Window& window);

    struct Events {
        std::vector<kiosk::InputEvent> input;
        bool redraw = false;  // The window was uncovered or has another size.
        bool close = false;   // Somebody asked the window to close.
    };
    // Returns when something came, wake() was called, or the time is over (empty: no limit).
    Events wait(std::optional<Milliseconds> at_most);

    // What the last frame says about typing.
    void follow(const kiosk::View::TextInput& input) { window_.follow(input); }

    // Overwrites what was typed where SDL keeps it; what has come and was not taken yet stays.
    void forget();

    // Ends a wait(), or the next one. From any thread.
    void wake();

private:
    void wait_without_screen(std::optional<Milliseconds> at_most);
    void take(const union SDL_Event& event, Events& events);

    Window& window_;
    SdlInput input_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool wake_wanted_ = false;
};

}  // namespace candour::platform
