// A scenario on its way: the history so far and what follows from it. Internal.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/complaint/case_clocks.h"
#include "core/complaint/case_state.h"
#include "core/complaint/scenario/scenario.h"

namespace candour::complaint {

// Everything that a scenario's printing and expecting looks at.
struct ScenarioCase {
    const Scenario& scenario;
    const Procedure& procedure;
    std::map<std::int64_t, WorkCalendar> calendars{};
    std::vector<Entry> entries{};
    std::map<std::string, std::int64_t> labels{};
    CaseState state{};
    std::vector<CaseClock> clocks{};  // As of the last line.
    Moment now{};

    const WorkCalendar& calendar() const;
    // Of the last run that has it; nullptr: none runs.
    const CaseClock* clock(std::string_view id) const;
    std::string name_of(const StaffId& id) const;
};

// Empty when it holds; else what is so instead.
std::string problem_of(const ScenarioExpectation& expect, const ScenarioCase& looked);

std::string text_of(const Moment& moment);
// "10 working days".
std::string text_of(ClockLength length);

std::string print_entry(const ScenarioCase& looked, const Entry& entry, bool by_itself);
// What changed in the clocks since `before`; each new due date with its working.
std::string print_clocks(const ScenarioCase& looked, const std::vector<CaseClock>& before,
                         ScenarioDetail detail);
std::string print_end(const ScenarioCase& looked);

}  // namespace candour::complaint
