// Which contacts of a release give up their service as cover (architecture §4.5). What comes out
// without its service because its group was too small would otherwise be known to be of none of the
// groups that come out with theirs: whoever has a diary of all visits would look among few.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/world.h"

namespace candour::privacy {

// One contact of a release, as it is before it is shown.
struct Shown {
    // All that staff see of it but its service and its language: kind, channel, questionnaire.
    // Cover is drawn among what looks alike, or it could be told from what it covers.
    std::string alike;
    int at_least = 1;        // k of its rule.
    bool without = false;    // Its group was too small: its service is not shown.
    bool can_cover = false;  // It waited under a rule by which a service can be dropped.
};

// Indices into `shown`, drawn at random, whose service is not to be shown either: so many that of
// what looks alike at least k are without, and at most half of those for their own group's sake.
// Fewer where there are no more. In no order.
std::vector<std::size_t> label_cover(const std::vector<Shown>& shown, SecureRandom& random);

}  // namespace candour::privacy
