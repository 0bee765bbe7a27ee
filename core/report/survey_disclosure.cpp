// Which tables of one month may stand side by side.
#include "core/report/survey_disclosure.h"

#include <algorithm>

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

bool has_star(const std::vector<std::int64_t>& people) {
    return std::ranges::any_of(shown(people), &ShownCount::suppressed);
}

bool is_answer(const Row& row) {
    return row.kind != RowKind::Declined && row.kind != RowKind::None;
}

std::int64_t people_together(const OfferedTable& table) {
    std::int64_t sum = 0;
    for (const std::int64_t count : table.people)
        sum += count;
    return sum;
}

// How many answered lies between the largest row and all rows together. The cells that are together
// as many as were asked, if nobody left it out.
Published::Cells add_answered(Published& tried, const OfferedTable& table,
                              const Published::Cells& cells, Published::Cell everybody) {
    if (!table.answered) return {};
    const Published::Cell answered = tried.add(privacy::shown_count(*table.answered));
    Published::Cells together{answered};
    Published::Cells rows;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        (is_answer(table.rows[i]) ? rows : together).push_back(cells[i]);
        if (is_answer(table.rows[i])) tried.within({cells[i]}, {answered});
    }
    tried.within({answered}, rows);
    tried.within({answered}, {everybody});
    return together;
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

SurveyDisclosure::SurveyDisclosure(const Versions& versions) : everybody_(published_.add_unseen()) {
    for (const MergedQuestion& question : versions.questions())
        gates_[question.question.id] = gate_of(versions, question.question.id);
}

// Of the rows that are shown with one of the choices; `people`: how many there are in these.
Published::Cells SurveyDisclosure::cells_among(const std::vector<GateChoice>& choices,
                                               std::int64_t& people) const {
    Published::Cells cells;
    for (const Taken& taken : taken_) {
        for (std::size_t i = 0; i < taken.cells.size(); ++i) {
            const auto& ids = taken.table.rows[i].choices;
            const bool among = std::ranges::any_of(choices, [&](const GateChoice& one) {
                return one.question == taken.table.question->question.id &&
                       std::ranges::find(ids, one.choice) != ids.end();
            });
            if (!among) continue;
            cells.push_back(taken.cells[i]);
            people += taken.table.people[i];
        }
    }
    return cells;
}

// No more people than it was put to. A condition that the answers do not keep (a version's, a
// damaged device's) is no knowledge.
void SurveyDisclosure::put_to(Published& tried, const Taken& taken) const {
    for (const auto& choices : taken.gate.among) {
        const bool all_shown = std::ranges::all_of(choices, [this](const GateChoice& one) {
            return std::ranges::any_of(taken_, [&one](const Taken& other) {
                return other.table.question->question.id == one.question;
            });
        });
        if (!all_shown) continue;
        std::int64_t people = 0;
        const Published::Cells among = cells_among(choices, people);
        if (taken.table.exclusive) {
            if (people_together(taken.table) <= people) tried.within(taken.cells, among);
            continue;
        }
        for (std::size_t i = 0; i < taken.cells.size(); ++i) {
            if (taken.table.people[i] <= people) tried.within({taken.cells[i]}, among);
        }
    }
}

// Many answer everything: two questions that are put to everybody may have the same people.
void SurveyDisclosure::guess_nobody_left_out(Published& tried, const Taken& taken) const {
    if (taken.together.empty() || !taken.gate.asks_everybody()) return;
    for (const Taken& other : taken_) {
        if (!other.together.empty() && other.gate.asks_everybody())
            tried.may_add_up(taken.together, other.together);
    }
}

bool SurveyDisclosure::is_condition(const std::string& question) const {
    return std::ranges::any_of(gates_, [&question](const auto& gate) {
        return std::ranges::any_of(gate.second.among, [&question](const auto& choices) {
            return std::ranges::find(choices, question, &GateChoice::question) != choices.end();
        });
    });
}

bool SurveyDisclosure::takes(const OfferedTable& table) {
    Taken taken{
        .table = table, .cells = {}, .gate = gates_[table.question->question.id], .together = {}};
    if (taken.gate.unclear && has_star(table.people)) return false;
    taken.table.all_are_in_a_row &= taken.gate.asks_everybody();
    Published tried = published_;
    taken.cells = tried.add(shown(table.people));
    if (table.exclusive && taken.table.all_are_in_a_row) {
        tried.adds_up(taken.cells, {everybody_});
    } else if (table.exclusive) {
        tried.within(taken.cells, {everybody_});
    }
    taken.together =
        table.exclusive ? taken.cells : add_answered(tried, table, taken.cells, everybody_);
    put_to(tried, taken);
    guess_nobody_left_out(tried, taken);
    if (!tried.keeps_secrets()) return false;
    published_ = std::move(tried);
    taken_.push_back(std::move(taken));
    return true;
}

bool SurveyDisclosure::takes(const std::string& question, const OfferedParts& parts) {
    const auto taken = std::ranges::find_if(taken_, [&question](const Taken& one) {
        return one.table.question->question.id == question;
    });
    if (taken == taken_.end()) return false;
    // Conditions, and the same people in all questions, hold in each part again: a ring.
    const bool in_ring =
        !taken->gate.asks_everybody() || is_condition(question) || taken->table.all_are_in_a_row;
    if (in_ring && std::ranges::any_of(parts.people, has_star)) return false;
    Published tried = published_;
    std::vector<Published::Cells> columns(taken->cells.size());
    for (const std::vector<std::int64_t>& part : parts.people) {
        const Published::Cells cells = tried.add(shown(part));
        for (std::size_t i = 0; i < cells.size(); ++i)
            columns[i].push_back(cells[i]);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (parts.everybody) {
            tried.adds_up(columns[i], {taken->cells[i]});
            continue;
        }
        tried.within(columns[i], {taken->cells[i]});
        tried.may_add_up(columns[i], {taken->cells[i]});
    }
    if (!tried.keeps_secrets()) return false;
    published_ = std::move(tried);
    return true;
}

}  // namespace candour::report
