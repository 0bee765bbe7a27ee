// CaseCounts: true counts of a period's cases, before disclosure control: for the case team, and
// what the published report is made of.
//
// What happened is counted in the period in which it happened: receipt by its day, an outcome by
// the day of its decision, a clock by the day on which it was settled, satisfaction, goodwill and
// causes by the day of closing. So a period that is over changes only when somebody corrects it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/facts_book.h"
#include "core/report/period.h"

namespace candour::report {

struct CountRow {
    std::string id;
    std::int64_t count = 0;
    bool operator==(const CountRow&) const = default;
};

// Rows by id, the ones that nobody is in left out; fixed rows (yes and no) in their own order.
struct CountTable {
    std::string id;      // "complaints_by_service"
    std::string part{};  // The stage or clock it is about, where one table is not enough.
    std::string names;   // What the rows' ids are: "service", "outcome" …, or "words" of our own.
    std::string whom;    // Tables with one `whom` and `part` sort the same cases.
    bool exclusive = true;  // Each case is in one row; else in any number (themes).
    std::vector<CountRow> rows{};

    std::int64_t sum() const;
};

// What happened in one period, found in one pass over all cases for any number of periods. Points
// into the book.
struct PeriodCases {
    Period period;
    const FactsBook* book = nullptr;
    std::vector<const SmallCase*> complaints_received{};
    std::vector<const SmallCase*> others_received{};
    std::vector<const SmallCase*> complaints_closed{};
    std::vector<const SmallStage*> decided{};   // Stages of complaints.
    std::vector<const SmallTarget*> settled{};  // Of all cases.
};
// `periods` follow one another without a gap, the oldest first. `service`: of this one; empty: all.
std::vector<PeriodCases> cases_by_period(const FactsBook& book, const std::vector<Period>& periods,
                                         std::string_view service = {});

// Ids, in the order in which they matter most:
// complaints_by_service, complaints_by_kind, complaints_by_method, complaints_by_month (P9, C21);
// others_by_kind; answered_in (days from receipt to the first answer);
// outcomes, codes: each of one stage (P9, D11); standard: of one clock (P9, C23);
// handling, result (C23), ended, goodwill, avoidable (C19): of complaints that were closed; themes.
// For a trend only those that its figures are made of: complaints_by_kind, others_by_kind,
// standard, handling, themes.
enum class Counted : std::uint8_t { All, ForTrend };
std::vector<CountTable> count_cases(const PeriodCases& cases, Counted counted = Counted::All);

struct Money {
    std::int64_t times = 0;  // So many payments …
    std::int64_t cases = 0;  // … in so many complaints …
    std::int64_t pence = 0;
    std::int64_t largest = 0;  // … of which the dearest one cost so much.
};
// Both of complaints that were closed in the period (C15, C23).
Money goodwill_of(const PeriodCases& cases);
Money failure_cost_of(const PeriodCases& cases);

// Number and nature for each service: one row a service, one column a kind of complaint (P9).
struct CrossTable {
    std::vector<std::string> columns;
    std::vector<std::string> rows;
    std::vector<std::vector<std::int64_t>> counts;  // By row, then by column.
};
CrossTable complaints_by_service_and_kind(const PeriodCases& cases);

}  // namespace candour::report
