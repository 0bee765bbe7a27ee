// Visits that stand on each screen of a tablet that is handed over.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/kiosk/flow/hand_over.h"
#include "tests/kiosk/screens/sample_visit.h"

namespace candour::tests {

// None where it hands no tablets over.
inline std::vector<SampleVisit> sample_hand_over(const feedback::Organisation& organisation,
                                                 const kiosk::Preferences& preferences,
                                                 bool practising) {
    using namespace kiosk;
    if (!organisation.hand_over) return {};
    Flow flow = begin_visit(organisation, feedback::Channel::HomeVisit, practising);
    flow.visit.preferences = preferences;
    std::vector<SampleVisit> visits;
    const auto add = [&](std::string name, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), flow});
    };
    add("locked", HandOverLockedScreen{});
    add("locked, too short", HandOverLockedScreen{PinState::TooShort});
    add("locked, wrong", HandOverLockedScreen{PinState::Wrong});
    add("locked, checking", HandOverLockedScreen{PinState::Checking});
    for (const char figure : std::string("428571234567"))
        flow.visit.typed_pin.press(figure);
    add("locked, typed", HandOverLockedScreen{});
    flow.visit.typed_pin.clear();
    add("choose", HandOverChooseScreen{.room = Room::Enough});
    add("choose, missing", HandOverChooseScreen{.choice_missing = true, .room = Room::Enough});
    flow.visit.handed_over.service = offered_to_worker(flow).front()->id;
    add("choose, chosen", HandOverChooseScreen{.room = Room::Enough});
    add("choose, no room", HandOverChooseScreen{.room = Room::TooLittle});
    flow.visit.handed_over.to_person = true;
    add("handed over", HandOverStartScreen{});
    add("handed over, ending", HandOverEndingScreen{});
    add("handed over, ended", HandOverEndScreen{});
    add("handed over, trouble", HandOverTroubleScreen{});
    return visits;
}

}  // namespace candour::tests
