// Surveys: how often each answer was given, never who gave which (architecture §4.9).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/console/page.h"

namespace candour::console {

// True counts of one question, before disclosure control. Never shown as they are.
struct QuestionTally {
    std::vector<std::int64_t> choices;  // In the order of the question's choices.
    std::int64_t earlier = 0;           // A choice that the current version does not have.
    std::int64_t written = 0;           // LongText: how many wrote something.
    std::int64_t declined = 0;
    std::int64_t unanswered = 0;
};

// Versions of a questionnaire are counted together, by the question's id.
QuestionTally tally(const survey::Question& question, const std::vector<survey::Answers>& everyone);

// The counts of those who answered: one for each choice, then the earlier ones if there are any;
// for LongText how many wrote.
std::vector<std::int64_t> answered_counts(const survey::Question& question,
                                          const QuestionTally& tallied);

Page surveys_page(const Desk& desk);
// Errors: NotFound, the store's.
Result<Page> survey_page(const Desk& desk, std::string_view questionnaire_id);

}  // namespace candour::console
