// The clocks of a case: which run, until when, how that is counted, and what is to be done next.
// Pure: a procedure, a state, a calendar and a moment in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/complaint/case_state.h"
#include "core/complaint/deadline.h"

namespace candour::complaint {

enum class ClockState : std::uint8_t {
    Running,
    Stopped,  // It counts nothing now.
    Met,      // In time.
    MetLate,
    Overdue,  // Late, and not met. A target that was so when its stage ended stays so.
    Ended,    // No longer of use: the stage or case ended otherwise; a window that is over.
};

// "running", "met_late" …: in scenario files.
std::string_view name_of(ClockState state);

struct CaseClock {
    std::size_t run = 0;  // Index into CaseState::runs.
    std::string stage;
    const ProcedureClock* rule = nullptr;  // The procedure's own.
    Moment from;
    Deadline due{};  // Day by day. For hours from an instant: until `due_at`. Of a clock that
                     // stands still it is what it would be if it ran again today.
    std::optional<Instant> due_at{};  // Clocks of hours whose beginning is known to the instant.
    std::optional<Moment> met{};
    ClockState state = ClockState::Running;
    std::int64_t extended_by_entry = 0;  // 0: not moved.
    CivilDay first_due{};                // Before any extension.
    bool capped = false;                 // `latest` cut it short.
    // Working days left, counting none of today; below 0: late by so many. For hours: 0.
    int working_days_left = 0;
};

// All clocks of all runs that have begun, in the order of stages and of the procedure. `now` is
// today; `calendar` is the version that the state names: no due date moves without an entry that
// says why. Errors: Invalid when no day counts for years (deadline.h); NotFound when the state
// belongs to another procedure.
Result<std::vector<CaseClock>> clocks_of(const Procedure& procedure, const CaseState& state,
                                         const WorkCalendar& calendar, const Moment& now);

// Until when the decision of `run` can be appealed. Empty: without limit, or there is no appeal.
Result<std::optional<Deadline>> appeal_window(const Procedure& procedure, const StageRun& run,
                                              const WorkCalendar& calendar);

// The day after which contact details are to be erased: the procedure's time after the closing.
// Empty while it is open, and while a hold stops it. Errors: as clocks_of.
Result<std::optional<CivilDay>> keep_details_until(const Procedure& procedure,
                                                   const CaseState& state,
                                                   const WorkCalendar& calendar);

// The target or reminder that is due next; nullptr when none runs.
const CaseClock* next_due(const std::vector<CaseClock>& clocks);

// What staff have to do next, as an id for words: "triage", "assign", "acknowledge", "contact",
// "decide", "form_panel", "do_actions", "ask_agreement", "tell_redress", "finish_learning",
// "person_ending", "organisation_ending", "close", "wait_for_person", "wait_for_legal",
// "check_quality", "nothing".
struct NextStep {
    std::string id;
    const CaseClock* clock = nullptr;  // Into `clocks`; by when.
    std::optional<StaffId> who{};
};
NextStep next_step(const Procedure& procedure, const CaseState& state,
                   const std::vector<CaseClock>& clocks, const Moment& now);

}  // namespace candour::complaint
