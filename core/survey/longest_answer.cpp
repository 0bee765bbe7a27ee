// Sums of worst cases.
#include "core/survey/longest_answer.h"

#include <algorithm>

#include "core/survey/limits.h"

namespace candour::survey {
namespace {

// Names, brackets and quotes of one answer; compressed they are a few references back.
constexpr LongestAnswer frame = {.sealed = 16, .plain = 120};
// One of several choices, besides its id: `","`.
constexpr std::size_t separator_bytes = 4;
// JSON's longest escape of a character.
constexpr std::size_t escaped_bytes_max = 6;

std::size_t longest_id(const Question& question) {
    std::size_t longest = 0;
    for (const Choice& choice : question.choices)
        longest = std::max(longest, choice.id.size());
    return longest;
}

// The longest ids that can be chosen together.
std::size_t longest_list(const Question& question) {
    std::vector<std::size_t> lengths;
    for (const Choice& choice : question.choices)
        lengths.push_back(choice.id.size() + separator_bytes);
    std::ranges::sort(lengths, std::greater<>());
    const std::size_t most =
        question.choices_at_most > 0 ? question.choices_at_most : lengths.size();
    std::size_t sum = 0;
    for (std::size_t i = 0; i < std::min(most, lengths.size()); ++i)
        sum += lengths[i];
    return sum;
}

// Characters that the person writes.
std::size_t written_characters(const Question& question) {
    std::size_t characters = question.other_choice() != nullptr ? short_text_characters_max : 0;
    if (question.type == QuestionType::ShortText || question.type == QuestionType::LongText) {
        characters += characters_allowed(question);
    }
    return characters;
}

std::size_t chosen_bytes(const Question& question) {
    if (takes_one_choice(question.type)) return longest_id(question);
    if (takes_many_choices(question.type)) return longest_list(question);
    const bool short_one =
        question.type == QuestionType::Number || question.type == QuestionType::Date;
    return short_one ? number_characters_max : 0;
}

}  // namespace

LongestAnswer longest_answer(const Questionnaire& questionnaire, const Question& question) {
    if (!takes_answer(question.type)) return {};
    const std::size_t repeat = questionnaire.repeat_around(question.group);
    const std::size_t times = repeat == no_group ? 1 : questionnaire.groups[repeat].repeat_max;
    const std::size_t ids = question.id.size() + chosen_bytes(question);
    const std::size_t written = written_characters(question);
    LongestAnswer longest;
    longest.sealed = times * (frame.sealed + ids + written * sealed_bytes_per_character);
    longest.plain = times * (frame.plain + ids + written * escaped_bytes_max);
    return longest;
}

namespace {

Status fits(const Questionnaire& questionnaire, std::size_t room_bytes, const std::string& place,
            const std::string& otherwise) {
    LongestAnswer sum;
    for (const Question& question : questionnaire.questions) {
        const LongestAnswer one = longest_answer(questionnaire, question);
        sum.sealed += one.sealed;
        sum.plain += one.plain;
        if (sum.sealed <= room_bytes && sum.plain <= message_plain_bytes_max) continue;
        return Error{ErrorKind::Invalid, place + ": question '" + question.id + "': " + otherwise};
    }
    return Unit{};
}

}  // namespace

Status fits_into_message(const Questionnaire& questionnaire, const std::string& place) {
    return fits(questionnaire, message_room_bytes, place,
                "the longest answers would not fit into a message any more; give long texts a "
                "smaller \"characters_max\", or ask less");
}

Status fits_into_hand_over(const Questionnaire& questionnaire, const std::string& place) {
    return fits(questionnaire, hand_over_room_bytes, place,
                "it is too long for a tablet that is handed over, where every visit takes the same "
                "room; give long texts a smaller \"characters_max\", or ask less");
}

}  // namespace candour::survey
