// What is to be known of one question.
#include "core/survey/question.h"

#include <algorithm>

#include "core/survey/limits.h"

namespace candour::survey {

const Choice* Question::find_choice(std::string_view choice_id) const {
    const auto found = std::ranges::find(choices, choice_id, &Choice::id);
    return found == choices.end() ? nullptr : &*found;
}

const Choice* Question::other_choice() const {
    const auto found = std::ranges::find(choices, true, &Choice::other);
    return found == choices.end() ? nullptr : &*found;
}

std::size_t characters_allowed(const Question& question) {
    if (question.characters_max > 0) return question.characters_max;
    return question.type == QuestionType::LongText ? text_characters_max
                                                   : short_text_characters_max;
}

}  // namespace candour::survey
