// Counting cases.
#include "core/report/case_counts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace candour::report {
namespace {

using Cases = std::vector<const CaseFacts*>;
using Names = std::vector<std::string>;
// So many of each id; what the ids are made of outlives it.
using Tally = std::unordered_map<std::string_view, std::int64_t>;

// Rows that are always there, in this order, then whatever else is met, by id.
std::vector<CountRow> rows_of(const Tally& met, const Names& fixed = {}) {
    std::vector<CountRow> rows;
    for (const std::string& id : fixed)
        rows.push_back({id, 0});
    for (const auto& [id, count] : std::map(met.begin(), met.end())) {
        const auto found = std::ranges::find(rows, id, &CountRow::id);
        if (found == rows.end()) {
            rows.push_back({std::string{id}, count});
        } else {
            found->count = count;
        }
    }
    return rows;
}

// `row_of`: which row a case is in.
template <typename RowOf>
std::vector<CountRow> rows_of(const Cases& cases, RowOf row_of, const Names& fixed = {}) {
    Tally met;
    for (const CaseFacts* one : cases)
        ++met[row_of(*one)];
    return rows_of(met, fixed);
}

std::string_view satisfaction(int score) {
    if (score == 0) return "not_asked";
    return score >= 4 ? "satisfied" : score == 3 ? "neither" : "dissatisfied";
}

const Names satisfaction_rows = {"satisfied", "neither", "dissatisfied", "not_asked"};

std::string_view days_to_answer(const CaseFacts& one) {
    const auto answer = one.first_answer();
    if (!answer) return "not_yet";
    const auto days = (*answer - one.received).count();
    return days <= 1 ? "day_0_1" : days <= 14 ? "day_2_14" : days <= 28 ? "day_15_28" : "day_29";
}

const Names answer_rows = {"day_0_1", "day_2_14", "day_15_28", "day_29", "not_yet"};

std::string_view service_of(const CaseFacts& one) { return one.service; }
std::string_view kind_of(const CaseFacts& one) { return one.kind; }
std::string_view method_of(const CaseFacts& one) { return one.method; }

std::vector<CountRow> by_month(const Cases& cases) {
    std::map<CivilDay, std::int64_t> months;
    for (const CaseFacts* one : cases)
        ++months[month_of(one->received).first];
    std::vector<CountRow> rows;
    for (const auto& [first, count] : months)
        rows.push_back({name_of(month_of(first)), count});
    return rows;
}

void add_received(std::vector<CountTable>& tables, const PeriodCases& cases) {
    const Cases& complaints = cases.complaints_received;
    const auto add = [&](const char* id, const char* names, std::vector<CountRow> rows) {
        tables.push_back(
            {.id = id, .names = names, .whom = "complaints_received", .rows = std::move(rows)});
    };
    add("complaints_by_service", "service", rows_of(complaints, service_of));
    add("complaints_by_kind", "kind", rows_of(complaints, kind_of));
    add("answered_in", "words", rows_of(complaints, days_to_answer, answer_rows));
    add("complaints_by_method", "method", rows_of(complaints, method_of));
    add("complaints_by_month", "month", by_month(complaints));
    tables.push_back({.id = "others_by_kind",
                      .names = "kind",
                      .whom = "others_received",
                      .rows = rows_of(cases.others_received, kind_of)});
}

// Of each stage that decided something: outcomes, and codes where there are some.
void add_outcomes(std::vector<CountTable>& tables, const PeriodCases& cases) {
    std::map<std::string_view, Tally> outcomes;
    std::map<std::string_view, Tally> codes;
    for (const StageFacts* run : cases.decided) {
        ++outcomes[run->stage][run->outcome];
        ++codes[run->stage][run->code];
    }
    const auto add = [&tables](const char* id, const char* names, const auto& by_stage) {
        for (const auto& [stage, counts] : by_stage) {
            if (counts.size() == 1 && counts.begin()->first.empty()) continue;
            tables.push_back({.id = id,
                              .part = std::string{stage},
                              .names = names,
                              .whom = "decided",
                              .rows = rows_of(counts)});
        }
    };
    add("outcomes", "outcome", outcomes);
    add("codes", "code", codes);
}

void add_standards(std::vector<CountTable>& tables, const PeriodCases& cases) {
    std::map<std::string_view, std::pair<std::int64_t, std::int64_t>> by_clock;
    for (const TargetFacts* target : cases.settled) {
        auto& [met, late] = by_clock[target->id];
        ++(target->outcome == ClockOutcome::Met ? met : late);
    }
    for (const auto& [clock, counts] : by_clock) {
        tables.push_back({.id = "standard",
                          .part = std::string{clock},
                          .names = "words",
                          .whom = "settled",
                          .rows = {{"in_time", counts.first}, {"late", counts.second}}});
    }
}

void add_closed(std::vector<CountTable>& tables, const PeriodCases& cases) {
    const Cases& closed = cases.complaints_closed;
    const auto add = [&](const char* id, const auto& row_of, const Names& fixed) {
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
    Tally themes;
    for (const CaseFacts* one : closed) {
        for (const std::string& theme : one->themes)
            ++themes[theme];
    }
    tables.push_back({.id = "themes",
                      .names = "theme",
                      .whom = "complaints_closed",
                      .exclusive = false,
                      .rows = rows_of(themes)});
}

template <typename Times, typename Pence>
Money money_of(const Cases& closed, Times times, Pence pence) {
    Money money;
    for (const CaseFacts* one : closed) {
        if (times(*one) == 0) continue;
        money.times += times(*one);
        ++money.cases;
        money.pence += pence(*one);
        money.largest = std::max(money.largest, pence(*one));
    }
    return money;
}

// The period that a day is in.
class Finder {
public:
    explicit Finder(std::vector<PeriodCases>& periods) : periods_(periods) {}

    PeriodCases* operator()(const std::optional<CivilDay>& day) const {
        if (!day) return nullptr;
        const auto found = std::ranges::lower_bound(
            periods_, *day, {}, [](const PeriodCases& one) { return one.period.last; });
        return found != periods_.end() && found->period.holds(*day) ? &*found : nullptr;
    }

private:
    std::vector<PeriodCases>& periods_;
};

void sort_in(const CaseFacts& one, const Finder& at) {
    if (PeriodCases* then = at(one.received))
        (one.complaint ? then->complaints_received : then->others_received).push_back(&one);
    if (PeriodCases* then = one.complaint ? at(one.closed) : nullptr)
        then->complaints_closed.push_back(&one);
    for (const StageFacts& run : one.stages) {
        if (PeriodCases* then = one.complaint ? at(run.decided) : nullptr)
            then->decided.push_back(&run);
        for (const TargetFacts& target : run.targets) {
            if (PeriodCases* then = at(target.settled)) then->settled.push_back(&target);
        }
    }
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

std::vector<PeriodCases> cases_by_period(const std::vector<CaseFacts>& cases,
                                         const std::vector<Period>& periods) {
    std::vector<PeriodCases> found;
    for (const Period& period : periods)
        found.push_back({.period = period});
    const Finder at(found);
    for (const CaseFacts& one : cases)
        sort_in(one, at);
    return found;
}

std::vector<CountTable> count_cases(const PeriodCases& cases) {
    std::vector<CountTable> tables;
    add_received(tables, cases);
    add_outcomes(tables, cases);
    add_standards(tables, cases);
    add_closed(tables, cases);
    return tables;
}

Money goodwill_of(const PeriodCases& cases) {
    return money_of(
        cases.complaints_closed, [](const CaseFacts& one) { return one.goodwill_times; },
        [](const CaseFacts& one) { return one.goodwill_pence; });
}

Money failure_cost_of(const PeriodCases& cases) {
    return money_of(
        cases.complaints_closed,
        [](const CaseFacts& one) { return std::int64_t{one.cost_pence > 0 ? 1 : 0}; },
        [](const CaseFacts& one) { return one.cost_pence; });
}

CrossTable complaints_by_service_and_kind(const PeriodCases& cases) {
    std::map<std::string_view, Tally> counts;
    std::set<std::string> kinds;
    for (const CaseFacts* one : cases.complaints_received) {
        ++counts[one->service][one->kind];
        if (!kinds.contains(one->kind)) kinds.insert(one->kind);
    }
    CrossTable table{.columns = {kinds.begin(), kinds.end()}, .rows = {}, .counts = {}};
    for (auto& [service, by_kind] : counts) {
        table.rows.emplace_back(service);
        std::vector<std::int64_t>& row = table.counts.emplace_back();
        for (const std::string& kind : kinds)
            row.push_back(by_kind[kind]);
    }
    return table;
}

}  // namespace candour::report
