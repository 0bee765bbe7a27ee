// app/kiosk/flow/joining.cpp: a device joins its organisation; the server's word decides.
#include <utility>

#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {

Step on_join(Flow flow, const Intent& intent) {
    if (const auto* news = std::get_if<JoiningIs>(&intent)) {
        flow.screen = news->now;
        flow.page = 0;
        return just(std::move(flow));
    }
    const Joining state = std::get<JoinScreen>(flow.screen).state;
    const bool ended = state == Joining::Joined || state == Joining::Stopped;
    Step step = just(std::move(flow));
    if (std::holds_alternative<Continue>(intent) && ended) {
        step.effects.emplace_back(LeaveJoining{.joined = state == Joining::Joined});
    }
    return step;
}

}  // namespace candour::kiosk
