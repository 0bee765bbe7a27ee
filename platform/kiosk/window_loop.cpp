#include "platform/kiosk/window_loop.h"

#include <algorithm>

#include "platform/system/private_memory.h"

namespace candour::platform {
namespace {

constexpr Milliseconds blink_every{500};

}  // namespace

WindowLoop::WindowLoop(Session& session, EventSource& events, const Clock& clock, bool closable)
    : session_(session), events_(events), clock_(clock), closable_(closable) {}

void WindowLoop::run(std::optional<Milliseconds> at_most) {
    const Milliseconds start = clock_.since_boot();
    const auto end = at_most ? std::optional(start + *at_most) : std::nullopt;
    while (!stopped_) {
        const Milliseconds now = clock_.since_boot();
        if (end && now >= *end) return;
        session_.tick(now);
        if (each_round_) each_round_();
        if (next_blink_ && now >= *next_blink_) session_.want_frame();
        if (session_.frame_wanted()) {
            next_blink_.reset();
            if (session_.draw(now)) next_blink_ = now + blink_every;
            if (session_.take_cleared()) wipe_dead_stack();
            events_.follow(session_.take_text_input());
        }
        const EventSource::Events events = events_.wait(sleep_time(clock_.since_boot(), end));
        for (const kiosk::InputEvent& event : events.input) {
            session_.handle(event, clock_.since_boot());
        }
        if (events.redraw) session_.want_frame();
        if (events.close && closable_) return;
    }
}

void WindowLoop::stop() {
    stopped_ = true;
    events_.wake();
}

std::optional<Milliseconds> WindowLoop::sleep_time(Milliseconds now,
                                                   std::optional<Milliseconds> end) const {
    if (session_.frame_wanted()) return Milliseconds{0};
    std::optional<Milliseconds> until = end;
    for (const std::optional<Milliseconds>& time : {session_.due(), next_blink_}) {
        if (time) until = std::min(until.value_or(*time), *time);
    }
    if (!until) return std::nullopt;
    return std::max(*until - now, Milliseconds{0});
}

}  // namespace candour::platform
