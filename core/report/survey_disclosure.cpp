// Which tables of one month may stand side by side.
#include "core/report/survey_disclosure.h"

#include <algorithm>
#include <utility>

#include "core/survey/limits.h"

namespace candour::report {

using privacy::Published;
using privacy::ShownCount;

namespace {

std::vector<ShownCount> shown(const std::vector<std::int64_t>& people) {
    std::vector<ShownCount> counts;
    for (const std::int64_t count : people)
        counts.push_back(privacy::shown_count(count));
    return counts;
}

bool has_star(const std::vector<ShownCount>& counts) {
    return std::ranges::any_of(counts, &ShownCount::suppressed);
}

bool is_answer(const Row& row) {
    return row.kind != RowKind::Declined && row.kind != RowKind::None;
}

bool must_be_answered(const OfferedTable& table) {
    const survey::Question& question = table.question->question;
    return question.required && !question.may_decline;
}

// "None of these", which is chosen alone.
bool is_alone(const Row& row, const survey::Question& question) {
    return std::ranges::any_of(row.choices, [&question](const std::string& id) {
        const survey::Choice* choice = question.find_choice(id);
        return choice != nullptr && choice->exclusive;
    });
}

struct Several {
    Published::Cells rows{};   // Of which one person may be in more than one.
    Published::Cells alone{};  // Not of these.
    Published::Cells declined{};
    std::int64_t most = 0;  // True counts: of the rows, together and in the largest.
    std::int64_t together = 0;
    std::int64_t people_alone = 0;
    std::int64_t people_declined = 0;
};

Several sort_out(const OfferedTable& table, const Published::Cells& cells) {
    Several several;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::int64_t people = table.people[i];
        if (!is_answer(table.rows[i])) {
            several.declined.push_back(cells[i]);
            several.people_declined += people;
        } else if (is_alone(table.rows[i], table.question->question)) {
            several.alone.push_back(cells[i]);
            several.people_alone += people;
        } else {
            several.rows.push_back(cells[i]);
            several.together += people;
            several.most = std::max(several.most, people);
        }
    }
    return several;
}

// How the rows of a table with several choices fit together with those who answered. Where answers
// do not keep to it (those of another version), it is no knowledge.
void join_rows(Published& published, const Several& several, const OfferedTable& table,
               Published::Cell answered) {
    const std::int64_t choosing = table.answered - several.people_alone;
    if (choosing < several.most || choosing > several.together) return;
    const Published::Cell who_choose = published.add_unseen();
    Published::Cells parts = several.alone;
    parts.push_back(who_choose);
    published.adds_up(parts, {answered});
    for (const Published::Cell row : several.rows)
        published.within({row}, {who_choose});
    const survey::Question& question = table.question->question;
    const auto at_least =
        static_cast<std::int64_t>(std::max<std::size_t>(question.choices_at_least, 1));
    const auto at_most = static_cast<std::int64_t>(question.choices_at_most);
    published.at_least_each(several.together >= at_least * choosing ? at_least : 1, several.rows,
                            {who_choose});
    if (at_most > 0 && several.together <= at_most * choosing)
        published.at_most_each(at_most, several.rows, {who_choose});
}

void add_table(Published& published, ShownTable& shown_table) {
    const OfferedTable& table = *shown_table.table;
    shown_table.cells = published.add(shown(table.people));
    shown_table.total = published.add_unseen();
    if (table.exclusive) {
        published.adds_up(shown_table.cells, {shown_table.total});
        for (const std::int64_t count : table.people)
            shown_table.people_together += count;
        return;
    }
    const Several several = sort_out(table, shown_table.cells);
    const Published::Cell answered = table.shows_answered
                                         ? published.add(privacy::shown_count(table.answered))
                                         : published.add_unseen();
    join_rows(published, several, table, answered);
    Published::Cells together = several.declined;
    together.push_back(answered);
    published.adds_up(together, {shown_table.total});
    shown_table.people_together = table.answered + several.people_declined;
}

// Who answered are some of these people or, where that is known, all. All may be what is guessed.
void add_among(Published& published, ShownTable& table, Published::Cell people, std::int64_t count,
               bool counts_everybody) {
    if (table.gate->asks_everybody()) published.may_add_up({table.total}, {people});
    if (table.people_together > count) return;
    if (counts_everybody && table.gate->asks_everybody() && table.people_together == count) {
        published.adds_up({table.total}, {people});
        table.has_everybody = true;
    } else {
        published.within({table.total}, {people});
    }
}

// Many answer everything that they are asked.
void guess_the_same(Published& published, const ShownTable& one, const ShownTable& other) {
    if (!one.gate->unclear && *one.gate == *other.gate)
        published.may_add_up({one.total}, {other.total});
}

// Two at least of several: then rows tell of one another what is not worked out here.
bool fits_tightly(const OfferedTable& table) {
    return !table.exclusive && table.question->question.choices_at_least > 1;
}

}  // namespace

std::vector<std::size_t> rows_to_show(const Rows& rows, const survey::Question& question) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const RowKind kind = rows.rows[i].kind;
        const bool declined = kind == RowKind::Declined;
        if (kind == RowKind::None || (declined && (question.required || !question.may_decline)))
            continue;
        shown.push_back(i);
    }
    return shown;
}

SurveyDisclosure::SurveyDisclosure(const Versions& versions, std::int64_t people)
    : versions_(versions), people_(people), known_(people) {
    for (const MergedQuestion& question : versions.questions())
        gates_[question.question.id] = gate_of(versions, question.question.id);
}

bool SurveyDisclosure::keep(State&& tried) {
    if (!tried.published.keeps_secrets()) return false;
    known_ = std::move(tried);
    return true;
}

// Where it is unclear how two questions depend on each other, neither has a "*".
bool SurveyDisclosure::hides_in_the_open(const std::string& question, bool has_star) const {
    const Gate& gate = gates_.at(question);
    if (gate.unclear && has_star) return true;
    return std::ranges::any_of(known_.tables, [&](const ShownTable& other) {
        const auto depends = [](const Gate& one, const std::string& on) {
            return std::ranges::find(one.depends_on, on) != one.depends_on.end();
        };
        return (has_star && depends(*other.gate, question)) ||
               (other.has_star() && depends(gate, other.question()));
    });
}

bool SurveyDisclosure::is_condition(const std::string& question) const {
    return std::ranges::any_of(gates_, [&question](const auto& entry) {
        const Gate& gate = entry.second;
        return std::ranges::find(gate.depends_on, question) != gate.depends_on.end() ||
               std::ranges::any_of(gate.among, [&question](const GateChoices& choices) {
                   return std::ranges::find(choices, question, &GateChoice::question) !=
                          choices.end();
               });
    });
}

// No more people than it was put to. A condition that the answers do not keep (a version's, a
// damaged device's) is no knowledge.
void SurveyDisclosure::put_to(State& tried, ShownTable& shown) const {
    Published& published = tried.published;
    const bool must = must_be_answered(*shown.table);
    add_among(published, shown, tried.everybody, people_, must);
    for (const GateChoices& among : shown.gate->among) {
        const Conditions::Passed& passed = tried.conditions.of(among, published, tried.tables);
        published.may_add_up({shown.total}, {passed.people});
        if (!passed.seen.empty()) published.may_add_up({shown.total}, passed.seen);
        if (shown.people_together > passed.at_most) continue;
        const bool all =
            must && shown.gate->among.size() == 1 && passed.exactly == shown.people_together;
        if (all) {
            published.adds_up({shown.total}, {passed.people});
        } else {
            published.within({shown.total}, {passed.people});
        }
    }
}

bool SurveyDisclosure::takes(const OfferedTable& table) {
    ShownTable shown{.table = std::make_shared<const OfferedTable>(table),
                     .gate = &gates_.at(table.question->question.id)};
    if (hides_in_the_open(shown.question(), shown.has_star())) return false;
    if (fits_tightly(table) && shown.has_star()) return false;
    State tried = known_;
    add_table(tried.published, shown);
    put_to(tried, shown);
    for (const ShownTable& other : tried.tables)
        guess_the_same(tried.published, shown, other);
    tried.tables.push_back(std::move(shown));
    tried.conditions.add(tried.published, tried.tables);
    return keep(std::move(tried));
}

// As often as any version asks.
std::int64_t SurveyDisclosure::answers_each_max(const std::string& question) const {
    std::int64_t most = 0;
    for (const survey::Questionnaire& asked : versions_.published()) {
        const survey::Question* found = asked.find(question);
        if (found == nullptr) continue;
        const std::size_t repeat = asked.repeat_around(found->group);
        if (repeat == survey::no_group) return survey::repetitions_max;
        const std::uint32_t times = asked.groups[repeat].repeat_max;
        most = std::max<std::int64_t>(most, times > 0 ? times : survey::repetitions_max);
    }
    return most > 0 ? most : survey::repetitions_max;
}

// Many answers were given by at least some people. A "*" of answers hides people, and of these
// nothing more is shown.
bool SurveyDisclosure::takes(const OfferedRepeat& repeat) {
    const std::string& question = repeat.question->question.id;
    if (hides_in_the_open(question, has_star(repeat.answers))) return false;
    State tried = known_;
    Published& published = tried.published;
    const Published::Cell people = published.add_unseen();
    Published::Cells answers;
    for (const ShownCount& count : repeat.answers) {
        if (!count.suppressed) answers.push_back(published.add(count));
    }
    const std::int64_t each = answers_each_max(question);
    if (repeat.exclusive) {
        published.at_most_each(each, answers, {people});
    } else {
        for (const Published::Cell row : answers)
            published.at_most_each(each, {row}, {people});
    }
    if (repeat.people <= people_) published.within({people}, {tried.everybody});
    for (const GateChoices& among : gates_.at(question).among) {
        const Conditions::Passed& passed = tried.conditions.of(among, published, tried.tables);
        if (repeat.people <= passed.at_most) published.within({people}, {passed.people});
    }
    return keep(std::move(tried));
}

// Conditions, and that everybody is in a table, hold in each part again: a ring.
bool SurveyDisclosure::bears_stars_in_parts(const ShownTable& table) const {
    return table.gate->asks_everybody() && !is_condition(table.question()) &&
           !table.has_everybody && !fits_tightly(*table.table);
}

void SurveyDisclosure::add_parts_of(State& tried, const OfferedParts& parts) const {
    auto& known = tried.parts[parts.kind];
    const bool is_first = known.empty();
    Published::Cells all;
    std::int64_t people = 0;
    for (const OfferedPart& part : parts.parts) {
        if (known.contains(part.id)) continue;
        const Published::Cell everybody = tried.published.add_unseen();
        known[part.id] = {.everybody = everybody, .people = part.everybody};
        all.push_back(everybody);
        people += part.everybody;
    }
    if (!is_first || people > people_) return;
    if (parts.everybody && people == people_) {
        tried.published.adds_up(all, {tried.everybody});
    } else {
        tried.published.within(all, {tried.everybody});
    }
}

bool SurveyDisclosure::takes(const std::string& question, const OfferedParts& parts) {
    const auto whole = std::ranges::find(known_.tables, question, &ShownTable::question);
    if (whole == known_.tables.end()) return false;
    const bool hides = std::ranges::any_of(
        parts.parts, [](const OfferedPart& part) { return has_star(shown(part.people)); });
    if (hides && !bears_stars_in_parts(*whole)) return false;
    State tried = known_;
    Published& published = tried.published;
    add_parts_of(tried, parts);
    std::vector<Published::Cells> columns(whole->cells.size());
    for (const OfferedPart& part : parts.parts) {
        Part& here = tried.parts[parts.kind][part.id];
        OfferedTable table = *whole->table;
        table.people = part.people;
        table.answered = part.answered;
        table.shows_answered = false;
        ShownTable one{.table = std::make_shared<const OfferedTable>(std::move(table)),
                       .gate = whole->gate};
        add_table(published, one);
        add_among(published, one, here.everybody, here.people, must_be_answered(*one.table));
        for (const ShownTable& other : here.tables) {
            if (one.has_star() || other.has_star()) guess_the_same(published, one, other);
        }
        for (std::size_t i = 0; i < one.cells.size(); ++i)
            columns[i].push_back(one.cells[i]);
        here.tables.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (parts.everybody) {
            published.adds_up(columns[i], {whole->cells[i]});
            continue;
        }
        published.within(columns[i], {whole->cells[i]});
        published.may_add_up(columns[i], {whole->cells[i]});
    }
    return keep(std::move(tried));
}

}  // namespace candour::report
