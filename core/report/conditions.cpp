// Whom a condition lets through, and which rows these are in.
#include "core/report/conditions.h"

#include <algorithm>
#include <set>

namespace candour::report {

using privacy::Published;

namespace {

// Of one question's table, by what a condition says of each row.
struct Split {
    const ShownTable* shown = nullptr;
    bool lets_silent = false;  // Who left it out passes, too.
    Published::Cells inside{};
    Published::Cells partly{};  // Some of these people may pass.
    Published::Cells outside{};
    std::int64_t people_inside = 0;
    std::int64_t people_partly = 0;
    std::int64_t people_outside = 0;
    std::int64_t most_outside = 0;  // In one row.

    bool exclusive() const { return shown->table->exclusive; }
};

enum class Place { Inside, Partly, Outside };

Place place_of(const Row& row, const std::set<std::string>& choices, bool lets_silent) {
    if (row.kind == RowKind::Declined) return lets_silent ? Place::Inside : Place::Outside;
    if (row.kind != RowKind::Choice) return Place::Partly;
    const auto passing = std::ranges::count_if(
        row.choices, [&choices](const std::string& id) { return choices.contains(id); });
    if (passing == 0) return Place::Outside;
    return passing == std::ssize(row.choices) ? Place::Inside : Place::Partly;
}

Split split(const ShownTable& shown, const GateChoices& among) {
    Split split{.shown = &shown};
    std::set<std::string> choices;
    for (const GateChoice& one : among) {
        if (one.question != shown.question()) continue;
        split.lets_silent = split.lets_silent || one.choice.empty();
        choices.insert(one.choice);
    }
    if (shown.has_everybody) split.lets_silent = false;  // Nobody was silent.
    for (std::size_t i = 0; i < shown.cells.size(); ++i) {
        const std::int64_t people = shown.table->people[i];
        switch (place_of(shown.table->rows[i], choices, split.lets_silent)) {
            case Place::Inside:
                split.inside.push_back(shown.cells[i]);
                split.people_inside += people;
                break;
            case Place::Partly:
                split.partly.push_back(shown.cells[i]);
                split.people_partly += people;
                break;
            case Place::Outside:
                split.outside.push_back(shown.cells[i]);
                split.people_outside += people;
                split.most_outside = std::max(split.most_outside, people);
                break;
        }
    }
    return split;
}

Published::Cells joined(Published::Cells cells, const Published::Cells& more) {
    cells.insert(cells.end(), more.begin(), more.end());
    return cells;
}

const ShownTable* table_of(const std::string& question, const std::vector<ShownTable>& shown) {
    const auto found = std::ranges::find(shown, question, &ShownTable::question);
    return found == shown.end() ? nullptr : &*found;
}

// All rows inside are people who pass.
void at_least_inside(const Split& split, Published::Cell people, Published& published) {
    if (split.exclusive()) return published.within(split.inside, {people});
    for (const Published::Cell cell : split.inside)
        published.within({cell}, {people});
}

// Of those in the table who is not outside passes, where no row has both.
void all_but_outside(const Split& split, Published::Cell people, Published& published) {
    if (!split.exclusive() || !split.partly.empty()) return;
    const Published::Cells both = joined({people}, split.outside);
    if (split.lets_silent) return published.within({split.shown->total}, both);
    published.adds_up(both, {split.shown->total});
}

// Nobody outside passes.
void none_outside(const Split& split, Published::Cell people, Published::Cell everybody,
                  Published& published) {
    if (split.exclusive()) return published.within(joined({people}, split.outside), {everybody});
    for (const Published::Cell cell : split.outside)
        published.within({people, cell}, {everybody});
}

}  // namespace

bool ShownTable::has_star() const {
    return std::ranges::any_of(table->people, [](const std::int64_t count) {
        return privacy::shown_count(count).suppressed;
    });
}

const Conditions::Passed& Conditions::of(const GateChoices& among, Published& published,
                                         const std::vector<ShownTable>& shown) {
    const auto [found, is_new] = passed_.try_emplace(among);
    Passed& passed = found->second;
    if (!is_new) return passed;
    passed.people = published.add_unseen();
    passed.at_most = people_;
    published.within({passed.people}, {everybody_});
    hold_against(among, passed, published, shown);
    return passed;
}

void Conditions::add(Published& published, const std::vector<ShownTable>& shown) {
    for (auto& [among, passed] : passed_) {
        if (!passed.known) hold_against(among, passed, published, shown);
    }
}

void Conditions::hold_against(const GateChoices& among, Passed& passed, Published& published,
                              const std::vector<ShownTable>& shown) const {
    std::set<std::string> questions;
    for (const GateChoice& one : among)
        questions.insert(one.question);
    std::vector<Split> splits;
    for (const std::string& question : questions) {
        const ShownTable* table = table_of(question, shown);
        if (table == nullptr) return;
        splits.push_back(split(*table, among));
    }
    passed.known = true;
    Published::Cells any;  // Who passes is in one of these.
    std::int64_t people = 0;
    for (const Split& split : splits) {
        any = joined(joined(std::move(any), split.inside), split.partly);
        people += split.people_inside + split.people_partly;
        at_least_inside(split, passed.people, published);
    }
    const Split& first = splits.front();
    const bool one_way = splits.size() == 1 && first.partly.empty() &&
                         (first.exclusive() || first.inside.size() == 1);
    if (one_way) passed.seen = first.inside;
    if (splits.size() == 1) all_but_outside(first, passed.people, published);
    if (std::ranges::none_of(splits, &Split::lets_silent)) {
        published.within({passed.people}, any);
        passed.at_most = std::min(passed.at_most, people);
        if (one_way) passed.exactly = people;
        return;
    }
    if (splits.size() > 1) return;
    none_outside(first, passed.people, everybody_, published);
    passed.at_most -= first.exclusive() ? first.people_outside : first.most_outside;
}

}  // namespace candour::report
