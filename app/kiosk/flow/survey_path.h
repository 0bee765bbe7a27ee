// app/kiosk/flow/survey_path.h: the screens of a survey as they follow from the answers so far.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "core/survey/logic.h"

namespace candour::kiosk {

// What the questionnaire's rules make of the answers so far.
survey::Evaluation evaluate_now(const Flow& flow, const survey::Questionnaire& questionnaire);

// An IntroductionScreen where there is a text for it, then QuestionScreens and RepeatScreens in the
// order of asking: what is shown, in each repetition.
// Empty when no survey is chosen.
std::vector<Screen> survey_screens(const Flow& flow);

// Which of the questions that are asked this one is, from 1, and of how many: those that take an
// answer, on the way as it stands now. An answer that opens or closes a branch changes the count.
struct Progress {
    std::size_t number = 0;
    std::size_t count = 0;
};
Progress progress_of(const Flow& flow, const QuestionScreen& screen);

// The choices that are offered, in the order in which this visit sees them.
std::vector<const survey::Choice*> choices_offered(const Flow& flow, const QuestionScreen& screen);

const survey::Answer* answer_to(const Flow& flow, const QuestionScreen& screen);

// Whether the choice "other" is chosen, so that a few words more are asked for.
bool says_other(const survey::Question& question, const survey::Answer& answer);

// What the visitor said after this time of a repeat; empty before.
bool has_said_another(const Flow& flow, const RepeatScreen& screen);

// On the check screen: "felt", or "age/2" for the second time of a repeat.
std::string part_of(const survey::Question& question, std::uint32_t repetition);

// What is sent: in the form in which answers are kept, without what is not answered, hidden or no
// longer offered. Wipes what it takes away.
void tidy_answers(const survey::Questionnaire& questionnaire, survey::Answers& answers,
                  CivilDay today);

}  // namespace candour::kiosk
