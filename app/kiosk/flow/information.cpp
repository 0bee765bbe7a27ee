// app/kiosk/flow/information.cpp: pages to read, from the welcome screen and back to it.
#include <utility>

#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {

Step on_information(Flow flow, const Intent& intent) {
    const bool list = std::get<InformationScreen>(flow.screen).page.empty();
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        // Asked for the day alone; whether there is room matters to nobody who only reads.
        if (!flow.visit.drawn) flow.visit.drawn = Drawn{room->today, room->lots};
    } else if (const auto* open = std::get_if<OpenInformation>(&intent)) {
        if (list && flow.organisation->find_information(open->page) != nullptr) {
            go_to(flow, InformationScreen{open->page});
        }
    } else if (std::holds_alternative<Back>(intent) || std::holds_alternative<Continue>(intent)) {
        go_back(flow);
    }
    return just(std::move(flow));
}

}  // namespace candour::kiosk
