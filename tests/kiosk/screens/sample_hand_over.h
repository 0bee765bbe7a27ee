// Visits that stand on each screen of a tablet that is handed over.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/survey_path.h"
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
    // What is written goes apart from the answers, where the organisation says who reads it.
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::SurveyAnswer;
    flow.visit.contact.service = flow.visit.handed_over.service;
    add("handed over, about", AboutScreen{});
    for (const Screen& screen : survey_screens(flow)) {
        const auto* asked = std::get_if<QuestionScreen>(&screen);
        const survey::Questionnaire* questionnaire = questionnaire_of(flow);
        if (asked == nullptr || questionnaire == nullptr) continue;
        const survey::Question& question = questionnaire->questions[asked->number];
        if (question.type == survey::QuestionType::LongText)
            add("handed over, words " + question.id, screen);
    }
    return visits;
}

}  // namespace candour::tests
