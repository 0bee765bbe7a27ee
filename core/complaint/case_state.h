// CaseState: what a case is now, made of its history alone. Replaying the same entries under the
// same procedure gives the same state, for ever; erased words change nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/complaint/case_entry.h"
#include "core/complaint/procedure.h"
#include "core/complaint/work_calendar.h"

namespace candour::complaint {

enum class CaseStatus : std::uint8_t {
    Open,
    Resolved,  // The person's side is settled; something is still to do before it can be closed.
    Closed,
    SetAside,
};

// "open", "resolved", "closed", "set_aside": in lists and scenario files.
std::string_view name_of(CaseStatus status);

// One time that a stage runs. A stage may run twice (led back to the board, reopened).
struct StageRun {
    std::string stage;
    Moment started;
    std::string why{};  // "first", "next", "appeal", "leads", "bypass", "reopened", "reclassified"
    Moment received{};  // Of the case; of a wish to make it formal (C8), when that came.
    bool late = false;
    std::optional<StaffId> holder{};
    std::vector<StaffId> panel{};
    std::map<Milestone, Moment> reached{};  // The first time of each.
    std::string outcome{};
    std::string code{};
    std::int64_t decided_by_entry = 0;
    std::string person_agreed{};  // "yes", "no", "unknown"; empty: not asked.
    bool contact_tried = false;
    bool bypassed = false;
    bool operator==(const StageRun&) const = default;
};

struct Action {
    std::int64_t entry = 0;
    std::size_t run = 0;  // Index into CaseState::runs.
    std::optional<StaffId> owner{};
    std::optional<CivilDay> due{};
    std::optional<CivilDay> done{};
    bool confidential = false;
    bool operator==(const Action&) const = default;
};

// Until when a clock of a stage run was moved, and by which entry.
struct ExtendedClock {
    std::size_t run = 0;  // Index into CaseState::runs.
    std::string clock;
    CivilDay until;
    std::int64_t entry = 0;
    bool operator==(const ExtendedClock&) const = default;
};

// While clocks that can stop are stopped. `to` is empty while it lasts.
struct StopSpan {
    CivilDay from;
    std::optional<CivilDay> to{};
    std::int64_t entry = 0;
    bool operator==(const StopSpan&) const = default;
};

// Under what somebody may be told something.
struct Consent {
    bool representative = false;     // To speak with who acts for the person.
    std::set<std::string> bodies{};  // Bodies of the procedure that it names.
    bool operator==(const Consent&) const = default;
};

struct CaseState {
    std::int64_t entries = 0;
    std::string procedure;
    int version = 0;
    std::int64_t calendar = 0;  // Version of the organisation's calendar.
    std::string kind;           // From the beginning: what its label offers, until staff choose.
    bool kind_chosen = false;   // C3: by staff, at triage.
    std::string label;
    std::string method;
    std::string service;
    std::string unit;
    std::string language;
    Moment received;
    bool anonymous = true;
    bool outside =
        false;  // C11, P6: considered, but not by this procedure: no clock, no complaint.
    std::string on_behalf;
    std::string wants_writing = "unknown";
    CaseStatus status = CaseStatus::Open;
    std::vector<StageRun> runs;
    StaffId opened_by{};              // Who took it in.
    std::optional<StaffId> holder{};  // Of the case now.
    std::set<StaffId> excluded;       // Marked conflicts: they neither see nor handle it.
    std::map<StaffId, std::set<std::size_t>> took_part;  // In which runs.
    std::vector<Action> actions;
    std::vector<ExtendedClock> extended;
    std::vector<StopSpan> stops;
    std::set<std::int64_t> options;  // Entries; and the one agreed.
    std::int64_t option_agreed = 0;
    std::set<std::int64_t> information_waiting;  // InformationAsked without InformationCame.
    std::map<std::int64_t, Consent> consents;    // Given and not withdrawn; by entry.
    std::set<std::int64_t> translations_waiting;
    std::map<std::string, std::int64_t> holds;  // By kind of hold: the entry that set it.
    bool legal = false;                         // Proceedings are under way …
    bool legal_waiting = false;                 // … and the responsible post said to wait.
    std::string mediation;                      // Last step; empty: none.
    bool redress_due = false;                   // It went on from where it has to be told …
    bool redress_told = false;                  // … and whether it was.
    bool replied = false;                       // On the reply board.
    bool wrote_back = false;                    // The person, and staff not since then.
    std::int64_t goodwill_pence = 0;
    std::int64_t goodwill_times = 0;
    std::map<StaffId, std::int64_t> goodwill_by;  // Pence; many small payments are a large one.
    std::int64_t cost_pence = 0;
    int satisfied_handling = 0;  // 1 … 5; 0: not asked.
    int satisfied_outcome = 0;
    std::string person_agreed = "unknown";
    bool person_ending = false;
    bool organisation_ending = false;
    bool learning_open = false;
    bool learning_done = false;
    std::optional<StaffId> learning_owner{};
    bool quality_drawn = false;
    int quality_score = 0;
    std::set<std::string> themes;
    bool persistent = false;
    bool resolved_at_once = false;
    std::optional<Moment> resolved{};
    std::optional<Moment> closed{};
    bool details_erased = false;

    const StageRun* now() const { return runs.empty() ? nullptr : &runs.back(); }
    bool is_open() const { return status == CaseStatus::Open || status == CaseStatus::Resolved; }
    bool operator==(const CaseState&) const = default;
};

// Who wants to write an entry.
struct Actor {
    StaffId id{};
    std::set<std::string> posts;
    std::int64_t payment_limit_pence = 0;
    // All members of staff and their posts, for whether a person named in an entry may be there.
    std::map<StaffId, std::set<std::string>> everybody{};
};

// Whether `entry` may follow: the procedure's rules, not the permission table's. `calendar` is the
// version that the state names. Errors: Denied for the person (excluded, not the post, over their
// limit), Invalid for the time (no such stage here, a window that is over, an ending that lacks),
// each with what would help, in words for staff. NotFound: the history belongs to another
// procedure.
Status may_follow(const Procedure& procedure, const CaseState& state, const Entry& entry,
                  const Actor& actor, const WorkCalendar& calendar);

// Whether `actor` could write such an entry now if its fields were right: whom the rules let in and
// when, not what they ask of the words. What a page offers is what this allows. Errors: as above.
Status may_begin(const Procedure& procedure, const CaseState& state, EntryKind kind,
                 const Actor& actor, const WorkCalendar& calendar);

// Whether somebody neither sees nor handles the case now: a marked conflict, or a post that the
// stage keeps out (D8: Chair and Vice-Chair, until the review).
bool is_kept_out(const Procedure& procedure, const CaseState& state, const StaffId& who,
                 const std::set<std::string>& posts);

// The state after `entry`. Errors: Corrupt when it cannot stand there (a damaged history).
Result<CaseState> after(const Procedure& procedure, CaseState state, const Entry& entry);
Result<CaseState> replay(const Procedure& procedure, std::span<const Entry> entries);

// Entries that the program writes by itself after `entry` (StageStarted where an outcome leads on,
// LearningOpened …), in order, without number; `state` is the one after `entry`. QualityDrawn is
// none of them: it is drawn among closed cases.
std::vector<Entry> follow_ups(const Procedure& procedure, const CaseState& state,
                              const Entry& entry);

}  // namespace candour::complaint
