// The year's report (W16b): its quarters' published tables side by side. It has no number that a
// quarter's report does not have, so nothing can be subtracted from it.
#pragma once

#include <optional>
#include <vector>

#include "core/report/case_measures.h"

namespace candour::report {

struct YearQuarter {
    Period quarter;
    std::optional<CaseReport> report{};  // None: not over, or there were no cases.
};

// One table for each that some quarter has with a count in its first column; one column a quarter
// ("2026-Q1"). A row that a quarter's table does not have is 0 there; what a quarter does not show
// is Hidden; a quarter without a report has Nothing. Reports are published ones, in time's order.
std::vector<ReportTable> year_tables(const std::vector<YearQuarter>& quarters);

}  // namespace candour::report
