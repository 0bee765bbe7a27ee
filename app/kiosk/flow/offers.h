// app/kiosk/flow/offers.h: what the visitor is offered and has said, as the screens show it.
// Pointers and views live as long as the Flow and its Organisation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Dissatisfaction and complaint also ask what the person wants done (requirement D5).
bool asks_wanted(feedback::ContactKind kind);

// The kinds on the purpose screen, in the organisation's order. A survey only when a service has
// a questionnaire.
std::vector<const feedback::OfferedKind*> offered_kinds(const Flow& flow);

// The services for the chosen kind: for a survey those with a questionnaire alone.
std::vector<const feedback::Service*> offered_services(const Flow& flow);

const feedback::OfferedKind* chosen_kind(const Flow& flow);  // Null before a choice.
const feedback::Service* chosen_service(const Flow& flow);   // Null before a choice.

// The questionnaire of the chosen service; null when the kind is no survey.
const survey::Questionnaire* questionnaire_of(const Flow& flow);

// The question of a question screen; null on any other.
const survey::Question* question_shown(const Flow& flow);

// True for a choice, a text with something in it, or "I would rather not say".
bool is_answered(const survey::Answers& answers, std::string_view question);

// What the text field of the screen holds; empty where there is none.
std::string_view text_shown(const Flow& flow);

// What the check screen lists and ChangeAnswer takes, in order: "kind", "service", then "story"
// and "wanted", or the ids of the questions.
std::vector<std::string> parts_to_check(const Flow& flow);

}  // namespace candour::kiosk
