// Projection: a case's row for lists, made anew from its state and clocks with every entry.
#pragma once

#include <string>
#include <vector>

#include "core/complaint/case_clocks.h"
#include "core/store/case_store.h"

namespace candour::casework {

// A case as it stands at one moment.
struct Standing {
    const complaint::Procedure& procedure;
    const complaint::CaseState& state;
    const std::vector<complaint::CaseClock>& clocks;
    const complaint::NextStep& next;
    const complaint::WorkCalendar& calendar;
};

// `id`, `reference` and what else the history does not say are taken over from `before`.
// Errors: Invalid when the calendar cannot count how long contact details are kept.
Result<store::CaseRow> row_of(const Standing& standing, const store::CaseRow& before,
                              bool has_details);
store::CasePeople people_of(const complaint::CaseState& state);

// Eight characters of Crockford's base 32 in two groups: said on the telephone, never a number
// that grows.
std::string make_reference(SecureRandom& random);

}  // namespace candour::casework
