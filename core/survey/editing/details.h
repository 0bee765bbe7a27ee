// Details: what a questionnaire says of itself besides its words: whose it is, what for, until
// when.
#pragma once

#include "core/base/civil_day.h"
#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

struct Details {
    std::string owner{};
    std::string purpose{};
    std::string act_by{};  // ISO dates, or empty.
    std::string closes{};
    int sample_one_in = 1;
    bool training = false;
    bool operator==(const Details&) const = default;
};
Details details_of(const Json& draft);

// One thing that is wrong, with the field, or the question, that it is about.
struct DraftProblem {
    std::string place{};  // "act_by"; "question/felt"; "language/cy"; empty: the whole draft.
    std::string what{};   // One plain sentence.
    bool operator==(const DraftProblem&) const = default;
};

// What cannot be put into a draft: a date that is none, a survey that closes after the day by which
// its results are acted on. Empty fields can.
std::vector<DraftProblem> problems_of(const Details& details);
// Errors: Invalid: the first of problems_of().
Edited set_details(const Json& draft, const Details& details);

// What it lacks before it can be opened. Whether a kiosk can show it is not looked at here.
std::vector<DraftProblem> missing_of(const Json& draft, CivilDay today);

}  // namespace candour::survey::editing
