// Counting answers. Pure.
#include <algorithm>

#include "app/console/surveys/surveys.h"

namespace candour::console {

QuestionTally tally(const survey::Question& question,
                    const std::vector<survey::Answers>& everyone) {
    QuestionTally counts;
    counts.choices.resize(question.choices.size());
    for (const survey::Answers& answers : everyone) {
        const survey::Answer* answer = answers.find(question.id);
        if (answer == nullptr ||
            (!answer->declined && answer->choice.empty() && answer->text.empty())) {
            ++counts.unanswered;
        } else if (answer->declined) {
            ++counts.declined;
        } else if (question.type == survey::QuestionType::LongText) {
            ++counts.written;
        } else {
            const auto choice =
                std::ranges::find(question.choices, answer->choice, &survey::Choice::id);
            if (choice == question.choices.end()) {
                ++counts.earlier;
            } else {
                ++counts.choices[static_cast<std::size_t>(choice - question.choices.begin())];
            }
        }
    }
    return counts;
}

std::vector<std::int64_t> answered_counts(const survey::Question& question,
                                          const QuestionTally& tallied) {
    std::vector<std::int64_t> counts = tallied.choices;
    if (question.choices.empty()) counts.push_back(tallied.written);
    if (tallied.earlier > 0) counts.push_back(tallied.earlier);
    return counts;
}

}  // namespace candour::console
