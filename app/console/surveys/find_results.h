// Finding a survey and the results of one of its months, for every page about them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/console/surveys/surveys.h"

namespace candour::console {

struct FoundResults {
    survey::Questionnaire questionnaire;  // The version in force, or the last that was.
    std::vector<std::string> months;      // With results, the newest first; "now" before them.
    std::string month;                    // Of `results`; empty when there are none.
    std::optional<report::SurveyResults> results;
    bool so_far = false;  // The month that runs: shown in a demonstration only.
};

// "now": the month that runs. It is there only where the organisation releases at once, which is
// for demonstrations: numbers that change with each visit tell who came.
inline constexpr const char* month_that_runs = "now";

// Errors: NotFound for a survey or a month that is not there; Corrupt; the store's.
Result<FoundResults> find_results(const Desk& desk, const SurveyAddress& address);

// The months that can be asked for, the newest first: those with results, and "now" where it is.
// Equality questions never have a "now".
Result<std::vector<std::string>> months_of(const Desk& desk, const std::string& questionnaire);

// "November 2026"; "November 2026, so far" for the one that runs.
std::string month_in_words(const Desk& desk, const std::string& month);
// Errors: NotFound.
Result<report::Period> period_of(const Desk& desk, const std::string& month);

}  // namespace candour::console
