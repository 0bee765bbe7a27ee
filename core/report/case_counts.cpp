// Counting cases.
#include "core/report/case_counts.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace candour::report {
namespace {

using Cases = std::vector<const SmallCase*>;
// So many of each name, by its number; as long as there are names.
using Tally = std::vector<std::int64_t>;

// Of what is there, by id.
std::vector<CountRow> rows_of(const FactsBook& book, const Tally& counts) {
    std::vector<CountRow> rows;
    for (NameId id = 0; id < counts.size(); ++id) {
        if (counts[id] > 0) rows.push_back({book.name(id), counts[id]});
    }
    std::ranges::sort(rows, {}, &CountRow::id);
    return rows;
}

std::vector<CountRow> rows_of(const FactsBook& book, const Cases& cases, NameId SmallCase::*name) {
    Tally counts(book.names());
    for (const SmallCase* one : cases)
        ++counts[one->*name];
    return rows_of(book, counts);
}

// Rows that are always there, in this order; `row_of`: which of them a case is in.
template <std::size_t N, typename RowOf>
std::vector<CountRow> fixed_rows(const std::array<const char*, N>& names, const Cases& cases,
                                 RowOf row_of) {
    std::array<std::int64_t, N> counts{};
    for (const SmallCase* one : cases)
        ++counts[row_of(*one)];
    std::vector<CountRow> rows;
    for (std::size_t i = 0; i < N; ++i)
        rows.push_back({names[i], counts[i]});
    return rows;
}

constexpr std::array satisfaction_rows = {"satisfied", "neither", "dissatisfied", "not_asked"};

std::size_t satisfaction(int score) {
    if (score == 0) return 3;
    return score >= 4 ? 0 : score == 3 ? 1 : 2;
}

constexpr std::array answer_rows = {"day_0_1", "day_2_14", "day_15_28", "day_29", "not_yet"};

std::size_t days_to_answer(const SmallCase& one) {
    if (one.first_answer == no_day) return 4;
    const auto days = one.first_answer - one.received;
    return days <= 1 ? 0 : days <= 14 ? 1 : days <= 28 ? 2 : 3;
}

std::vector<CountRow> by_month(const Cases& cases) {
    std::map<SmallDay, std::int64_t> days;
    for (const SmallCase* one : cases)
        ++days[one->received];
    std::vector<CountRow> rows;
    for (const auto& [day, count] : days) {
        const std::string month = name_of(month_of(CivilDay{std::chrono::days{day}}));
        if (rows.empty() || rows.back().id != month) rows.push_back({month, 0});
        rows.back().count += count;
    }
    return rows;
}

void add_received(std::vector<CountTable>& tables, const PeriodCases& cases, Counted counted) {
    const FactsBook& book = *cases.book;
    const Cases& complaints = cases.complaints_received;
    const auto add = [&](const char* id, const char* names, std::vector<CountRow> rows) {
        tables.push_back(
            {.id = id, .names = names, .whom = "complaints_received", .rows = std::move(rows)});
    };
    const bool all = counted == Counted::All;
    if (all)
        add("complaints_by_service", "service", rows_of(book, complaints, &SmallCase::service));
    add("complaints_by_kind", "kind", rows_of(book, complaints, &SmallCase::kind));
    if (all) {
        add("answered_in", "words", fixed_rows(answer_rows, complaints, days_to_answer));
        add("complaints_by_method", "method", rows_of(book, complaints, &SmallCase::method));
        add("complaints_by_month", "month", by_month(complaints));
    }
    tables.push_back({.id = "others_by_kind",
                      .names = "kind",
                      .whom = "others_received",
                      .rows = rows_of(book, cases.others_received, &SmallCase::kind)});
}

// Counts within each of some names.
class Tallies {
public:
    explicit Tallies(const FactsBook& book) : book_(book), all_(book.names()) {}

    Tally& of(NameId name) {
        if (all_[name].empty()) all_[name].resize(book_.names());
        return all_[name];
    }
    // Those that count something, in the order of their ids.
    std::map<std::string_view, const Tally*> in_order() const {
        std::map<std::string_view, const Tally*> found;
        for (NameId id = 0; id < all_.size(); ++id) {
            if (!all_[id].empty()) found.emplace(book_.name(id), &all_[id]);
        }
        return found;
    }

private:
    const FactsBook& book_;
    std::vector<Tally> all_;
};

// Of each stage that decided something: outcomes, and codes where there are some.
void add_outcomes(std::vector<CountTable>& tables, const PeriodCases& cases,
                  NameId SmallStage::*name, const char* id, const char* names) {
    const FactsBook& book = *cases.book;
    Tallies by_stage(book);
    for (const SmallStage* run : cases.decided)
        ++by_stage.of(run->stage)[run->*name];
    for (const auto& [stage, counts] : by_stage.in_order()) {
        std::vector<CountRow> rows = rows_of(book, *counts);
        if (rows.size() == 1 && rows.front().id.empty()) continue;
        tables.push_back({.id = id,
                          .part = std::string{stage},
                          .names = names,
                          .whom = "decided",
                          .rows = std::move(rows)});
    }
}

void add_standards(std::vector<CountTable>& tables, const PeriodCases& cases) {
    const FactsBook& book = *cases.book;
    Tally met(book.names());
    Tally late(book.names());
    for (const SmallTarget* target : cases.settled)
        ++(target->met ? met : late)[target->id];
    std::map<std::string_view, NameId> clocks;
    for (NameId id = 0; id < book.names(); ++id) {
        if (met[id] + late[id] > 0) clocks.emplace(book.name(id), id);
    }
    for (const auto& [clock, id] : clocks) {
        tables.push_back({.id = "standard",
                          .part = std::string{clock},
                          .names = "words",
                          .whom = "settled",
                          .rows = {{"in_time", met[id]}, {"late", late[id]}}});
    }
}

void add_closed(std::vector<CountTable>& tables, const PeriodCases& cases, Counted counted) {
    const FactsBook& book = *cases.book;
    const Cases& closed = cases.complaints_closed;
    const auto add = [&](const char* id, const auto& names, const auto& row_of) {
        tables.push_back({.id = id,
                          .names = "words",
                          .whom = "complaints_closed",
                          .rows = fixed_rows(names, closed, row_of)});
    };
    const auto add_two = [&](const char* id, const char* yes, const char* no, const auto& is_so) {
        add(id, std::array{yes, no},
            [&is_so](const SmallCase& one) { return std::size_t{is_so(one) ? 0U : 1U}; });
    };
    add("handling", satisfaction_rows,
        [](const SmallCase& one) { return satisfaction(one.satisfied_handling); });
    if (counted == Counted::All) {
        add("result", satisfaction_rows,
            [](const SmallCase& one) { return satisfaction(one.satisfied_outcome); });
        add_two("ended", "at_once", "later",
                [](const SmallCase& one) { return one.resolved_at_once; });
        add_two("goodwill", "paid", "none",
                [](const SmallCase& one) { return one.goodwill_times > 0; });
        add_two("avoidable", "avoidable", "other",
                [](const SmallCase& one) { return one.avoidable; });
    }
    Tally themes(book.names());
    for (const SmallCase* one : closed) {
        for (const NameId theme : book.themes_of(*one))
            ++themes[theme];
    }
    tables.push_back({.id = "themes",
                      .names = "theme",
                      .whom = "complaints_closed",
                      .exclusive = false,
                      .rows = rows_of(book, themes)});
}

template <typename Times, typename Pence>
Money money_of(const Cases& closed, Times times, Pence pence) {
    Money money;
    for (const SmallCase* one : closed) {
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
    explicit Finder(std::vector<PeriodCases>& periods) : periods_(periods) {
        const auto small = [](CivilDay day) {
            return static_cast<SmallDay>(day.time_since_epoch().count());
        };
        if (!periods.empty()) first_ = small(periods.front().period.first);
        for (const PeriodCases& one : periods)
            last_.push_back(small(one.period.last));
    }

    PeriodCases* operator()(SmallDay day) const {
        if (day < first_) return nullptr;  // no_day is before all.
        const auto found = std::ranges::lower_bound(last_, day);
        return found == last_.end() ? nullptr
                                    : &periods_[static_cast<std::size_t>(found - last_.begin())];
    }

private:
    std::vector<PeriodCases>& periods_;
    SmallDay first_ = std::numeric_limits<SmallDay>::max();
    std::vector<SmallDay> last_;
};

void sort_in(const FactsBook& book, const SmallCase& one, const Finder& at) {
    if (PeriodCases* then = at(one.received))
        (one.complaint ? then->complaints_received : then->others_received).push_back(&one);
    for (const SmallTarget& target : book.targets_of(one)) {
        if (PeriodCases* then = at(target.settled)) then->settled.push_back(&target);
    }
    if (!one.complaint) return;
    if (PeriodCases* then = at(one.closed)) then->complaints_closed.push_back(&one);
    for (const SmallStage& run : book.stages_of(one)) {
        if (PeriodCases* then = at(run.decided)) then->decided.push_back(&run);
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

std::vector<PeriodCases> cases_by_period(const FactsBook& book, const std::vector<Period>& periods,
                                         std::string_view service) {
    std::vector<PeriodCases> found;
    for (const Period& period : periods)
        found.push_back({.period = period, .book = &book});
    const NameId* only = service.empty() ? nullptr : book.find_name(service);
    if (!service.empty() && only == nullptr) return found;
    const Finder at(found);
    for (const SmallCase& one : book.cases()) {
        if (one.is_there && (only == nullptr || one.service == *only)) sort_in(book, one, at);
    }
    return found;
}

std::vector<CountTable> count_cases(const PeriodCases& cases, Counted counted) {
    std::vector<CountTable> tables;
    add_received(tables, cases, counted);
    if (counted == Counted::All) {
        add_outcomes(tables, cases, &SmallStage::outcome, "outcomes", "outcome");
        add_outcomes(tables, cases, &SmallStage::code, "codes", "code");
    }
    add_standards(tables, cases);
    add_closed(tables, cases, counted);
    return tables;
}

Money goodwill_of(const PeriodCases& cases) {
    return money_of(
        cases.complaints_closed, [](const SmallCase& one) { return one.goodwill_times; },
        [](const SmallCase& one) { return one.goodwill_pence; });
}

Money failure_cost_of(const PeriodCases& cases) {
    return money_of(
        cases.complaints_closed,
        [](const SmallCase& one) { return std::int64_t{one.cost_pence > 0 ? 1 : 0}; },
        [](const SmallCase& one) { return one.cost_pence; });
}

CrossTable complaints_by_service_and_kind(const PeriodCases& cases) {
    const FactsBook& book = *cases.book;
    Tallies tallies(book);
    for (const SmallCase* one : cases.complaints_received)
        ++tallies.of(one->service)[one->kind];
    const auto counts = tallies.in_order();
    std::map<std::string_view, NameId> kinds;
    for (const auto& [service, by_kind] : counts) {
        for (NameId kind = 0; kind < by_kind->size(); ++kind) {
            if ((*by_kind)[kind] > 0) kinds.emplace(book.name(kind), kind);
        }
    }
    CrossTable table;
    for (const auto& [kind, id] : kinds)
        table.columns.emplace_back(kind);
    for (const auto& [service, by_kind] : counts) {
        table.rows.emplace_back(service);
        std::vector<std::int64_t>& row = table.counts.emplace_back();
        for (const auto& [kind, id] : kinds)
            row.push_back((*by_kind)[id]);
    }
    return table;
}

}  // namespace candour::report
