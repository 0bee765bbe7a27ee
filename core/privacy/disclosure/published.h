// Published: all counts of one thing that people may see who may not see the true ones, and what
// they know of how these fit together. It says whether anybody who adds and subtracts, over all
// tables, groups and times of it at once, could tell a small count after all (architecture §4.9).
//
// What may be shown next is tried on a copy, and the copy is kept when it keeps its secrets.
//
// It works with the ranges of the shown counts alone, so that what is shown says no more than it
// shows; that something was refused says that something in it is small, not where. Ranges are
// narrowed until nothing changes, which is exact where relations form no ring (each table's rows
// below the whole's, each table below one number of people); in a ring a reader with much patience
// may do better, so tables that would close a long one are published without a "*" or not at all.
#pragma once

#include <cstdint>
#include <vector>

#include "core/privacy/disclosure/suppression.h"

namespace candour::privacy {

// So many of the values from 1 to 7 stay possible for each "*". Fewer could be one: then a small
// count is told after all.
inline constexpr int possible_values_min = 5;

class Published {
public:
    using Cell = std::size_t;
    using Cells = std::vector<Cell>;

    // A count that is shown.
    Cell add(const ShownCount& shown);
    Cells add(const std::vector<ShownCount>& shown);
    // A count that nobody sees: 0 or any other.
    Cell add_unseen();

    // What everybody knows: those of `parts` are together those of `whole`, or some of them.
    void adds_up(Cells parts, Cells whole);
    void within(Cells parts, Cells whole);
    // Each of `people` is in `parts` so many times at most, or at least.
    void at_most_each(std::int64_t times, Cells parts, Cells people);
    void at_least_each(std::int64_t times, Cells parts, Cells people);
    // What somebody may take for likely: adds_up(). Where the shown counts refute it, it is no
    // help to anybody.
    void may_add_up(Cells parts, Cells whole);

    // For what is known, for what is known and any one guess, and for all guesses together that
    // fit. False, too, where what is known cannot be true: whoever says that was mistaken.
    bool keeps_secrets() const;

private:
    struct Relation {
        Cells parts;
        Cells whole;
        bool equal = false;
        bool guessed = false;
        // So many times the parts are no more than so many times the whole.
        std::int64_t parts_times = 1;
        std::int64_t whole_times = 1;
    };
    class Reader;

    std::vector<CountRange> ranges_;
    std::vector<Cell> stars_;
    std::vector<Relation> relations_;
};

}  // namespace candour::privacy
