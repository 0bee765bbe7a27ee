// platform/device/window.h: one SDL window with an OpenGL context, on a screen or on none.
#pragma once

#include <memory>

#include "app/kiosk/ui/surface.h"
#include "app/kiosk/ui/view.h"
#include "core/base/result.h"

struct SDL_Window;

namespace candour::platform {

struct WindowOptions {
    bool headless = false;    // No screen at all: SDL's offscreen driver, software OpenGL.
    bool full_screen = true;  // Width and height are then the screen's own.
    int width = 1280;
    int height = 800;
    float panel_width_mm = 0;  // Of the lit area; 0: from the screen, or a common panel's density.
    float panel_height_mm = 0;
    float viewing_mm = 0;  // From the eye to the panel; 0: an arm's length, 500.
};

class Window {
public:
    // Starts SDL; one at a time. Errors: Unavailable, with what to install or connect.
    static Result<std::unique_ptr<Window>> create(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Pixels now (a window may be resized), and millimetres at a density that stays.
    kiosk::PanelMetrics metrics() const;
    // Whether the screen or who started the kiosk said how large it is; else a common one's density
    // is assumed.
    bool knows_size() const { return knows_size_; }
    // No graphics card draws: the processor does.
    bool draws_by_software() const;
    bool headless() const { return headless_; }
    // What Dear ImGui's shaders begin with.
    const char* glsl_version() const {
        return core_profile_ ? "#version 330 core" : "#version 130";
    }
    // After each frame: where a hardware keyboard's input method shows its candidates, and whether
    // it is to compose at all.
    void follow(const kiosk::View::TextInput& input);
    void swap();
    SDL_Window* sdl() const { return window_; }

private:
    Window() = default;
    Status open(const WindowOptions& options);
    Status open_gl(int major, int minor, bool core);
    void find_density(const WindowOptions& options);

    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
    bool headless_ = false;
    bool core_profile_ = false;
    bool knows_size_ = false;
    float px_per_mm_x_ = 0;
    float px_per_mm_y_ = 0;
    float viewing_mm_ = 0;
};

}  // namespace candour::platform
