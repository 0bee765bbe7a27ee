// The year's report has its quarters' published numbers, and no other.
#include "core/report/year_tables.h"

#include <set>

#include "tests/support/case_facts.h"

namespace candour::report {
namespace {

using test::complaint;
using test::day;

// The four quarters of 2026; reports of those that are over on `today`.
std::vector<YearQuarter> quarters_of_2026(const std::vector<CaseFacts>& cases, CivilDay today) {
    std::vector<YearQuarter> quarters;
    for (const Period& quarter : periods_until(Span::Quarter, quarter_of(day("2026-12-01")), 4)) {
        YearQuarter one{.quarter = quarter};
        if (quarter.over(today)) one.report = published_report(cases, quarter);
        quarters.push_back(std::move(one));
    }
    return quarters;
}

const ReportTable& table_named(const std::vector<ReportTable>& tables, const std::string& id) {
    const auto found = std::ranges::find(tables, id, &ReportTable::id);
    REQUIRE(found != tables.end());
    return *found;
}

const ReportRow& row_named(const ReportTable& table, const std::string& id) {
    const auto found = std::ranges::find(table.rows, id, &ReportRow::id);
    REQUIRE(found != table.rows.end());
    return *found;
}

}  // namespace

TEST_CASE("W16b: a year has its quarters' published numbers side by side", "[core]") {
    std::vector<CaseFacts> cases;
    for (int i = 0; i < 20; ++i)
        cases.push_back(complaint("homes", "2026-02-03", "2026-02-10"));
    for (int i = 0; i < 40; ++i)
        cases.push_back(complaint("repairs", "2026-05-05", "2026-05-11"));
    const auto tables = year_tables(quarters_of_2026(cases, day("2026-11-29")));
    const ReportTable& measures = table_named(tables, "measures");
    REQUIRE(measures.columns ==
            std::vector<std::string>{"2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"});
    const ReportCell none{CellKind::Count, 0};
    REQUIRE(row_named(measures, "complaints").cells ==
            std::vector<ReportCell>{{CellKind::Count, 20}, {CellKind::Count, 40}, none, {}});
    const ReportTable& services = table_named(tables, "complaints_by_service");
    REQUIRE(row_named(services, "homes").cells ==
            std::vector<ReportCell>{{CellKind::Count, 20}, none, none, {}});
    REQUIRE(table_named(tables, "outcomes").part == "stage_1");
}

TEST_CASE("a year of which no quarter is over has no tables", "[core]") {
    REQUIRE(year_tables(quarters_of_2026({}, day("2026-02-01"))).empty());
}

TEST_CASE("no number of a year is another than its quarter's", "[core]") {
    int numbers = 0;
    test::for_all(100, [&numbers](test::Gen& gen) {
        const auto quarters = quarters_of_2026(test::random_cases(gen, 400), day("2026-11-29"));
        for (const ReportTable& table : year_tables(quarters)) {
            for (const ReportRow& row : table.rows) {
                REQUIRE(row.cells.size() == quarters.size());
                for (std::size_t i = 0; i < quarters.size(); ++i) {
                    if (!quarters[i].report) {
                        REQUIRE(row.cells[i].kind == CellKind::Nothing);
                        continue;
                    }
                    const ReportTable* there = quarters[i].report->find(table.id, table.part);
                    if (there != nullptr && there->withheld) {
                        REQUIRE(row.cells[i].kind == CellKind::Hidden);
                        continue;
                    }
                    ReportCell published{CellKind::Count, 0};
                    for (const ReportRow& one :
                         there == nullptr ? std::vector<ReportRow>{} : there->rows) {
                        if (one.id == row.id) published = one.cells.front();
                    }
                    REQUIRE(row.cells[i] == published);
                    ++numbers;
                }
            }
        }
    });
    REQUIRE(numbers > 1000);
}

}  // namespace candour::report
