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

std::size_t times_asked(const Questionnaire& questionnaire, const Question& question) {
    const std::size_t repeat = questionnaire.repeat_around(question.group);
    return repeat == no_group ? 1 : questionnaire.groups[repeat].repeat_max;
}

// Characters that the person writes.
std::size_t written_characters(const Question& question, std::size_t long_text_max) {
    std::size_t characters = question.other_choice() != nullptr ? short_text_characters_max : 0;
    const std::size_t allowed = characters_allowed(question);
    if (question.type == QuestionType::ShortText) characters += allowed;
    if (question.type == QuestionType::LongText) characters += std::min(allowed, long_text_max);
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

LongestAnswer longest_answer(const Questionnaire& questionnaire, const Question& question,
                             std::size_t long_text_max) {
    if (!takes_answer(question.type)) return {};
    const std::size_t times = times_asked(questionnaire, question);
    const std::size_t ids = question.id.size() + chosen_bytes(question);
    const std::size_t written = written_characters(question, long_text_max);
    LongestAnswer longest;
    longest.sealed = times * (frame.sealed + ids + written * sealed_bytes_per_character);
    longest.plain = times * (frame.plain + ids + written * escaped_bytes_max);
    return longest;
}

LongestAnswer longest_words(const Questionnaire& questionnaire, const Question& question,
                            std::size_t long_text_max) {
    const std::size_t written =
        takes_answer(question.type) ? written_characters(question, long_text_max) : 0;
    if (written == 0) return {};
    const std::size_t times = times_asked(questionnaire, question);
    const std::size_t id = question.id.size();
    return {.sealed = times * (frame.sealed + id + written * sealed_bytes_per_character),
            .plain = times * (frame.plain + id + written * escaped_bytes_max)};
}

namespace {

// The first question with which the longest answers take more than `room_bytes`; null: they do not.
const Question* first_beyond(const Questionnaire& questionnaire, std::size_t room_bytes,
                             std::size_t long_text_max = text_characters_max) {
    LongestAnswer sum;
    for (const Question& question : questionnaire.questions) {
        const LongestAnswer one = longest_answer(questionnaire, question, long_text_max);
        sum.sealed += one.sealed;
        sum.plain += one.plain;
        if (sum.sealed > room_bytes || sum.plain > message_plain_bytes_max) return &question;
    }
    return nullptr;
}

std::size_t cells_of(std::size_t bytes) {
    return (bytes + besides_answers_bytes + cell_room_bytes - 1) / cell_room_bytes;
}

// Of one that is written, too: that it was answered, and how.
std::size_t choice_bytes(const Question& question) {
    return frame.sealed + question.id.size() + chosen_bytes(question);
}

// The same of a hand-over's cells.
const Question* first_beyond_hand_over(const Questionnaire& questionnaire, Sent sent,
                                       std::size_t long_text_max) {
    if (sent == Sent::Whole)
        return first_beyond(questionnaire, hand_over_room_bytes, long_text_max);
    std::size_t answers = 0;
    std::size_t words = 0;
    for (const Question& question : questionnaire.questions) {
        const LongestAnswer all = longest_answer(questionnaire, question, long_text_max);
        const LongestAnswer written = longest_words(questionnaire, question, long_text_max);
        const std::size_t times = times_asked(questionnaire, question);
        // What is left of a text is nothing; of "other", that it was chosen.
        answers += written.sealed == 0 ? all.sealed : times * choice_bytes(question);
        words += written.sealed;
        if (cells_of(answers) + (words == 0 ? 0 : cells_of(words)) > hand_over_cells)
            return &question;
    }
    return nullptr;
}

Status fits_without(const Question* beyond, const std::string& place,
                    const std::string& otherwise) {
    if (beyond == nullptr) return Unit{};
    return Error{ErrorKind::Invalid, place + ": question '" + beyond->id + "': " + otherwise};
}

}  // namespace

Status fits_into_message(const Questionnaire& questionnaire, const std::string& place) {
    return fits_without(
        first_beyond(questionnaire, message_room_bytes), place,
        "the longest answers would not fit into a message any more; give long texts a "
        "smaller \"characters_max\", or ask less");
}

Status fits_into_hand_over(const Questionnaire& questionnaire, Sent sent,
                           const std::string& place) {
    return fits_without(
        first_beyond_hand_over(questionnaire, sent, hand_over_long_text_min), place,
        "it is too long for a tablet that is handed over, where every visit takes the same "
        "room; give long texts a smaller \"characters_max\", or ask less");
}

std::size_t hand_over_long_text_max(const Questionnaire& questionnaire, Sent sent) {
    std::size_t fits = hand_over_long_text_min;
    std::size_t beyond = text_characters_max + 1;
    while (fits + 1 < beyond) {
        const std::size_t middle = (fits + beyond) / 2;
        const bool too_long = first_beyond_hand_over(questionnaire, sent, middle) != nullptr;
        (too_long ? beyond : fits) = middle;
    }
    return fits;
}

}  // namespace candour::survey
