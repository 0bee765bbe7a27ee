// platform/device/sdl_input.h: SDL's events as the kiosk's own (app/kiosk/ui/input.h).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/kiosk/ui/input.h"

union SDL_Event;

namespace candour::platform {

// One finger or the mouse at a time: who came first has the panel until it lifts; a second finger
// (a resting palm) does nothing.
class SdlInput {
public:
    struct Scale {  // From the window's points to the panel's pixels.
        float width_px = 0;
        float height_px = 0;
        float px_per_point = 1;
    };
    // Usually none or one.
    std::vector<kiosk::InputEvent> translate(const SDL_Event& event, const Scale& scale);

private:
    std::vector<kiosk::InputEvent> on_mouse(const SDL_Event& event, const Scale& scale);
    std::vector<kiosk::InputEvent> on_finger(const SDL_Event& event, const Scale& scale);
    std::vector<kiosk::InputEvent> cancelled();

    std::optional<std::int64_t> finger_;  // The one that is down.
    bool mouse_down_ = false;
    float x_ = 0;  // Where it was last: a cancel has no place of its own.
    float y_ = 0;
};

}  // namespace candour::platform
