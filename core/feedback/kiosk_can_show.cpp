// The kiosk's limits, one after the other.
#include "core/feedback/kiosk_can_show.h"

#include "core/survey/limits.h"

namespace candour::feedback {
namespace {

using survey::Question;
using survey::Questionnaire;
using survey::QuestionType;

bool is_on_kiosk_yet(QuestionType type) {
    return type == QuestionType::OneChoice || type == QuestionType::Faces ||
           type == QuestionType::YesNo || type == QuestionType::LongText;
}

// What no screen asks for or heeds yet; empty when there is nothing of it.
std::string not_heeded_yet(const Question& question) {
    if (!is_on_kiosk_yet(question.type)) {
        return "of the type " + std::string(survey::name_of(question.type));
    }
    if (!question.show_if.empty()) return "with show_if";
    if (!question.constraint.empty()) return "with a constraint";
    if (!question.choice_filter.empty()) return "with a choice_filter";
    if (question.other_choice() != nullptr) return "with a choice that asks to say more";
    if (question.random_order) return "in random order";
    if (question.faces != 5 || question.dont_know) return "with another number of faces or choices";
    if (question.characters_max > 0) return "with its own longest text";
    if (!question.may_decline) return "that cannot be declined";
    if (!question.pressing_reason.empty()) return "with a pressing_reason";
    if (question.media != survey::Media{}) return "with a picture or recording";
    if (!question.required_message.empty()) return "with its own required_message";
    for (const survey::Choice& choice : question.choices) {
        if (choice.picture.empty() && choice.audio.empty()) continue;
        return "with a picture or recording";
    }
    return {};
}

// The question is named by its id: its number among all says little where there are groups.
Error refused(const std::string& place, const std::string& what) {
    return Error{ErrorKind::Invalid, place + ": " + what};
}

}  // namespace

Status kiosk_can_show(const Questionnaire& questionnaire, const std::string& place) {
    if (!questionnaire.groups.empty()) {
        return refused(place, "the kiosk cannot show groups, repeats and matrices yet");
    }
    if (questionnaire.training || questionnaire.sample_one_in != 1) {
        return refused(place, "the kiosk cannot draw samples or train yet");
    }
    if (!questionnaire.closes.empty()) {
        return refused(place, "the kiosk cannot end a survey on the day it closes yet");
    }
    if (!questionnaire.fallback.empty() && questionnaire.fallback != "en") {
        return refused(place, "the kiosk cannot fall back on another language than English yet");
    }
    if (questionnaire.questions.size() > survey::kiosk_questions_max) {
        return refused(place, "more than " + std::to_string(survey::kiosk_questions_max) +
                                  " questions: nobody answers them standing at a kiosk");
    }
    for (const Question& question : questionnaire.questions) {
        const std::string here = "question '" + question.id + "': ";
        const std::string missing = not_heeded_yet(question);
        if (!missing.empty()) {
            return refused(place, here + "the kiosk cannot show a question " + missing + " yet");
        }
        if (question.choices.size() > survey::kiosk_choices_max) {
            return refused(place, here + "more than " + std::to_string(survey::kiosk_choices_max) +
                                      " choices: a screen has no room for them");
        }
    }
    return Unit{};
}

}  // namespace candour::feedback
