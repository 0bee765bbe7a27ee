// Ranges for numbers and dates, with round ends.
#pragma once

#include <string>
#include <vector>

#include "core/report/rows.h"

namespace candour::report {

// At most so many: more would leave a handful of people in each.
inline constexpr std::size_t ranges_max = 6;

// Of a Number or Date: rows that hold every number. The ends come from the middle eight tenths of
// `numbers`, so that an unusual one has no row of its own; the first and the last row are open.
std::vector<Row> ranges_for(survey::QuestionType type, std::vector<double> numbers);

}  // namespace candour::report
