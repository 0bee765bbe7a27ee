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
    const std::size_t times = times_asked(questionnaire, question);
    const std::size_t ids = question.id.size() + chosen_bytes(question);
    const std::size_t written = written_characters(question);
    LongestAnswer longest;
    longest.sealed = times * (frame.sealed + ids + written * sealed_bytes_per_character);
    longest.plain = times * (frame.plain + ids + written * escaped_bytes_max);
    return longest;
}

LongestAnswer longest_words(const Questionnaire& questionnaire, const Question& question) {
    const std::size_t written = takes_answer(question.type) ? written_characters(question) : 0;
    if (written == 0) return {};
    const std::size_t times = times_asked(questionnaire, question);
    const std::size_t id = question.id.size();
    return {.sealed = times * (frame.sealed + id + written * sealed_bytes_per_character),
            .plain = times * (frame.plain + id + written * escaped_bytes_max)};
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

std::size_t cells_of(std::size_t bytes) {
    return (bytes + besides_answers_bytes + cell_room_bytes - 1) / cell_room_bytes;
}

// Of one that is written, too: that it was answered, and how.
std::size_t choice_bytes(const Question& question) {
    return frame.sealed + question.id.size() + chosen_bytes(question);
}

}  // namespace

Status fits_into_message(const Questionnaire& questionnaire, const std::string& place) {
    return fits(questionnaire, message_room_bytes, place,
                "the longest answers would not fit into a message any more; give long texts a "
                "smaller \"characters_max\", or ask less");
}

Status fits_into_hand_over(const Questionnaire& questionnaire, Sent sent,
                           const std::string& place) {
    const std::string otherwise =
        "it is too long for a tablet that is handed over, where every visit takes the same "
        "room; give long texts a smaller \"characters_max\", or ask less";
    if (sent == Sent::Whole) return fits(questionnaire, hand_over_room_bytes, place, otherwise);
    std::size_t answers = 0;
    std::size_t words = 0;
    for (const Question& question : questionnaire.questions) {
        const LongestAnswer all = longest_answer(questionnaire, question);
        const LongestAnswer written = longest_words(questionnaire, question);
        const std::size_t times = times_asked(questionnaire, question);
        // What is left of a text is nothing; of "other", that it was chosen.
        const std::size_t left = written.sealed == 0 ? all.sealed : times * choice_bytes(question);
        answers += left;
        words += written.sealed;
        if (cells_of(answers) + (words == 0 ? 0 : cells_of(words)) <= hand_over_cells) continue;
        return Error{ErrorKind::Invalid, place + ": question '" + question.id + "': " + otherwise};
    }
    return Unit{};
}

}  // namespace candour::survey
