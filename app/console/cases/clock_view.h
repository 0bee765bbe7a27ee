// Clock view: a due date and its working, for pages and for the record.
#pragma once

#include <string>

#include "app/console/page.h"
#include "core/complaint/case_clocks.h"

namespace candour::console {

// Of a clock of `procedure`. Keys: clock_name, clock_due, clock_left, clock_state, clock_style,
// clock_rule, clock_from, provisional, moved_by, capped, default_note, has_working, working (a list
// of day rows).
View clock_view(const complaint::Procedure& procedure, const complaint::CaseClock& clock,
                CivilDay today, const PageLanguage& language);

// "Friday 3 April 2026: does not count (Good Friday)".
std::string day_line(const complaint::CountedDay& day, const PageLanguage& language);
// "Within 10 working days from when it is received".
std::string rule_in_words(const complaint::ProcedureClock& rule, const PageLanguage& language);
std::string due_in_words(const complaint::CaseClock& clock, const PageLanguage& language);
std::string weekday_in_words(CivilDay day, const PageLanguage& language);  // "Friday 3 April 2026".

}  // namespace candour::console
