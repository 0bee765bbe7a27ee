// Pages: which rows are on which page.
#pragma once

#include <vector>

#include "platform/paper/rows.h"

namespace candour::platform::paper {

struct PlacedRow {
    float y = 0;  // From the top of the room for rows.
    Row row;
};
using PageRows = std::vector<PlacedRow>;

// Fills pages that have room for `height`. A unit goes to a new page rather than over two; one that
// is longer than a page begins on a page of its own, or under its heading, and is cut between rows.
// `gap`: between units.
std::vector<PageRows> pages_of(std::vector<Unit> units, float height, float gap);

}  // namespace candour::platform::paper
