// Counting cases.
#include "core/report/case_counts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace candour::report {
namespace {

using Cases = std::vector<const CaseFacts*>;
using Names = std::vector<std::string>;
// Which row a case is in.
using RowOf = std::function<std::string(const CaseFacts&)>;

template <typename Keep>
Cases those(const std::vector<CaseFacts>& cases, Keep keep) {
    Cases kept;
    for (const CaseFacts& one : cases) {
        if (keep(one)) kept.push_back(&one);
    }
    return kept;
}

Cases received_in(const std::vector<CaseFacts>& cases, const Period& period, bool complaints) {
    return those(cases, [&](const CaseFacts& one) {
        return one.complaint == complaints && period.holds(one.received);
    });
}

Cases complaints_closed_in(const std::vector<CaseFacts>& cases, const Period& period) {
    return those(cases, [&](const CaseFacts& one) {
        return one.complaint && one.closed && period.holds(*one.closed);
    });
}

// Rows that are always there, in this order, then whatever else is met.
std::vector<CountRow> rows_of(const Cases& cases, const RowOf& row_of, const Names& fixed = {}) {
    std::vector<CountRow> rows;
    for (const std::string& id : fixed)
        rows.push_back({id, 0});
    std::map<std::string, std::int64_t> met;
    for (const CaseFacts* one : cases)
        ++met[row_of(*one)];
    for (const auto& [id, count] : met) {
        const auto found = std::ranges::find(rows, id, &CountRow::id);
        if (found == rows.end()) {
            rows.push_back({id, count});
        } else {
            found->count = count;
        }
    }
    return rows;
}

std::string satisfaction(int score) {
    if (score == 0) return "not_asked";
    return score >= 4 ? "satisfied" : score == 3 ? "neither" : "dissatisfied";
}

const Names satisfaction_rows = {"satisfied", "neither", "dissatisfied", "not_asked"};

std::string days_to_answer(const CaseFacts& one) {
    const auto answer = one.first_answer();
    if (!answer) return "not_yet";
    const auto days = (*answer - one.received).count();
    return days <= 1 ? "day_0_1" : days <= 14 ? "day_2_14" : days <= 28 ? "day_15_28" : "day_29";
}

const Names answer_rows = {"day_0_1", "day_2_14", "day_15_28", "day_29", "not_yet"};

void add_received(std::vector<CountTable>& tables, const std::vector<CaseFacts>& cases,
                  const Period& period) {
    const Cases complaints = received_in(cases, period, /*complaints=*/true);
    const auto add = [&](const char* id, const char* names, const RowOf& row_of,
                         const Names& fixed = {}) {
        tables.push_back({.id = id,
                          .names = names,
                          .whom = "complaints_received",
                          .rows = rows_of(complaints, row_of, fixed)});
    };
    add("complaints_by_service", "service", [](const CaseFacts& one) { return one.service; });
    add("complaints_by_kind", "kind", [](const CaseFacts& one) { return one.kind; });
    add("answered_in", "words", days_to_answer, answer_rows);
    add("complaints_by_method", "method", [](const CaseFacts& one) { return one.method; });
    add("complaints_by_month", "month",
        [](const CaseFacts& one) { return name_of(month_of(one.received)); });
    tables.push_back({.id = "others_by_kind",
                      .names = "kind",
                      .whom = "others_received",
                      .rows = rows_of(received_in(cases, period, /*complaints=*/false),
                                      [](const CaseFacts& one) { return one.kind; })});
}

// Of each stage that decided something: outcomes, and codes where there are some.
void add_outcomes(std::vector<CountTable>& tables, const std::vector<CaseFacts>& cases,
                  const Period& period) {
    std::map<std::string, std::map<std::string, std::int64_t>> outcomes;
    std::map<std::string, std::map<std::string, std::int64_t>> codes;
    for (const CaseFacts& one : cases) {
        for (const StageFacts& run : one.stages) {
            if (!one.complaint || !run.decided || !period.holds(*run.decided)) continue;
            ++outcomes[run.stage][run.outcome];
            ++codes[run.stage][run.code];
        }
    }
    const auto add = [&tables](const char* id, const char* names, const auto& by_stage) {
        for (const auto& [stage, counts] : by_stage) {
            if (counts.size() == 1 && counts.begin()->first.empty()) continue;
            CountTable table{.id = id, .part = stage, .names = names, .whom = "decided"};
            for (const auto& [row, count] : counts)
                table.rows.push_back({row, count});
            tables.push_back(std::move(table));
        }
    };
    add("outcomes", "outcome", outcomes);
    add("codes", "code", codes);
}

void add_standards(std::vector<CountTable>& tables, const std::vector<CaseFacts>& cases,
                   const Period& period) {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_clock;
    for (const CaseFacts& one : cases) {
        for (const StageFacts& run : one.stages) {
            for (const TargetFacts& target : run.targets) {
                if (!target.settled || !period.holds(*target.settled)) continue;
                auto& [met, late] = by_clock[target.id];
                ++(target.outcome == ClockOutcome::Met ? met : late);
            }
        }
    }
    for (const auto& [clock, counts] : by_clock) {
        tables.push_back({.id = "standard",
                          .part = clock,
                          .names = "words",
                          .whom = "settled",
                          .rows = {{"in_time", counts.first}, {"late", counts.second}}});
    }
}

void add_closed(std::vector<CountTable>& tables, const std::vector<CaseFacts>& cases,
                const Period& period) {
    const Cases closed = complaints_closed_in(cases, period);
    const auto add = [&](const char* id, const RowOf& row_of, const Names& fixed) {
        tables.push_back({.id = id,
                          .names = "words",
                          .whom = "complaints_closed",
                          .rows = rows_of(closed, row_of, fixed)});
    };
    add(
        "handling", [](const CaseFacts& one) { return satisfaction(one.satisfied_handling); },
        satisfaction_rows);
    add(
        "result", [](const CaseFacts& one) { return satisfaction(one.satisfied_outcome); },
        satisfaction_rows);
    add("ended", [](const CaseFacts& one) { return one.resolved_at_once ? "at_once" : "later"; },
        {"at_once", "later"});
    add("goodwill", [](const CaseFacts& one) { return one.goodwill_times > 0 ? "paid" : "none"; },
        {"paid", "none"});
    add("avoidable", [](const CaseFacts& one) { return one.avoidable ? "avoidable" : "other"; },
        {"avoidable", "other"});
    std::map<std::string, std::int64_t> themes;
    for (const CaseFacts* one : closed) {
        for (const std::string& theme : one->themes)
            ++themes[theme];
    }
    CountTable table{
        .id = "themes", .names = "theme", .whom = "complaints_closed", .exclusive = false};
    for (const auto& [theme, count] : themes)
        table.rows.push_back({theme, count});
    tables.push_back(std::move(table));
}

template <typename Times, typename Pence>
Money money_of(const std::vector<CaseFacts>& cases, const Period& period, Times times,
               Pence pence) {
    Money money;
    for (const CaseFacts* one : complaints_closed_in(cases, period)) {
        if (times(*one) == 0) continue;
        money.times += times(*one);
        ++money.cases;
        money.pence += pence(*one);
        money.largest = std::max(money.largest, pence(*one));
    }
    return money;
}

}  // namespace

std::optional<CivilDay> CaseFacts::first_answer() const {
    std::optional<CivilDay> first;
    const auto take = [&first](const std::optional<CivilDay>& day) {
        if (day && (!first || *day < *first)) first = day;
    };
    for (const StageFacts& run : stages) {
        take(run.answered);
        take(run.decided);
    }
    if (resolved_at_once && !first) first = closed;
    return first;
}

std::int64_t CountTable::sum() const {
    return std::accumulate(rows.begin(), rows.end(), std::int64_t{0},
                           [](std::int64_t sum, const CountRow& row) { return sum + row.count; });
}

std::vector<CountTable> count_cases(const std::vector<CaseFacts>& cases, const Period& period) {
    std::vector<CountTable> tables;
    add_received(tables, cases, period);
    add_outcomes(tables, cases, period);
    add_standards(tables, cases, period);
    add_closed(tables, cases, period);
    return tables;
}

Money goodwill_of(const std::vector<CaseFacts>& cases, const Period& period) {
    return money_of(
        cases, period, [](const CaseFacts& one) { return one.goodwill_times; },
        [](const CaseFacts& one) { return one.goodwill_pence; });
}

Money failure_cost_of(const std::vector<CaseFacts>& cases, const Period& period) {
    return money_of(
        cases, period,
        [](const CaseFacts& one) { return std::int64_t{one.cost_pence > 0 ? 1 : 0}; },
        [](const CaseFacts& one) { return one.cost_pence; });
}

CrossTable complaints_by_service_and_kind(const std::vector<CaseFacts>& cases,
                                          const Period& period) {
    const Cases complaints = received_in(cases, period, /*complaints=*/true);
    std::map<std::string, std::map<std::string, std::int64_t>> counts;
    std::set<std::string> kinds;
    for (const CaseFacts* one : complaints) {
        ++counts[one->service][one->kind];
        kinds.insert(one->kind);
    }
    CrossTable table{.columns = {kinds.begin(), kinds.end()}, .rows = {}, .counts = {}};
    for (auto& [service, by_kind] : counts) {
        table.rows.push_back(service);
        std::vector<std::int64_t>& row = table.counts.emplace_back();
        for (const std::string& kind : kinds)
            row.push_back(by_kind[kind]);
    }
    return table;
}

}  // namespace candour::report
