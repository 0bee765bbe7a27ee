// Equality questions: who people are, asked by themselves and joined to nothing (issue 5).
//
// An organisation may name one of its questionnaires. A kiosk offers it after somebody has said
// something, as a submission of its own; the office only ever counts its answers.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/feedback/draft.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

// Choices alone, each of which may be left out and declined: no word of a person is in the answers.
// Errors: Invalid "PLACE: question 'age': …", with what to do.
Status can_ask_equality(const survey::Questionnaire& questionnaire, const std::string& place);

// Whether these are the organisation's equality questions.
bool asks_equality(const Organisation& organisation, const std::string& questionnaire_id);

// Nothing is left but the answers and what was asked: no service, language, or way that it came.
// Of wishes to be involved nothing but them, and how to reach the person.
void keep_apart(Contact& contact);

}  // namespace candour::feedback
