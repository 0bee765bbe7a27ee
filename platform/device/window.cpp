#include "platform/device/window.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#if defined(__SANITIZE_ADDRESS__)
#include <dlfcn.h>
#include <link.h>
#endif
#include <SDL_opengl.h>
#include <string>
#include <string_view>

#include <SDL.h>

namespace candour::platform {
namespace {

// A 10-inch tablet of 1280×800: 217 mm wide. What most screens are near to when they do not say.
constexpr float common_px_per_mm = 5.9F;

Error unavailable(std::string what) { return Error{ErrorKind::Unavailable, std::move(what)}; }

// Drivers keep what they compile in files, some of it for a line of text of just this width: when
// each was written would tell when somebody wrote. So they lie in memory, gone when the machine is
// switched off, where there is such a folder.
void keep_compiled_in_memory() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    if (runtime == nullptr || *runtime == '\0') return;
    const std::string folder = std::string(runtime) + "/candour-graphics";
    setenv("MESA_SHADER_CACHE_DIR", folder.c_str(), /*overwrite=*/0);
}

// Before SDL_Init: what keeps a kiosk a kiosk, and SDL from doing what our adapter does.
void set_hints(bool headless) {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint("SDL_ENABLE_SCREEN_KEYBOARD", "0");  // Named in newer headers only.
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    // Its candidates are shown by the input method itself, beside the caret that we tell.
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    if (!headless) return;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    // The same pixels on every machine, also where a graphics card is.
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", /*overwrite=*/0);
}

#if defined(__SANITIZE_ADDRESS__)
// The leak check at the end can tell a driver's leaks from ours only while the driver is loaded.
void keep_drivers_loaded() {
    dl_iterate_phdr(
        [](dl_phdr_info* library, std::size_t, void*) {
            if (library->dlpi_name && *library->dlpi_name) {
                dlopen(library->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
            }
            return 0;
        },
        nullptr);
}
#else
void keep_drivers_loaded() {}
#endif

bool is_plausible(float px_per_mm) { return px_per_mm > 1.5F && px_per_mm < 25; }

// SDL falls back to drivers that show nothing; a kiosk must say so instead of standing there
// unseen.
bool shows_nothing() {
    const char* name = SDL_GetCurrentVideoDriver();
    const std::string driver = name ? name : "";
    return driver == "offscreen" || driver == "dummy" || driver == "evdev";
}

SDL_Rect centred(const WindowOptions& options) {
    return {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width, options.height};
}

// From the start: where no window manager runs, nobody would make it so large.
SDL_Rect whole_display(const WindowOptions& options) {
    SDL_Rect display{};
    return SDL_GetDisplayBounds(0, &display) == 0 ? display : centred(options);
}

}  // namespace

Result<std::unique_ptr<Window>> Window::create(const WindowOptions& options) {
    keep_compiled_in_memory();
    set_hints(options.headless);
    const bool started = SDL_Init(SDL_INIT_VIDEO) == 0;
    const bool useless = started && !options.headless && shows_nothing();
    if (!started || useless) {
        const std::string reason =
            started ? "neither a desktop nor a screen was found" : SDL_GetError();
        SDL_Quit();
        return unavailable("there is no screen to draw on (" + reason +
                           "): start it inside a desktop or cage, or add --headless");
    }
    std::unique_ptr<Window> window(new Window);
    RETURN_IF_ERROR(window->open(options));
    return window;
}

Window::~Window() {
    keep_drivers_loaded();
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    SDL_Quit();
}

Status Window::open(const WindowOptions& options) {
    headless_ = options.headless;
    for (const SDL_EventType type : {SDL_DROPFILE, SDL_DROPTEXT, SDL_DROPBEGIN, SDL_DROPCOMPLETE}) {
        SDL_EventState(type, SDL_DISABLE);
    }
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI;
    const bool full_screen = options.full_screen && !options.headless;
    flags |= full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_KEYBOARD_GRABBED
                         : SDL_WINDOW_RESIZABLE;
    const SDL_Rect place = full_screen ? whole_display(options) : centred(options);
    window_ = SDL_CreateWindow("Candour", place.x, place.y, place.w, place.h, flags);
    const bool opened =
        window_ && (open_gl(3, 3, /*core=*/true).ok() || open_gl(3, 0, /*core=*/false).ok());
    if (!opened) {
        return unavailable(
            "this machine offers no OpenGL 3.0: install libgl1-mesa-dri (and "
            "libegl1 for --headless); SDL says: " +
            std::string(SDL_GetError()));
    }
    SDL_GL_SetSwapInterval(headless_ ? 0 : 1);
    if (full_screen) SDL_ShowCursor(SDL_ENABLE);
    SDL_StartTextInput();
    find_density(options);
    return Unit{};
}

Status Window::open_gl(int major, int minor, bool core) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, major);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, minor);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                        core ? SDL_GL_CONTEXT_PROFILE_CORE : SDL_GL_CONTEXT_PROFILE_COMPATIBILITY);
    context_ = SDL_GL_CreateContext(window_);
    if (!context_) return unavailable(SDL_GetError());
    core_profile_ = core;
    return Unit{};
}

void Window::find_density(const WindowOptions& options) {
    const kiosk::PanelMetrics now = metrics();
    viewing_mm_ = options.viewing_mm;
    px_per_mm_x_ = px_per_mm_y_ = common_px_per_mm;
    if (options.panel_width_mm > 0 && options.panel_height_mm > 0) {
        px_per_mm_x_ = static_cast<float>(now.width_px) / options.panel_width_mm;
        px_per_mm_y_ = static_cast<float>(now.height_px) / options.panel_height_mm;
        knows_size_ = true;
        return;
    }
    // Only a whole screen says its true size; on a desktop the figure is made up.
    float dpi_x = 0;
    float dpi_y = 0;
    const bool asks_screen = options.full_screen && !options.headless;
    const int display = asks_screen ? SDL_GetWindowDisplayIndex(window_) : -1;
    if (display < 0 || SDL_GetDisplayDPI(display, nullptr, &dpi_x, &dpi_y) != 0) return;
    constexpr float mm_per_inch = 25.4F;
    if (!is_plausible(dpi_x / mm_per_inch) || !is_plausible(dpi_y / mm_per_inch)) return;
    px_per_mm_x_ = dpi_x / mm_per_inch;
    px_per_mm_y_ = dpi_y / mm_per_inch;
    knows_size_ = true;
}

bool Window::draws_by_software() const {
    constexpr std::array<std::string_view, 4> by_software = {"llvmpipe", "softpipe", "Software",
                                                             "SWR"};
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name ? name : "";
    return std::ranges::any_of(by_software, [renderer](std::string_view part) {
        return renderer.find(part) != std::string_view::npos;
    });
}

kiosk::PanelMetrics Window::metrics() const {
    kiosk::PanelMetrics metrics;
    SDL_GL_GetDrawableSize(window_, &metrics.width_px, &metrics.height_px);
    metrics.width_mm = static_cast<float>(metrics.width_px) / px_per_mm_x_;
    metrics.height_mm = static_cast<float>(metrics.height_px) / px_per_mm_y_;
    if (viewing_mm_ > 0) metrics.viewing_mm = viewing_mm_;
    return metrics;
}

void Window::follow(const kiosk::View::TextInput& input) {
    if (input.ended) SDL_ClearComposition();
    // Elsewhere a letter is a key like another, and no input method may wait for more.
    if (input.wanted && SDL_IsTextInputActive() == SDL_FALSE) SDL_StartTextInput();
    if (!input.wanted && SDL_IsTextInputActive() == SDL_TRUE) SDL_StopTextInput();
    if (input.caret_px.height <= 0) return;
    int points = 0;
    SDL_GetWindowSize(window_, &points, nullptr);
    const auto pixels = static_cast<float>(metrics().width_px);
    const float scale = pixels > 0 ? static_cast<float>(points) / pixels : 1;
    const auto point = [scale](float px) { return static_cast<int>(std::lround(px * scale)); };
    const SDL_Rect rect{point(input.caret_px.x), point(input.caret_px.y),
                        std::max(1, point(input.caret_px.width)), point(input.caret_px.height)};
    SDL_SetTextInputRect(&rect);
}

void Window::swap() { SDL_GL_SwapWindow(window_); }

}  // namespace candour::platform
