// app/kiosk/flow/problems.h: whether a question is answered, and what is wrong with the answer.
#pragma once

#include "app/kiosk/flow/flow.h"
#include "core/survey/logic.h"

namespace candour::kiosk {

// What keeps the visitor from going on: an answer that must be there, its range, then the
// question's own rule.
AnswerProblem problem_with(const survey::Questionnaire& questionnaire,
                           const survey::Evaluation& now, const survey::Answers& answers,
                           const QuestionScreen& screen);

// The same, for the answers so far.
AnswerProblem problem_now(const Flow& flow, const QuestionScreen& screen);

}  // namespace candour::kiosk
