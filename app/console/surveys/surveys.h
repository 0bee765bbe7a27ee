// Surveys: how often each answer was given, never who gave which (architecture §4.9).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "core/report/survey_results.h"

namespace candour::console {

enum class SurveyView {
    Results,  // /surveys/ID, of the newest month, and /surveys/ID/2026-11.
    Words,    // /surveys/ID/2026-11/words: what was written.
    Csv,      // /surveys/ID/2026-11.csv and .xlsx: the results as a file.
    Xlsx,
    Outcome,  // /surveys/ID/outcome: what came of it; takes a form.
};

struct SurveyAddress {
    std::string questionnaire{};
    std::string month{};  // Empty: the newest that there is.
    SurveyView view = SurveyView::Results;
};
// `path`: what follows "/surveys/". Nothing when there is no such page.
std::optional<SurveyAddress> survey_address(std::string_view path);

// Who may read what people wrote in surveys: words can single somebody out.
bool may_read_survey_words(const store::StaffAccount& account);

Result<Page> surveys_page(const Desk& desk, const store::StaffAccount& viewer);
// Errors of these: NotFound, the store's.
Result<Page> results_page(const Desk& desk, const SurveyAddress& address,
                          const store::StaffAccount& viewer);
// Leaves a line in the audit.
Result<Page> words_page(const Desk& desk, const SurveyAddress& address,
                        const store::StaffAccount& viewer);
Result<Page> outcome_page(const Desk& desk, const SurveyAddress& address);
// Its fields are "learned" and "did", both needed.
Result<Reply> take_outcome(const Desk& desk, const SurveyAddress& address, const Fields& form,
                           const store::StaffAccount& viewer);
// `address.view` is Csv or Xlsx.
Result<Download> results_download(const Desk& desk, const SurveyAddress& address);

}  // namespace candour::console
