// Keeping and checking answers.
#include "core/survey/answers.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/utf8.h"
#include "core/survey/limits.h"

namespace candour::survey {
namespace {

// Most visits need no more; what is small is not worth growing often.
constexpr std::size_t first_room = 64;

// Room for one more without leaving old copies of short texts in freed memory.
void grow_cleanly(std::vector<Answer>& answers) {
    if (answers.size() < answers.capacity()) return;
    std::vector<Answer> larger;
    larger.reserve(std::max(first_room, answers.size() * 2));
    for (Answer& answer : answers) {
        std::swap(larger.emplace_back(), answer);
        wipe(answer);
    }
    answers.swap(larger);
}

Error wrong(const std::string& what) { return Error{ErrorKind::Invalid, what}; }

}  // namespace

bool Answer::empty() const {
    return choice.empty() && text.empty() && choices.empty() && !declined;
}

const Answer* Answers::find(std::string_view question, std::uint32_t repetition) const {
    const auto found = std::ranges::find_if(given, [&](const Answer& answer) {
        return answer.question == question && answer.repetition == repetition;
    });
    return found == given.end() ? nullptr : &*found;
}

void Answers::set(Answer answer) {
    auto place = std::ranges::find_if(given, [&](const Answer& one) {
        return one.question == answer.question && one.repetition == answer.repetition;
    });
    if (place == given.end()) {
        grow_cleanly(given);
        given.emplace_back();
        place = given.end() - 1;
    }
    wipe(*place);
    *place = std::move(answer);
    wipe(answer);  // A moved short text is still there.
}

void wipe(Answer& answer) {
    candour::wipe(answer.question);
    candour::wipe(answer.choice);
    candour::wipe(answer.text);
    answer.declined = false;
    answer.repetition = 0;
    for (std::string& choice : answer.choices)
        candour::wipe(choice);
    answer.choices.clear();
    candour::wipe(answer.other);
}

Status check_answer(const Questionnaire& questionnaire, const Answer& answer) {
    const Question* question = questionnaire.find(answer.question);
    if (question == nullptr) {
        return wrong("the questionnaire has no question '" + answer.question + "'");
    }
    // The messages name the question only: what was answered is not for a log.
    const std::string place = "question '" + question->id + "': ";
    if (answer.declined && (!answer.choice.empty() || !answer.text.empty())) {
        return wrong(place + "declined and answered at once");
    }
    const bool empty = answer.choice.empty() && answer.text.empty();
    if (empty && question->required && !answer.declined) {
        return wrong(place + "needs an answer, or to be declined");
    }
    if (question->type == QuestionType::LongText) {
        if (!answer.choice.empty()) return wrong(place + "takes a text, not a choice");
        if (!is_utf8(answer.text)) return wrong(place + "the text is not UTF-8");
        if (character_count(answer.text) > text_characters_max) {
            return wrong(place + "the text is longer than " + std::to_string(text_characters_max) +
                         " characters");
        }
        return Unit{};
    }
    if (!answer.text.empty()) return wrong(place + "takes a choice, not a text");
    if (empty) return Unit{};
    if (std::ranges::find(question->choices, answer.choice, &Choice::id) ==
        question->choices.end()) {
        return wrong(place + "there is no such choice");
    }
    return Unit{};
}

}  // namespace candour::survey
