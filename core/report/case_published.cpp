// The published report: what may leave the case team.
#include <algorithm>
#include <map>

#include "core/privacy/disclosure/linked_rows.h"
#include "core/report/case_counts.h"
#include "core/report/case_measures.h"
#include "core/report/case_tables.h"

namespace candour::report {
namespace {

using privacy::LinkedRows;
using privacy::ShownCount;

ReportCell cell_of(const ShownCount& count) {
    if (count.suppressed) return {CellKind::Hidden, 0};
    return count_cell(count.value);
}

constexpr ReportCell hidden{CellKind::Hidden, 0};

// One quarter's tables, and the totals of those that sort the same cases.
struct Quarter {
    std::vector<ReportTable> tables;
    std::map<std::string, ShownCount> totals;  // By CountTable::whom.
};

std::vector<std::int64_t> counts_of(const CountTable& table) {
    std::vector<std::int64_t> counts;
    for (const CountRow& row : table.rows)
        counts.push_back(row.count);
    return counts;
}

void fill(ReportTable& table, const CountTable& counted,
          const std::optional<privacy::ShownDistribution>& shown) {
    table.withheld = !shown.has_value();
    if (!shown) return;
    for (std::size_t i = 0; i < counted.rows.size(); ++i) {
        ReportRow row{.id = counted.rows[i].id, .cells = {cell_of(shown->counts[i])}};
        const auto share = shown->percentages[i];
        row.cells.push_back(share ? ReportCell{CellKind::Percent, *share} : ReportCell{});
        table.rows.push_back(std::move(row));
    }
}

// Themes overlap, so nothing adds up: each count stands for itself.
void fill_overlapping(ReportTable& table, const CountTable& counted) {
    for (const CountRow& row : counted.rows)
        table.rows.push_back({row.id, {cell_of(privacy::shown_count(row.count))}});
}

Quarter quarter_tables(const PeriodCases& cases) {
    const std::vector<CountTable> counted = count_cases(cases);
    Quarter out;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> linked;
    for (const CountTable& table : counted) {
        if (table.exclusive) linked[{table.whom, table.part}].push_back(out.tables.size());
        out.tables.push_back(frame_of(table));
        if (!table.exclusive) fill_overlapping(out.tables.back(), table);
    }
    for (const auto& [whom, places] : linked) {
        std::vector<std::vector<std::int64_t>> rows;
        for (const std::size_t place : places)
            rows.push_back(counts_of(counted[place]));
        const LinkedRows shown = privacy::shown_linked_rows(rows);
        out.totals[whom.first] = shown.total;
        for (std::size_t i = 0; i < places.size(); ++i)
            fill(out.tables[places[i]], counted[places[i]], shown.rows[i]);
    }
    return out;
}

const ReportTable& table_in(const Quarter& quarter, std::string_view id) {
    return *std::ranges::find(quarter.tables, id, &ReportTable::id);
}

// Of shown counts only; Hidden as soon as one that it needs is.
ReportCell share_of(const std::vector<const ReportTable*>& tables, std::string_view part,
                    std::string_view left_out) {
    std::int64_t of = 0;
    std::int64_t whole = 0;
    for (const ReportTable* table : tables) {
        if (table->withheld) return hidden;
        for (const ReportRow& row : table->rows) {
            if (row.id == left_out) continue;
            if (row.cells.front().kind == CellKind::Hidden) return hidden;
            whole += row.cells.front().value;
            if (row.id == part) of += row.cells.front().value;
        }
    }
    return percent_cell(of, whole);
}

ReportCell in_time(const Quarter& quarter) {
    std::vector<const ReportTable*> standards;
    for (const ReportTable& table : quarter.tables) {
        if (table.id == "standard") standards.push_back(&table);
    }
    return share_of(standards, "in_time", "");
}

ReportCell satisfied(const Quarter& quarter, const char* table) {
    return share_of({&table_in(quarter, table)}, "satisfied", "not_asked");
}

ReportCell total(const Quarter& quarter, const char* whom) {
    return cell_of(quarter.totals.at(whom));
}

// A sum says little about each where there are 8 or more and none makes up most of it.
ReportCell money_cell(const Money& money) {
    if (money.cases == 0) return {CellKind::Pence, 0};
    if (privacy::shown_count(money.cases).suppressed || money.largest > money.pence / 2)
        return hidden;
    return {CellKind::Pence, (money.pence + 500) / 1000 * 1000};
}

ReportCell paid(const Quarter& quarter) {
    const ReportTable& table = table_in(quarter, "goodwill");
    const auto row = std::ranges::find(table.rows, "paid", &ReportRow::id);
    return row == table.rows.end() ? hidden : row->cells.front();
}

ReportTable measures_of(const PeriodCases& cases, const Quarter& quarter) {
    ReportTable table = measures_frame();
    table.rows = {{"complaints", {total(quarter, "complaints_received")}},
                  {"others", {total(quarter, "others_received")}},
                  {"closed", {total(quarter, "complaints_closed")}},
                  {"in_time", {in_time(quarter)}},
                  {"handling", {satisfied(quarter, "handling")}},
                  {"result", {satisfied(quarter, "result")}},
                  {"goodwill_cases", {paid(quarter)}},
                  {"goodwill_cost", {money_cell(goodwill_of(cases))}},
                  {"failure_cost", {money_cell(failure_cost_of(cases))}}};
    return table;
}

bool hides_of_received(const ReportTable& table) {
    const bool received = table.id.starts_with("complaints_by_") || table.id == "answered_in";
    return received && (table.withheld || std::ranges::any_of(table.rows, [](const ReportRow& row) {
                            return row.cells.front().kind == CellKind::Hidden;
                        }));
}

ReportTable crossed(const PeriodCases& cases, const Quarter& quarter) {
    const CrossTable cross = complaints_by_service_and_kind(cases);
    ReportTable table = cross_frame(cross);
    // Its sums can be held against every other table of these complaints: nothing in them may be
    // hidden either.
    table.withheld = quarter.totals.at("complaints_received").suppressed ||
                     std::ranges::any_of(quarter.tables, hides_of_received);
    for (std::size_t r = 0; r < cross.rows.size(); ++r) {
        ReportRow row{.id = cross.rows[r], .cells = {}};
        for (const std::int64_t count : cross.counts[r]) {
            row.cells.push_back(cell_of(privacy::shown_count(count)));
            table.withheld = table.withheld || row.cells.back().kind == CellKind::Hidden;
        }
        table.rows.push_back(std::move(row));
    }
    if (table.withheld) table.rows.clear();
    return table;
}

ReportCell measure_of(const CaseReport& report, std::string_view id) {
    const ReportTable* measures = report.find("measures");
    if (measures == nullptr) return {};
    const auto row = std::ranges::find(measures->rows, id, &ReportRow::id);
    return row == measures->rows.end() ? ReportCell{} : row->cells.front();
}

// As its own report has it; of a quarter without one, nothing.
ReportRow trend_row(const Period& quarter, const CaseReport* report) {
    ReportRow row{.id = quarter_name(quarter), .cells = {}};
    for (const char* id : {"complaints", "others", "in_time", "handling"})
        row.cells.push_back(report == nullptr ? ReportCell{} : measure_of(*report, id));
    return row;
}

void add_trends(CaseReport& report, const std::vector<CaseReport>& before) {
    ReportTable trend = trend_frame();
    ThemeTrend themes;
    for (const Period& quarter : periods_until(Span::Quarter, report.period, trend_quarters)) {
        const auto kept = std::ranges::find(before, quarter, &CaseReport::period);
        const CaseReport* there = kept == before.end() ? nullptr : &*kept;
        if (quarter == report.period) there = &report;
        trend.rows.push_back(trend_row(quarter, there));
        const ReportTable* counted = there == nullptr ? nullptr : there->find("themes");
        if (counted != nullptr) themes.add(quarter_name(quarter), *counted);
    }
    report.tables.push_back(std::move(trend));
    report.tables.push_back(themes.table());
}

}  // namespace

CaseReport published_report(const FactsBook& cases, const Period& quarter,
                            const std::vector<CaseReport>& before) {
    CaseReport report{.span = Span::Quarter, .period = quarter, .exact = false, .tables = {}};
    const PeriodCases counted = cases_by_period(cases, {quarter}).front();
    Quarter now = quarter_tables(counted);
    report.tables.push_back(measures_of(counted, now));
    std::ranges::copy(now.tables, std::back_inserter(report.tables));
    report.tables.push_back(crossed(counted, now));
    add_trends(report, before);
    return report;
}

}  // namespace candour::report
