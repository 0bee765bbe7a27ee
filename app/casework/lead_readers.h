// LeadReaders: which of the safeguarding leads may read something: nobody reads what is about
// themselves; another of them, the deputy, does. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/complaint/work_calendar.h"
#include "core/feedback/draft.h"
#include "core/store/staff_store.h"

namespace candour::casework {

// Somebody who signs in and has read_safeguarding.
struct Lead {
    std::string user_name;
    std::string display_name;
    bool operator==(const Lead&) const = default;
};
std::vector<Lead> leads_of(const std::vector<store::StaffAccount>& staff);

// Whether it is about them: it names them, wholly or in part as names are found in what is to be
// published (core/privacy/identifying_words.h), or a reader marked it (`marked`: user names).
bool concerns(const Lead& lead, const feedback::Contact& said,
              const std::vector<std::string>& marked);

// Those whom it does not concern, in their order; empty: nobody is left who may read it.
std::vector<Lead> readers_of(const std::vector<Lead>& leads, const feedback::Contact& said,
                             const std::vector<std::string>& marked);

// By when something is to be read that was released on a day: the end of the next working day.
CivilDay read_by_day(CivilDay released, const complaint::WorkCalendar& calendar);

}  // namespace candour::casework
