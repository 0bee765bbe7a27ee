// Offers: which entries the case page offers now, in groups and in the order of use. A kind that is
// not offered can still be refused for its own reason by complaint::may_follow, which decides.
#pragma once

#include <string_view>
#include <vector>

#include "app/casework/case_work.h"

namespace candour::console {

struct OfferGroup {
    std::string_view title;  // The key of a text.
    std::vector<complaint::EntryKind> kinds;
};

// Whether the worker's roles and the case's rules let them write such an entry now.
bool may_write(const casework::Worker& worker, const casework::OpenCase& found,
               complaint::EntryKind kind);
// Only what the worker may write, and what makes sense in the case's state; no empty group.
std::vector<OfferGroup> offers_for(const casework::Worker& worker, const casework::OpenCase& found);
// The entry that takes the next step; Note when there is none of its own.
complaint::EntryKind entry_for_step(std::string_view next_step);

}  // namespace candour::console
