// Who belongs to which row.
#include "core/report/rows.h"

#include <algorithm>
#include <set>

#include "core/base/civil_day.h"
#include "core/report/ranges.h"
#include "core/survey/numbers.h"

namespace candour::report {

using survey::Answer;
using survey::Answers;
using survey::Choice;
using survey::Question;
using survey::QuestionType;

namespace {

bool in_ranges(QuestionType type) {
    return type == QuestionType::Number || type == QuestionType::Date;
}

// A date as its days since 1970.
std::optional<double> number_of(QuestionType type, const std::string& text) {
    if (type == QuestionType::Number) return survey::number_in(text);
    const Result<CivilDay> day = from_iso(text);
    if (!day.ok()) return std::nullopt;
    return static_cast<double>(day.value().time_since_epoch().count());
}

std::vector<const Answer*> answers_of(const std::string& question, const Answers& person) {
    std::vector<const Answer*> found;
    for (const Answer& answer : person.given) {
        if (answer.question == question) found.push_back(&answer);
    }
    return found;
}

std::vector<double> numbers_given(const Question& question, const EveryAnswer& everyone) {
    std::vector<double> numbers;
    for (const Answers& person : everyone) {
        for (const Answer* answer : answers_of(question.id, person)) {
            const auto number = number_of(question.type, answer->text);
            if (number) numbers.push_back(*number);
        }
    }
    return numbers;
}

// A score that the questionnaire gives; the number that a scale, stars or faces stand for.
std::optional<double> value_of(const Question& question, const Choice& choice) {
    if (choice.score) return choice.score;
    const bool counted = question.type == QuestionType::Scale ||
                         question.type == QuestionType::Stars ||
                         question.type == QuestionType::Faces;
    return counted ? survey::number_in(choice.id) : std::nullopt;
}

std::vector<Row> answer_rows(const Question& question, const EveryAnswer& everyone) {
    if (in_ranges(question.type)) {
        return ranges_for(question.type, numbers_given(question, everyone));
    }
    std::vector<Row> rows;
    for (const Choice& choice : question.choices) {
        rows.push_back({.kind = RowKind::Choice,
                        .choices = {choice.id},
                        .label = choice.label,
                        .value = value_of(question, choice)});
    }
    if (rows.empty()) rows.push_back({.kind = RowKind::Written});
    return rows;
}

bool has_choice(const Row& row, const std::string& choice) {
    return std::ranges::find(row.choices, choice) != row.choices.end();
}

std::size_t row_of_kind(const Rows& rows, RowKind kind) {
    return static_cast<std::size_t>(std::ranges::find(rows.rows, kind, &Row::kind) -
                                    rows.rows.begin());
}

// The row of an answer with one choice or a text; Earlier when no other fits.
std::size_t row_of(const Rows& rows, const Question& question, const Answer& answer) {
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const Row& row = rows.rows[i];
        if (row.kind == RowKind::Choice && has_choice(row, answer.choice)) return i;
        if (row.kind == RowKind::Written && !answer.text.empty()) return i;
        if (row.kind != RowKind::Range) continue;
        const auto number = number_of(question.type, answer.text);
        if (number && row.from <= *number && *number < row.below) return i;
    }
    return row_of_kind(rows, RowKind::Earlier);
}

// Of a Ranking only the first choice counts here; see mean_places().
std::set<std::size_t> rows_in(const Rows& rows, const Question& question, const Answer& answer) {
    if (answer.declined) return {row_of_kind(rows, RowKind::Declined)};
    if (answer.empty()) return {row_of_kind(rows, RowKind::None)};
    if (answer.choices.empty()) return {row_of(rows, question, answer)};
    std::set<std::size_t> chosen;
    for (const std::string& choice : answer.choices) {
        Answer one;
        one.choice = choice;
        chosen.insert(row_of(rows, question, one));
        if (question.type != QuestionType::ManyChoices) break;
    }
    return chosen;
}

std::size_t size_of_kind(const Rows& rows, const MergedQuestion& question,
                         const EveryAnswer& everyone, RowKind kind) {
    const std::size_t row = row_of_kind(rows, kind);
    return static_cast<std::size_t>(people_in(rows, question, everyone)[row]);
}

Row merged_row(std::vector<Row>::const_iterator begin, std::vector<Row>::const_iterator end) {
    Row merged = *begin;
    const Row& last = *(end - 1);
    if (end - begin == 1) return merged;
    merged.choices.clear();
    for (auto row = begin; row != end; ++row)
        merged.choices.insert(merged.choices.end(), row->choices.begin(), row->choices.end());
    merged.below = last.below;
    merged.value.reset();
    merged.label = {{{"en", begin->label.in("en").text + " to " + last.label.in("en").text}}};
    return merged;
}

// Where each row of the coarser table begins. Promoters, passives and detractors on the scale of
// the net promoter score.
std::vector<std::size_t> coarse_begins(const Question& question, std::size_t answers) {
    switch (question.type) {
        case QuestionType::Scale:
            if (question.scale.from == 0 && question.scale.to == 10) return {0, 7, 9};
            break;
        case QuestionType::Faces:
        case QuestionType::Stars:
            break;
        case QuestionType::OneChoice:
        case QuestionType::ManyChoices:
        case QuestionType::Number:
        case QuestionType::Date:
        case QuestionType::YesNo:
        case QuestionType::Ranking:
        case QuestionType::ShortText:
        case QuestionType::LongText:
        case QuestionType::Information:
        case QuestionType::Calculated:
            return {};
    }
    if (answers < 5) return {};
    const std::size_t side = answers * 2 / 5;  // Of 5: two low, one in the middle, two high.
    return {0, side, answers - side};
}

}  // namespace

std::size_t Rows::answers() const {
    return static_cast<std::size_t>(std::ranges::find(rows, RowKind::Declined, &Row::kind) -
                                    rows.begin());
}

Rows rows_of(const MergedQuestion& question, const EveryAnswer& everyone) {
    Rows rows{.rows = answer_rows(question.question, everyone),
              .exclusive = question.question.type != QuestionType::ManyChoices};
    rows.rows.push_back({.kind = RowKind::Earlier});
    rows.rows.push_back({.kind = RowKind::Declined});
    rows.rows.push_back({.kind = RowKind::None});
    if (size_of_kind(rows, question, everyone, RowKind::Earlier) == 0) {
        std::erase_if(rows.rows, [](const Row& row) { return row.kind == RowKind::Earlier; });
    }
    return rows;
}

std::optional<Rows> coarser(const Question& question, const Rows& rows) {
    const auto is_answer = [](const Row& row) { return row.kind == RowKind::Choice; };
    const auto answers = static_cast<std::size_t>(std::ranges::count_if(rows.rows, is_answer));
    std::vector<std::size_t> begins = coarse_begins(question, answers);
    if (begins.empty()) return std::nullopt;
    begins.push_back(answers);
    Rows fewer{.rows = {}, .exclusive = rows.exclusive};
    const auto at = [&rows](std::size_t i) {
        return rows.rows.begin() + static_cast<std::ptrdiff_t>(i);
    };
    for (std::size_t i = 0; i + 1 < begins.size(); ++i)
        fewer.rows.push_back(merged_row(at(begins[i]), at(begins[i + 1])));
    fewer.rows.insert(fewer.rows.end(), at(answers), rows.rows.end());
    return fewer;
}

std::vector<std::int64_t> counts_in(const Rows& rows, const MergedQuestion& question,
                                    const EveryAnswer& everyone) {
    if (!question.repeated) return people_in(rows, question, everyone);
    std::vector<std::int64_t> counts(rows.rows.size(), 0);
    for (const Answers& person : everyone) {
        for (const Answer* answer : answers_of(question.question.id, person)) {
            for (const std::size_t row : rows_in(rows, question.question, *answer))
                ++counts[row];
        }
    }
    return counts;
}

std::vector<std::int64_t> people_in(const Rows& rows, const MergedQuestion& question,
                                    const EveryAnswer& everyone) {
    std::vector<std::int64_t> counts(rows.rows.size(), 0);
    for (const Answers& person : everyone) {
        std::set<std::size_t> in;
        for (const Answer* answer : answers_of(question.question.id, person)) {
            for (const std::size_t row : rows_in(rows, question.question, *answer))
                in.insert(row);
            if (!question.repeated) break;
        }
        if (in.empty()) in.insert(row_of_kind(rows, RowKind::None));
        for (const std::size_t row : in)
            ++counts[row];
    }
    return counts;
}

std::vector<std::optional<double>> mean_places(const Rows& rows, const MergedQuestion& question,
                                               const EveryAnswer& everyone,
                                               std::int64_t people_min) {
    std::vector<std::optional<double>> means(rows.rows.size());
    for (std::size_t row = 0; row < rows.rows.size(); ++row) {
        std::int64_t people = 0;
        std::int64_t places = 0;
        for (const Answers& person : everyone) {
            const Answer* answer = person.find(question.question.id);
            if (answer == nullptr) continue;
            for (std::size_t place = 0; place < answer->choices.size(); ++place) {
                if (!has_choice(rows.rows[row], answer->choices[place])) continue;
                ++people;
                places += static_cast<std::int64_t>(place) + 1;
            }
        }
        if (people < people_min) continue;
        means[row] = static_cast<double>(places) / static_cast<double>(people);
    }
    return means;
}

}  // namespace candour::report
