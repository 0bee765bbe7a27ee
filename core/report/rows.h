// Rows: what the table of one question's answers consists of, and who belongs to which row. True
// counts, before disclosure control: never shown as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/locale_text.h"
#include "core/report/versions.h"

namespace candour::report {

enum class RowKind {
    Choice,    // One choice, or several that stand next to one another ("0 to 6").
    Range,     // Of numbers or dates.
    Written,   // Wrote something.
    Earlier,   // An answer that the question of today does not have.
    Declined,  // Preferred not to say.
    None,      // Did not answer, or was not asked.
};

struct Row {
    RowKind kind = RowKind::Choice;
    std::vector<std::string> choices{};  // Choice: the ids.
    double from = 0;                     // Range: from <= number < below, which may be infinite.
    double below = 0;                    // A date counts as its days since 1970.
    LocalText label{};                   // Of Choice and Range.
    std::optional<double> value{};       // Of a choice: its score, or its number on a scale.
    bool operator==(const Row&) const = default;
};

// Every row's kinds come in the order of RowKind; Earlier only where somebody is in it.
struct Rows {
    std::vector<Row> rows;
    // Everybody is in exactly one row. Else (several choices) in as many as were chosen.
    bool exclusive = true;

    std::size_t answers() const;  // So many at the beginning are answers: not Declined, not None.
};

using EveryAnswer = std::vector<survey::Answers>;  // Merged; one for each person.

// Numbers and dates are put into ranges that no single answer decides.
Rows rows_of(const MergedQuestion& question, const EveryAnswer& everyone);

// The same table with fewer rows (scale and faces: low, middle, high), for when few
// people are in some; nothing when the order of the rows means nothing.
std::optional<Rows> coarser(const survey::Question& question, const Rows& rows);

// How many people are in each row; in a repeat how many of their answers.
std::vector<std::int64_t> counts_in(const Rows& rows, const MergedQuestion& question,
                                    const EveryAnswer& everyone);
// The same, each person once a row.
std::vector<std::int64_t> people_in(const Rows& rows, const MergedQuestion& question,
                                    const EveryAnswer& everyone);

// Of a Ranking: the mean place of each choice among those who ranked it, from 1; nothing for fewer
// than `people_min`.
std::vector<std::optional<double>> mean_places(const Rows& rows, const MergedQuestion& question,
                                               const EveryAnswer& everyone,
                                               std::int64_t people_min);

}  // namespace candour::report
