// Labels of faces, stars and yes/no in the languages of the kiosk; of scales in any language.
#include "core/survey/own_labels.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/survey/own_label_words.h"

namespace candour::survey {
namespace {

// One of the choices, and which of the words it is called by.
struct OwnLabel {
    std::string_view id;
    std::size_t word = 0;
};
constexpr std::array five_faces = {OwnLabel{"1", 0}, OwnLabel{"2", 1}, OwnLabel{"3", 2},
                                   OwnLabel{"4", 3}, OwnLabel{"5", 4}};
constexpr std::array three_faces = {OwnLabel{"1", 1}, OwnLabel{"2", 2}, OwnLabel{"3", 3}};
constexpr std::array yes_no = {OwnLabel{"yes", 0}, OwnLabel{"no", 1}, OwnLabel{"dont_know", 2}};

std::vector<OwnLabel> labels_with_words(const Question& question) {
    if (question.type == QuestionType::YesNo) {
        return {yes_no.begin(), yes_no.end() - (question.dont_know ? 0 : 1)};
    }
    if (question.faces == 3) return {three_faces.begin(), three_faces.end()};
    return {five_faces.begin(), five_faces.end()};
}

std::string_view label_in(const OwnLabel& label, const Question& question,
                          std::string_view language) {
    const OwnLabelWords* words = own_label_words(language);
    if (words == nullptr) return {};
    return question.type == QuestionType::YesNo ? words->yes_no.at(label.word)
                                                : words->faces.at(label.word);
}

bool is_counted(QuestionType type) {
    return type == QuestionType::Stars || type == QuestionType::Scale;
}

std::vector<int> numbers_of(const Question& question) {
    const bool stars = question.type == QuestionType::Stars;
    std::vector<int> numbers;
    const int last = stars ? question.stars : question.scale.to;
    for (int i = stars ? 1 : question.scale.from; i <= last; ++i)
        numbers.push_back(i);
    return numbers;
}

std::vector<Choice> counted_choices(const Question& question,
                                    const std::vector<Language>& languages) {
    std::vector<Choice> choices;
    for (const int number : numbers_of(question)) {
        Choice choice;
        choice.id = std::to_string(number);
        for (const Language& language : languages) {
            choice.label.by_language[language] = choice.id;
            if (question.type == QuestionType::Scale) continue;
            const OwnLabelWords* words = own_label_words(language);
            if (words != nullptr) choice.label.by_language[language] += words->stars[number > 1];
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace

bool has_own_labels(const Language& language) { return own_label_words(language) != nullptr; }

std::vector<std::string> own_choice_ids(const Question& question) {
    std::vector<std::string> ids;
    if (is_counted(question.type)) {
        for (const int number : numbers_of(question))
            ids.push_back(std::to_string(number));
    } else if (question.type == QuestionType::Faces || question.type == QuestionType::YesNo) {
        for (const OwnLabel& label : labels_with_words(question))
            ids.emplace_back(label.id);
    }
    return ids;
}

std::vector<Choice> own_choices(const Question& question, const std::vector<Language>& languages,
                                const Language& fallback) {
    if (is_counted(question.type)) return counted_choices(question, languages);
    if (own_choice_ids(question).empty()) return {};
    std::vector<Choice> choices;
    for (const OwnLabel& own : labels_with_words(question)) {
        Choice choice{.id = std::string(own.id), .label = {}};
        for (const Language& language : languages) {
            const std::string_view label = label_in(own, question, language);
            if (!label.empty()) {
                choice.label.by_language[language] = label;
            } else if (fallback.empty() || language == fallback) {
                return {};
            }
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace candour::survey
