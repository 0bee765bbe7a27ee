// The results of a month as a file.
#include "app/console/surveys/results_workbook.h"
#include "core/survey/sheet/csv.h"

namespace candour::console {

Result<Download> results_download(const Desk& desk, const SurveyAddress& address) {
    ASSIGN_OR_RETURN(const FoundResults found, find_results(desk, address));
    const survey::Workbook workbook = results_workbook(desk, found);
    // Ids of questionnaires are plain ASCII without quotes (is_survey_id).
    const std::string name = found.questionnaire.id + "-" + found.month;
    if (address.view == SurveyView::Csv) {
        return Download{name + ".csv", "text/csv; charset=utf-8",
                        survey::write_csv(workbook.sheets.front())};
    }
    ASSIGN_OR_RETURN(const Bytes bytes, desk.write_spreadsheet(workbook));
    return Download{name + ".xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    to_text(bytes)};
}

}  // namespace candour::console
