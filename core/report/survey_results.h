// SurveyResults: what may be shown of one month's answers to a questionnaire, already through
// disclosure control (architecture §4.9): nothing in it can be turned back into true counts.
//
// A table has 0, "*" for 1 to 7, and other counts rounded to 5; no percentage, mean or score where
// fewer than 8 answered or a count is hidden. Where a scale has a hidden count, its table has low,
// middle and high instead, never both. All tables of a month stand side by side as
// survey_disclosure.h allows: first each question's, then by service, then by version.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/privacy/disclosure/suppression.h"
#include "core/report/period.h"
#include "core/report/rows.h"

namespace candour::report {

struct ResultPart {
    std::string id;  // A service's, or a version.
    std::vector<privacy::ShownCount> counts;
    std::vector<std::optional<int>> percentages;  // One a row, of the whole row.
};

struct ResultParts {
    bool withheld = false;  // There are some, which would give a small count away.
    std::vector<ResultPart> parts{};
};

struct QuestionResult {
    std::string id;
    survey::QuestionType type = survey::QuestionType::OneChoice;
    LocalText prompt;
    LocalText heading;  // Of its group; may be empty.
    std::string heading_group;
    bool still_asked = true;
    bool repeated = false;    // Answers are counted, of which one person may have given several.
    bool withheld = false;    // Its table would give a small count away: no rows, nothing else.
    std::vector<Row> rows;    // Those that are shown; the others are nobody's to see.
    std::size_t answers = 0;  // So many of the rows are answers.
    bool exclusive = true;    // Else one person may be in several rows.
    std::vector<privacy::ShownCount> counts;
    privacy::ShownCount total{.suppressed = true};     // The sum of shown counts, none hidden.
    std::vector<std::optional<int>> percentages{};     // Of those who answered; one an answer row.
    std::optional<double> mean{};                      // Of the rows' values, to one decimal.
    std::optional<int> net_promoter_score{};           // -100 to 100.
    std::optional<std::size_t> median_row{};           // The row that the middle answer is in.
    std::vector<std::optional<double>> mean_places{};  // Of a Ranking, to halves.
    ResultParts by_service{};
    ResultParts by_version{};
};

struct SurveyResults {
    std::string questionnaire;
    std::string version;  // The newest when the results were made.
    LocalText title;
    Period period;
    // About how many people, from the shown counts alone: as many as answered what most did, a "*"
    // taken for 4. Suppressed where that is under 8, or no question tells.
    privacy::ShownCount people;
    privacy::ShownCount unreadable;  // Released, and damaged since: not counted above.
    std::vector<QuestionResult> questions;
};

// None: for equality questions, whose answers stand beside nothing.
enum class Breakdowns { ByServiceAndVersion, None };

// `everyone`: all answers that were released in `period`, of any version. `apart`: what was written
// and came apart from its answers (feedback/words_apart.h). It counts as written and as nobody
// more: nobody knows whose it is, so it stands for somebody who wrote nothing there.
SurveyResults make_results(const Versions& versions, const Period& period,
                           const std::vector<GivenAnswers>& everyone, std::int64_t unreadable = 0,
                           Breakdowns breakdowns = Breakdowns::ByServiceAndVersion,
                           const std::vector<GivenAnswers>& apart = {});

// What was written, each text for itself and in an order that says nothing, for those who may read
// it; questions in the order of results.
struct WrittenAnswers {
    std::string question;
    std::vector<std::string> texts;
};
std::vector<WrittenAnswers> written_answers(const Versions& versions,
                                            const std::vector<GivenAnswers>& everyone);

// For keeping: one JSON object, and back. Errors: Corrupt.
std::string to_json(const SurveyResults& results);
Result<SurveyResults> results_from_json(const std::string& text);

}  // namespace candour::report
