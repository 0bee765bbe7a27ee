#include "platform/device/event_source.h"

#include <algorithm>
#include <cstring>

#include <SDL.h>

namespace candour::platform {
namespace {

// More than ever wait at once: the queue is emptied with every frame.
constexpr int entries_of_queue = 1024;

// SDL counts in int; a longer wait is simply taken again.
constexpr Milliseconds wait_max{3'600'000};

}  // namespace

EventSource::EventSource(Window& window) : window_(window) {}

EventSource::Events EventSource::wait(std::optional<Milliseconds> at_most) {
    Events events;
    if (window_.headless()) {
        wait_without_screen(at_most);
    } else {
        const Milliseconds time = std::clamp(at_most.value_or(wait_max), Milliseconds{0}, wait_max);
        SDL_Event event;
        if (SDL_WaitEventTimeout(&event, static_cast<int>(time.count())) == 0) return events;
        take(event, events);
        explicit_bzero(&event, sizeof event);
    }
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        take(event, events);
    explicit_bzero(&event, sizeof event);
    return events;
}

// SDL's queue never gives its memory back, but uses it again: so many empty events come and go that
// each entry was one of them.
void EventSource::forget() {
    static const Uint32 empty = SDL_RegisterEvents(1);
    SDL_Event event{};
    event.type = empty;
    for (int i = 0; i < entries_of_queue; ++i)
        SDL_PeepEvents(&event, 1, SDL_ADDEVENT, empty, empty);
    SDL_FlushEvent(empty);
}

// SDL's offscreen driver has nothing to wait on and would look a thousand times a second.
void EventSource::wait_without_screen(std::optional<Milliseconds> at_most) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, at_most.value_or(wait_max), [&] { return wake_wanted_; });
    wake_wanted_ = false;
}

void EventSource::wake() {
    if (window_.headless()) {
        const std::lock_guard lock(mutex_);
        wake_wanted_ = true;
        woken_.notify_all();
        return;
    }
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

void EventSource::take(const SDL_Event& event, Events& events) {
    if (event.type == SDL_QUIT) events.close = true;
    if (event.type == SDL_WINDOWEVENT) {
        const Uint8 what = event.window.event;
        events.redraw |= what == SDL_WINDOWEVENT_EXPOSED || what == SDL_WINDOWEVENT_SIZE_CHANGED ||
                         what == SDL_WINDOWEVENT_SHOWN;
    }
    const kiosk::PanelMetrics panel = window_.metrics();
    int points = 0;
    SDL_GetWindowSize(window_.sdl(), &points, nullptr);
    SdlInput::Scale scale;
    scale.width_px = static_cast<float>(panel.width_px);
    scale.height_px = static_cast<float>(panel.height_px);
    if (points > 0) scale.px_per_point = scale.width_px / static_cast<float>(points);
    for (kiosk::InputEvent& one : input_.translate(event, scale)) {
        events.input.push_back(std::move(one));
    }
}

}  // namespace candour::platform
