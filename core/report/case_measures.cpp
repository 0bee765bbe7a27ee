// The exact report: every number as it is.
#include "core/report/case_measures.h"

#include <algorithm>
#include <map>

#include "core/report/case_counts.h"
#include "core/report/case_tables.h"

namespace candour::report {
namespace {

ReportTable table_of(const CountTable& counted) {
    ReportTable table = frame_of(counted);
    const std::int64_t sum = counted.sum();
    for (const CountRow& row : counted.rows) {
        ReportRow out{.id = row.id, .cells = {count_cell(row.count)}};
        if (counted.exclusive) out.cells.push_back(percent_cell(row.count, sum));
        table.rows.push_back(std::move(out));
    }
    return table;
}

struct Figures {
    std::int64_t complaints = 0;
    std::int64_t others = 0;
    std::int64_t closed = 0;
    std::int64_t goodwill_cases = 0;
    ReportCell in_time;
    ReportCell handling;
    ReportCell result;
};

ReportCell satisfied(const CountTable& table) {
    const std::int64_t asked = table.sum() - count_in(table, "not_asked");
    return percent_cell(count_in(table, "satisfied"), asked);
}

Figures figures_of(const std::vector<CountTable>& tables) {
    Figures figures;
    std::int64_t in_time = 0;
    std::int64_t settled = 0;
    for (const CountTable& table : tables) {
        if (table.id == "complaints_by_kind") figures.complaints = table.sum();
        if (table.id == "others_by_kind") figures.others = table.sum();
        if (table.id == "handling") figures.handling = satisfied(table);
        if (table.id == "result") figures.result = satisfied(table);
        if (table.id == "ended") figures.closed = table.sum();
        if (table.id == "goodwill") figures.goodwill_cases = count_in(table, "paid");
        if (table.id != "standard") continue;
        in_time += count_in(table, "in_time");
        settled += table.sum();
    }
    figures.in_time = percent_cell(in_time, settled);
    return figures;
}

ReportTable measures_of(const PeriodCases& cases, const Figures& figures) {
    ReportTable table = measures_frame();
    const Money goodwill = goodwill_of(cases);
    const Money failures = failure_cost_of(cases);
    table.rows = {{"complaints", {count_cell(figures.complaints)}},
                  {"others", {count_cell(figures.others)}},
                  {"closed", {count_cell(figures.closed)}},
                  {"in_time", {figures.in_time}},
                  {"handling", {figures.handling}},
                  {"result", {figures.result}},
                  {"goodwill_cases", {count_cell(figures.goodwill_cases)}},
                  {"goodwill_times", {count_cell(goodwill.times)}},
                  {"goodwill_cost", {{CellKind::Pence, goodwill.pence}}},
                  {"failure_cost", {{CellKind::Pence, failures.pence}}}};
    return table;
}

ReportTable crossed(const PeriodCases& cases) {
    const CrossTable cross = complaints_by_service_and_kind(cases);
    ReportTable table = cross_frame(cross);
    for (std::size_t r = 0; r < cross.rows.size(); ++r) {
        ReportRow row{.id = cross.rows[r], .cells = {}};
        for (const std::int64_t count : cross.counts[r])
            row.cells.push_back(count_cell(count));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportCell day_cell(SmallDay day) {
    if (day == no_day) return {};
    return {CellKind::Day, day};
}

// P9: dates of receipt and response, one line a complaint.
ReportTable dates_of(const PeriodCases& cases) {
    ReportTable table{.id = "dates",
                      .row_names = "case",
                      .column_names = "words",
                      .columns = {"received", "first_answer", "closed"}};
    std::vector<const SmallCase*> received = cases.complaints_received;
    std::ranges::sort(received, {}, [](const SmallCase* one) {
        return std::pair(one->received, std::string_view{one->reference});
    });
    table.rows.reserve(received.size());
    for (const SmallCase* one : received) {
        table.rows.push_back(
            {one->reference,
             {day_cell(one->received), day_cell(one->first_answer), day_cell(one->closed)}});
    }
    return table;
}

// C19, N9: causes with how they ended, so that what proved acceptable can be seen.
ReportTable theme_results(const PeriodCases& cases) {
    struct Ends {
        std::int64_t cases = 0, asked = 0, satisfied = 0, at_once = 0, avoidable = 0;
    };
    std::map<NameId, Ends> by_theme;
    for (const SmallCase* one : cases.complaints_closed) {
        for (const NameId theme : cases.book->themes_of(*one)) {
            Ends& ends = by_theme[theme];
            ++ends.cases;
            ends.asked += one->satisfied_outcome > 0 ? 1 : 0;
            ends.satisfied += one->satisfied_outcome >= 4 ? 1 : 0;
            ends.at_once += one->resolved_at_once ? 1 : 0;
            ends.avoidable += one->avoidable ? 1 : 0;
        }
    }
    ReportTable table{.id = "theme_results",
                      .row_names = "theme",
                      .column_names = "words",
                      .columns = {"count", "result", "at_once", "avoidable"}};
    for (const auto& [theme, ends] : by_theme) {
        table.rows.push_back({cases.book->name(theme),
                              {count_cell(ends.cases), percent_cell(ends.satisfied, ends.asked),
                               count_cell(ends.at_once), count_cell(ends.avoidable)}});
    }
    std::ranges::sort(table.rows, {}, &ReportRow::id);
    return table;
}

}  // namespace

const ReportTable* CaseReport::find(std::string_view id, std::string_view part) const {
    const auto found = std::ranges::find_if(tables, [&](const ReportTable& table) {
        return table.id == id && (part.empty() || table.part == part);
    });
    return found == tables.end() ? nullptr : &*found;
}

CivilDay first_day_needed(Span span, const Period& period) {
    const int count = span == Span::Week ? trend_weeks : trend_quarters;
    return periods_until(span, period, count).front().first;
}

CaseReport exact_report(const FactsBook& cases, Span span, const Period& period,
                        std::string_view service) {
    CaseReport report{.span = span, .period = period, .exact = true, .tables = {}};
    const int count = span == Span::Week ? trend_weeks : trend_quarters;
    const std::vector<PeriodCases> periods =
        cases_by_period(cases, periods_until(span, period, count), service);

    ReportTable trend = trend_frame();
    ThemeTrend themes;
    std::vector<CountTable> counted;
    for (const PeriodCases& then : periods) {
        const bool is_last = &then == &periods.back();
        counted = count_cases(then, is_last ? Counted::All : Counted::ForTrend);
        const std::string name = name_of(span, then.period);
        const Figures figures = figures_of(counted);
        trend.rows.push_back({name,
                              {count_cell(figures.complaints), count_cell(figures.others),
                               figures.in_time, figures.handling}});
        for (const CountTable& table : counted) {
            if (table.id == "themes") themes.add(name, table_of(table));
        }
    }
    // The last is the period itself.
    const PeriodCases& now = periods.back();
    report.tables.push_back(measures_of(now, figures_of(counted)));
    for (const CountTable& table : counted)
        report.tables.push_back(table_of(table));
    report.tables.push_back(crossed(now));
    report.tables.push_back(theme_results(now));
    report.tables.push_back(dates_of(now));
    report.tables.push_back(std::move(trend));
    report.tables.push_back(themes.table());
    return report;
}

}  // namespace candour::report
