// app/kiosk/flow/offers.h: what the visitor is offered and has said, as the screens show it.
// Pointers and views live as long as the Flow and its Organisation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Dissatisfaction and complaint also ask what the person wants done (requirement D5).
bool asks_wanted(feedback::ContactKind kind);

// The kinds on the purpose screen, in the organisation's order. A survey only when one is
// asked now.
std::vector<const feedback::OfferedKind*> offered_kinds(const Flow& flow);

// The services for the chosen kind: for a survey those whose survey is asked now.
std::vector<const feedback::Service*> offered_services(const Flow& flow);

// Whether somebody is asked about which service it is. Of a survey on a tablet that was handed over
// the worker has picked it.
bool chooses_service(const Flow& flow);

const feedback::OfferedKind* chosen_kind(const Flow& flow);  // Null before a choice.
const feedback::Service* chosen_service(const Flow& flow);   // Null before a choice.

// Whether a survey is asked in this visit: it has not closed, and a sample that it may want has
// drawn this visit.
bool asks_now(const Flow& flow, const survey::Questionnaire& questionnaire);
// Whether a service has one that is.
bool asks_survey(const Flow& flow, const feedback::Service& service);

// The questionnaire of the chosen service, or the equality questions; null when the kind is no
// survey.
const survey::Questionnaire* questionnaire_of(const Flow& flow);

// The question of a question screen; null on any other.
const survey::Question* question_shown(const Flow& flow);

// The question and repetition of a part that parts_to_check() lists; empty for the others.
std::optional<QuestionScreen> question_of_part(const Flow& flow, std::string_view part);

// True for a choice, a text with something in it, or "I would rather not say".
bool is_said(const survey::Answer& answer);

// Whether the visit is practice: the whole kiosk practises, or a training survey is chosen. Every
// screen then says that nothing is counted.
bool is_training(const Flow& flow);

// What the text field of the screen holds; empty where there is none.
std::string_view text_shown(const Flow& flow);

// What the check screen lists and ChangeAnswer takes, in order: "kind" and "service", except for
// equality questions, then "story" and "wanted" and what is asked beside them (complaint_path.h),
// or the questions that are asked (part_of() in survey_path.h).
std::vector<std::string> parts_to_check(const Flow& flow);
// Of wishes to be involved there are "wishes" and "reach" alone.
inline constexpr std::string_view wishes_part = "wishes";

}  // namespace candour::kiosk
