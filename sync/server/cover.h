// Cover: which cells of the pool leave it, and when, so that its rows do not tell which of them are
// messages (architecture §4.5). Pure.
//
// A dummy that went at once would leave behind, for each day, just the messages. So the cells of a
// day stay together, opened or not, and leave at an age: nothing about them decides when.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/ids.h"
#include "core/base/world.h"

namespace candour::server {

struct Cover {
    // All of a day's cells stay that long: a week more than the longest ordinary wait of the
    // default policy. A day that a clock put far into the future has that age too.
    std::chrono::days whole{35};
    // Then as many stay as `part_cells` says, also of days on which nothing still waits: equality
    // answers wait for up to 366 days.
    std::chrono::days part{400};
    // More than this are not kept of a day that is over, unless more of them are messages: then the
    // next multiple, up to the largest. Only a flood has more, and the office has them sooner than
    // they would leave. Of today at most `today_cells`.
    std::size_t day_cells = 1'024;
    std::size_t day_cells_max = 4'096;
    std::size_t today_cells = 16'384;
    std::size_t part_cells = 16;  // As many as a device sends at least.
};

// For tests: what is not needed leaves at once, and the rows tell how many are.
inline constexpr Cover no_cover{.whole = std::chrono::days{-1}, .part = std::chrono::days{-1}};

// What the pool holds under one day of first_seen.
struct CellsOfDay {
    std::vector<CellId> dummies;
    std::vector<CellId> released;  // The office has their words.
    std::vector<CellId> needed;    // Neither: they never leave.
};

struct Leaving {
    std::vector<CellId> surplus;  // Dummies beyond what a day keeps: their bytes go now.
    // Released ones and dummies alike: their bytes go when a proved backup has the release.
    std::vector<CellId> together;
};

Leaving choose_leaving(std::map<CivilDay, CellsOfDay> days, CivilDay today, const Cover& cover,
                       SecureRandom& random);

}  // namespace candour::server
