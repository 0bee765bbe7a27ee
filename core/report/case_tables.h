// The tables of a CaseReport without their numbers; shared by its two views.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/report/case_counts.h"
#include "core/report/case_measures.h"

namespace candour::report {

ReportCell count_cell(std::int64_t count);
// Rounded to a whole number; Nothing of nobody.
ReportCell percent_cell(std::int64_t part, std::int64_t whole);

// 0 when there is no such row.
std::int64_t count_in(const CountTable& table, std::string_view row);

ReportTable frame_of(const CountTable& counted);
ReportTable measures_frame();
ReportTable trend_frame();
ReportTable cross_frame(const CrossTable& cross);

// One row a theme, one column a period.
class ThemeTrend {
public:
    // Periods come in order. The first cell of each row of `themes` is its count.
    void add(const std::string& period, const ReportTable& themes);
    ReportTable table() const;

private:
    std::vector<std::pair<std::string, ReportTable>> periods_;
    std::set<std::string> themes_;
};

}  // namespace candour::report
