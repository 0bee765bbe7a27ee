// What is said of a survey wherever it is named: who asks, why, until when, and whether its owner
// still owes an answer (requirement W4).
#pragma once

#include <optional>
#include <string>

#include "app/console/page.h"

namespace candour::console {

struct SurveyFacts {
    bool open = true;
    bool outcome_due = false;  // It has closed, or its day to act has come, and nothing was told.
    std::optional<store::SurveyOutcome> outcome;
};

// Errors: the store's.
Result<SurveyFacts> facts_of(const Desk& desk, const survey::Questionnaire& questionnaire);

// Adds what the templates call survey_title, owner, purpose, act_by, closes, sample, state …
void add_facts(View& view, const survey::Questionnaire& questionnaire, const SurveyFacts& facts,
               const PageLanguage& language);

}  // namespace candour::console
