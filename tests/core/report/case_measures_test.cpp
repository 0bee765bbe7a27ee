// What the case team sees of its cases, and how it is kept (P9, C19, C21, C23).
#include "core/report/case_measures.h"

#include "tests/support/case_facts.h"

namespace candour::report {
namespace {

using test::complaint;
using test::day;

// "12", "*", "50%", "£3.50", "-" or a date.
std::string text_of(const ReportCell& cell) {
    switch (cell.kind) {
        case CellKind::Count:
            return std::to_string(cell.value);
        case CellKind::Hidden:
            return "*";
        case CellKind::Percent:
            return std::to_string(cell.value) + "%";
        case CellKind::Pence:
            return std::to_string(cell.value) + "p";
        case CellKind::Day:
            return to_iso(CivilDay{std::chrono::days{cell.value}});
        case CellKind::Nothing:
            break;
    }
    return "-";
}

// "upheld 2 67% | partly 1 33%".
std::string rows_of(const CaseReport& report, std::string_view id, std::string_view part = {}) {
    const ReportTable* table = report.find(id, part);
    if (table == nullptr) return "no table";
    if (table->withheld) return "withheld";
    std::string text;
    for (const ReportRow& row : table->rows) {
        text += (text.empty() ? "" : " | ") + row.id;
        for (const ReportCell& cell : row.cells)
            text += " " + text_of(cell);
    }
    return text;
}

CaseReport quarter_report(const std::vector<CaseFacts>& cases) {
    return exact_report(cases, Span::Quarter, quarter_of(day("2026-11-15")));
}

}  // namespace

TEST_CASE("P9: number, nature, dates, outcomes and performance per service", "[core]") {
    std::vector<CaseFacts> cases = {
        complaint("drop_in", "2026-10-01", "2026-10-05"),
        complaint("drop_in", "2026-12-31", "", "", "failure"),
        complaint("transport", "2026-11-02", "2026-11-20", "not_upheld"),
        complaint("transport", "2026-09-30", "2026-10-01"),  // Of the quarter before; decided here.
        complaint("transport", "2027-01-01")};
    cases[0].reference = "AAAA";
    cases[1].reference = "BBBB";
    cases[2].reference = "CCCC";
    cases[2].stages[0].targets[0].outcome = ClockOutcome::MetLate;
    const CaseReport report = quarter_report(cases);
    REQUIRE(rows_of(report, "complaints_by_service") == "drop_in 2 67% | transport 1 33%");
    REQUIRE(rows_of(report, "service_and_kind") == "drop_in 1 1 | transport 1 0");
    REQUIRE(rows_of(report, "complaints_by_month") ==
            "2026-10 1 33% | 2026-11 1 33% | 2026-12 1 33%");
    REQUIRE(rows_of(report, "outcomes", "stage_1") == "not_upheld 1 33% | upheld 2 67%");
    REQUIRE(rows_of(report, "standard", "answer") == "in_time 2 67% | late 1 33%");
    REQUIRE(rows_of(report, "answered_in") ==
            "day_0_1 0 0% | day_2_14 1 33% | day_15_28 1 33% | day_29 0 0% | not_yet 1 33%");
    REQUIRE(rows_of(report, "dates") ==
            "AAAA 2026-10-01 2026-10-05 2026-10-05 | CCCC 2026-11-02 2026-11-20 2026-11-20 | "
            "BBBB 2026-12-31 - -");
    REQUIRE(rows_of(report, "codes") == "no table");  // Where no stage asks for a code.
}

TEST_CASE("C23: the five measures, of complaints closed in the period", "[core]") {
    std::vector<CaseFacts> cases(5, complaint("drop_in", "2026-10-01", "2026-10-20"));
    cases[0].satisfied_handling = 5;
    cases[1].satisfied_handling = 4;
    cases[2].satisfied_handling = 2;  // The others were not asked.
    cases[0].satisfied_outcome = 3;
    cases[1].goodwill_times = 2;
    cases[1].goodwill_pence = 2550;
    cases[3].cost_pence = 1200;
    cases[4].closed.reset();  // Not closed: nothing of it counts yet.
    cases[4].goodwill_times = 1;
    cases[4].goodwill_pence = 9999;
    cases[0].stages[0].targets[0].outcome = ClockOutcome::Overdue;
    REQUIRE(rows_of(quarter_report(cases), "measures") ==
            "complaints 5 | others 0 | closed 4 | in_time 80% | handling 67% | result 0% | "
            "goodwill_cases 1 | goodwill_times 2 | goodwill_cost 2550p | failure_cost 1200p");
}

TEST_CASE("C19, N9, N10: causes come with how their complaints ended, and over time", "[core]") {
    std::vector<CaseFacts> cases = {complaint("a", "2026-10-01", "2026-10-20"),
                                    complaint("a", "2026-10-01", "2026-10-21"),
                                    complaint("a", "2025-01-01", "2025-01-02")};
    cases[0].themes = {"waiting", "letters"};
    cases[0].satisfied_outcome = 4;
    cases[1].themes = {"waiting"};
    cases[1].avoidable = true;
    cases[2].themes = {"parking"};
    const CaseReport report = quarter_report(cases);
    REQUIRE(rows_of(report, "themes") == "letters 1 | waiting 2");
    REQUIRE(rows_of(report, "theme_results") == "letters 1 100% 0 0 | waiting 2 100% 0 1");
    REQUIRE(report.find("theme_trend")->columns.size() == 8);
    REQUIRE(report.find("theme_trend")->columns.front() == "2025-Q1");
    REQUIRE(rows_of(report, "theme_trend") ==
            "letters 0 0 0 0 0 0 0 1 | parking 1 0 0 0 0 0 0 0 | waiting 0 0 0 0 0 0 0 2");
}

TEST_CASE("C21: a week has a trend of thirteen", "[core]") {
    const std::vector<CaseFacts> cases = {complaint("a", "2026-11-29", "2026-11-29"),
                                          complaint("a", "2026-11-22"),
                                          complaint("a", "2026-09-01")};
    const Period week = week_of(day("2026-11-29"));
    REQUIRE(to_iso(first_day_needed(Span::Week, week)) == "2026-08-31");
    const CaseReport report = exact_report(cases, Span::Week, week);
    const ReportTable& trend = *report.find("trend");
    REQUIRE(trend.rows.size() == 13);
    REQUIRE(trend.rows.front() ==
            ReportRow{"2026-W36", {{CellKind::Count, 1}, {CellKind::Count, 0}, {}, {}}});
    REQUIRE(trend.rows[12].id == "2026-W48");
    REQUIRE(trend.rows[12].cells[0].value == 1);
    REQUIRE(rows_of(report, "complaints_by_service") == "a 1 100%");
}

TEST_CASE("a first answer is the earliest of all stages'", "[core]") {
    CaseFacts facts = complaint("a", "2026-10-01", "2026-10-20");
    facts.stages.push_back(
        {.stage = "stage_2", .started = day("2026-10-02"), .answered = day("2026-10-04")});
    REQUIRE(facts.first_answer() == day("2026-10-04"));
    facts.stages.clear();
    REQUIRE_FALSE(facts.first_answer().has_value());
    facts.resolved_at_once = true;
    REQUIRE(facts.first_answer() == facts.closed);
}

TEST_CASE("a report that was kept is read as it was, and a damaged one is refused", "[core]") {
    test::for_all(50, [](test::Gen& gen) {
        const auto cases = test::random_cases(gen, 60);
        for (const CaseReport& report :
             {exact_report(cases, Span::Week, week_of(day("2026-11-15"))),
              published_report(cases, quarter_of(day("2026-11-15")))}) {
            REQUIRE(case_report_from_json(to_json(report)).value() == report);
        }
    });
    for (const char* text :
         {"", "{}", "[]", "{\"format\":2}",
          R"({"format":1,"span":"year","period":"2026-Q4","exact":true,"tables":[]})",
          R"({"format":1,"span":"quarter","period":"2026-W04","exact":true,"tables":[]})",
          R"({"format":1,"span":"quarter","period":"2026-Q4","exact":true,"tables":[
              {"id":"a","part":"",
              "row_names":"","column_names":"","columns":["x"],"withheld":false,
              "rows":[{"id":"r","cells":[]}]}]})"}) {
        INFO(text);
        REQUIRE(case_report_from_json(text).error().kind == ErrorKind::Corrupt);
    }
}

}  // namespace candour::report
