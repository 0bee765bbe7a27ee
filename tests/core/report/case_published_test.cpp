// What leaves the case team of its cases: nothing that could be turned back into a small count.
#include <map>
#include <set>

#include "core/privacy/disclosure/published.h"
#include "core/report/case_measures.h"
#include "tests/support/case_facts.h"
#include "tests/support/shown_sums.h"

namespace candour::report {
namespace {

using test::complaint;
using test::day;

const Period quarter = quarter_of(day("2026-11-15"));

using Cells = std::vector<privacy::ShownCount>;

privacy::ShownCount shown(const ReportCell& cell) {
    return {.suppressed = cell.kind == CellKind::Hidden, .value = cell.value};
}

// What somebody outside knows to sort the same cases.
struct SameCases {
    std::vector<Cells> tables;
    std::optional<privacy::ShownCount> total{};
};

std::vector<SameCases> same_cases(const CaseReport& report) {
    std::map<std::string, SameCases> groups;
    for (const ReportTable& table : report.tables) {
        std::string group;
        if (table.id.starts_with("complaints_by_") || table.id == "answered_in")
            group = "complaints";
        if (table.id == "others_by_kind") group = "others";
        for (const char* closed : {"handling", "result", "ended", "goodwill", "avoidable"}) {
            if (table.id == closed) group = "closed";
        }
        if (table.id == "outcomes" || table.id == "codes") group = "decided " + table.part;
        if (table.id == "standard") group = "settled " + table.part;
        if (group.empty()) continue;
        SameCases& same = groups[group];
        if (table.withheld) continue;
        Cells& cells = same.tables.emplace_back();
        for (const ReportRow& row : table.rows)
            cells.push_back(shown(row.cells.front()));
    }
    std::vector<SameCases> all;
    for (auto& [name, same] : groups) {
        for (const ReportRow& row : report.find("measures")->rows) {
            if (row.id == name && row.cells.front().kind == CellKind::Count)
                same.total = shown(row.cells.front());
        }
        all.push_back(std::move(same));
    }
    return all;
}

int values_left(const SameCases& same, std::size_t table, std::size_t cell) {
    int values = 0;
    for (std::int64_t value = 1; value <= 7; ++value) {
        std::set<std::int64_t> sums = test::sums_of(same.tables[table], cell, value);
        for (std::size_t other = 0; other < same.tables.size(); ++other) {
            if (other == table) continue;
            const auto there = test::sums_of(same.tables[other], SIZE_MAX, 0);
            std::erase_if(sums, [&](std::int64_t sum) { return !there.contains(sum); });
        }
        if (same.total) {
            const auto range = privacy::possible_counts(*same.total);
            std::erase_if(sums,
                          [&](std::int64_t sum) { return sum < range.min || sum > range.max; });
        }
        values += sums.empty() ? 0 : 1;
    }
    return values;
}

}  // namespace

TEST_CASE("C22: no small count of the published report is had by adding and subtracting",
          "[core]") {
    int stars = 0;
    int whole = 0;
    test::for_all(300, [&](test::Gen& gen) {
        const CaseReport report = published_report(test::random_cases(gen, 400), quarter);
        REQUIRE_FALSE(report.exact);
        for (const SameCases& same : same_cases(report)) {
            for (std::size_t t = 0; t < same.tables.size(); ++t) {
                for (std::size_t c = 0; c < same.tables[t].size(); ++c) {
                    if (!same.tables[t][c].suppressed) continue;
                    ++stars;
                    REQUIRE(values_left(same, t, c) >= privacy::possible_values_min);
                }
            }
        }
        // The crossed table has no star, and stands beside none of the same complaints.
        const ReportTable& cross = *report.find("service_and_kind");
        if (cross.withheld) {
            REQUIRE(cross.rows.empty());
            return;
        }
        ++whole;
        for (const ReportRow& row : cross.rows) {
            for (const ReportCell& cell : row.cells)
                REQUIRE(cell.kind == CellKind::Count);
        }
        for (const ReportTable& table : report.tables) {
            if (!table.id.starts_with("complaints_by_")) continue;
            REQUIRE_FALSE(table.withheld);
            for (const ReportRow& row : table.rows)
                REQUIRE(row.cells.front().kind == CellKind::Count);
        }
    });
    if (std::getenv("CANDOUR_SEED") == nullptr) REQUIRE((stars > 500 && whole > 10));
}

TEST_CASE("every published number is 0, a star, rounded, or made of such", "[core]") {
    test::for_all(200, [](test::Gen& gen) {
        const CaseReport report = published_report(test::random_cases(gen, 300), quarter);
        for (const ReportTable& table : report.tables) {
            INFO(table.id);
            REQUIRE_FALSE(table.id == "dates");
            REQUIRE_FALSE(table.row_names == "case");
            REQUIRE((!table.withheld || table.rows.empty()));
            for (const ReportRow& row : table.rows) {
                bool hides = false;
                for (const ReportCell& cell : row.cells) {
                    hides = hides || cell.kind == CellKind::Hidden;
                    if (cell.kind == CellKind::Count) {
                        REQUIRE((cell.value == 0 || cell.value >= 10));
                        REQUIRE(cell.value % 5 == 0);
                    }
                    if (cell.kind == CellKind::Pence) REQUIRE(cell.value % 1000 == 0);
                    REQUIRE_FALSE(cell.kind == CellKind::Day);
                    const bool counts = table.columns.front() == "count";
                    if (counts && hides) REQUIRE_FALSE(cell.kind == CellKind::Percent);
                }
            }
        }
    });
}

TEST_CASE("W16, C18: money is shown of eight complaints or more, none of which makes up over half",
          "[core]") {
    std::vector<CaseFacts> cases(20, complaint("a", "2026-10-01", "2026-10-20"));
    const auto cost = [&cases] {
        const CaseReport report = published_report(cases, quarter);
        for (const ReportRow& row : report.find("measures")->rows) {
            if (row.id == "failure_cost") return row.cells.front();
        }
        return ReportCell{};
    };
    REQUIRE(cost() == ReportCell{CellKind::Pence, 0});
    for (std::size_t i = 0; i < 7; ++i)
        cases[i].cost_pence = 2'000;
    REQUIRE(cost().kind == CellKind::Hidden);
    cases[7].cost_pence = 2'300;
    REQUIRE(cost() == ReportCell{CellKind::Pence, 16'000});
    cases[7].cost_pence = 30'000;
    REQUIRE(cost().kind == CellKind::Hidden);
}

TEST_CASE("A-17: a quarter has the same numbers in every later trend, whatever was corrected",
          "[core]") {
    const Period before = quarter_of(day("2026-08-15"));
    std::vector<CaseFacts> cases(7, complaint("a", "2026-08-03", "2026-08-20"));
    for (int i = 0; i < 20; ++i)
        cases.push_back(complaint("a", "2026-10-05", "2026-10-20"));
    const std::vector<CaseReport> kept{published_report(cases, before)};
    const auto shown = [&] {
        const CaseReport report = published_report(cases, quarter, kept);
        std::string text;
        for (const ReportRow& row : report.find("trend")->rows) {
            const ReportCell& cell = row.cells.front();
            text += row.id + "=" +
                    (cell.kind == CellKind::Count    ? std::to_string(cell.value)
                     : cell.kind == CellKind::Hidden ? "*"
                                                     : "-") +
                    " ";
        }
        return text;
    };
    const std::string first = shown();
    REQUIRE(first.ends_with("2026-Q2=- 2026-Q3=* 2026-Q4=20 "));
    // Somebody finds an eighth: that 8 are more than the star of before would tell that it was 7.
    cases.push_back(complaint("a", "2026-08-04", "2026-08-20"));
    REQUIRE(shown() == first);
    REQUIRE(published_report(cases, before) != kept.front());
}

TEST_CASE("a case of another quarter changes nothing that is published of this one", "[core]") {
    test::for_all(50, [](test::Gen& gen) {
        auto cases = test::random_cases(gen, 100);
        const auto without_trends = [](CaseReport report) {
            std::erase_if(report.tables,
                          [](const ReportTable& table) { return table.id.ends_with("trend"); });
            return report;
        };
        const CaseReport before = without_trends(published_report(cases, quarter));
        cases.push_back(complaint("service_1", "2027-01-01", "2027-01-05"));
        cases.push_back(complaint("service_9", "2026-09-30", "2026-09-30"));
        REQUIRE(without_trends(published_report(cases, quarter)) == before);
    });
}

}  // namespace candour::report
