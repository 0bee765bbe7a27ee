#include "app/kiosk/flow/changes.h"

#include <utility>

#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {

Step see_changes(Flow flow) {
    if (flow.organisation->you_said.empty()) return just(std::move(flow));
    flow.behind = {WelcomeScreen{}};
    flow.screen = ChangesScreen{};
    flow.page = 0;
    Step step = just(std::move(flow));
    step.effects.emplace_back(AskRoom{});
    return step;
}

std::vector<const feedback::PublishedYouSaid*> changes_shown(const Flow& flow) {
    std::vector<const feedback::PublishedYouSaid*> shown;
    if (!flow.visit.drawn) return shown;
    for (const feedback::PublishedYouSaid& entry : flow.organisation->you_said) {
        if (entry.stands_on(flow.visit.drawn->today)) shown.push_back(&entry);
    }
    return shown;
}

// Whether there is room for words does not matter to whoever reads.
Step on_changes(Flow flow, const Intent& intent) {
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        if (!flow.visit.drawn) flow.visit.drawn = Drawn{room->today, room->lots};
    } else if (std::holds_alternative<Continue>(intent) || std::holds_alternative<Back>(intent)) {
        flow.behind.clear();
        flow.screen = WelcomeScreen{};
        flow.page = 0;
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
