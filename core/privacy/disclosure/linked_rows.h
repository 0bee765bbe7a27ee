// LinkedRows: several tables that sort the same people in different ways, shown side by side. Their
// sums are equal, so that one table can give away what another hides (architecture §4.9).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/privacy/disclosure/suppression.h"

namespace candour::privacy {

struct LinkedRows {
    // How many people; suppressed where any table would tell more with it.
    ShownCount total;
    // One for each row that was asked for, without a total of its own; nothing where it is
    // withheld.
    std::vector<std::optional<ShownDistribution>> rows;
};

// Each of `rows` sorts all of the same people, each person into one of its counts: all sums are
// equal. A row is withheld when, taken with the rows before it, it would leave fewer than
// possible_values_min (published.h) of the values 1 to 7 for some "*" of the set, whoever adds and
// subtracts; so the rows that matter most come first. That a row is withheld says that something in
// it is small, not where. Tested by brute force.
LinkedRows shown_linked_rows(const std::vector<std::vector<std::int64_t>>& rows);

}  // namespace candour::privacy
