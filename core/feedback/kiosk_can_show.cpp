// The kiosk's limits, one after the other.
#include "core/feedback/kiosk_can_show.h"

#include "core/survey/limits.h"

namespace candour::feedback {
namespace {

using survey::Question;
using survey::Questionnaire;
using survey::QuestionType;

// Its numbers are small, and stand in rows.
bool is_scale(const Question& question) { return question.type == QuestionType::Scale; }

// Its screens at most: a repeat's questions come once for each time.
std::size_t times_asked(const Questionnaire& questionnaire, const Question& question) {
    if (question.type == QuestionType::Calculated) return 0;
    const std::size_t repeat = questionnaire.repeat_around(question.group);
    return repeat == survey::no_group ? 1 : questionnaire.groups[repeat].repeat_max;
}

// The question is named by its id: its number among all says little where there are groups.
Error refused(const std::string& place, const std::string& what) {
    return Error{ErrorKind::Invalid, place + ": " + what};
}

}  // namespace

Status kiosk_can_show(const Questionnaire& questionnaire, const std::string& place) {
    std::size_t asked = 0;
    for (const Question& question : questionnaire.questions) {
        const std::string here = "question '" + question.id + "': ";
        if (question.choices.size() > survey::kiosk_choices_max && !is_scale(question)) {
            return refused(place, here + "more than " + std::to_string(survey::kiosk_choices_max) +
                                      " choices: a screen has no room for them");
        }
        asked += times_asked(questionnaire, question);
    }
    if (asked > survey::kiosk_questions_max) {
        return refused(place, "more than " + std::to_string(survey::kiosk_questions_max) +
                                  " questions, those of a repeat counted each time: nobody answers "
                                  "them standing at a kiosk");
    }
    return Unit{};
}

}  // namespace candour::feedback
