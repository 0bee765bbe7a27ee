// app/casework/projection.cpp: what lists are filtered by.
#include "app/casework/projection.h"

#include <algorithm>

namespace candour::casework {
namespace {

using complaint::CaseClock;
using complaint::CaseState;
using complaint::ClockKind;
using complaint::ClockState;

std::string iso_or_empty(const std::optional<complaint::Moment>& moment) {
    return moment ? to_iso(moment->day) : std::string{};
}

bool was_late(const CaseClock& clock) {
    return clock.rule->kind == ClockKind::Target &&
           (clock.state == ClockState::MetLate || clock.state == ClockState::Overdue);
}

// The last stage that was decided says how it went.
void add_outcome(store::CaseRow& row, const CaseState& state) {
    row.outcome.clear();
    row.code.clear();
    for (const complaint::StageRun& run : state.runs) {
        if (run.outcome.empty()) continue;
        row.outcome = run.outcome;
        row.code = run.code;
    }
}

}  // namespace

Result<store::CaseRow> row_of(const Standing& standing, const store::CaseRow& before,
                              bool has_details) {
    const CaseState& state = standing.state;
    const complaint::CaseKind* kind = standing.procedure.find_kind(state.kind);
    const CaseClock* due = complaint::next_due(standing.clocks);
    store::CaseRow row = before;
    row.procedure = state.procedure;
    row.kind = state.kind;
    row.complaint = kind != nullptr && kind->is_complaint;
    row.label = state.label;
    row.method = state.method;
    row.service = state.service;
    row.unit = state.unit;
    row.language = state.language;
    row.status = complaint::name_of(state.status);
    row.stage = state.now() != nullptr ? state.now()->stage : std::string{};
    add_outcome(row, state);
    row.holder = state.holder ? state.holder->hex() : std::string{};
    row.next_step = standing.next.id;
    row.next_due = due != nullptr ? to_iso(due->due.due) : std::string{};
    row.provisional = due != nullptr && due->due.provisional;
    row.waiting = standing.next.id == "wait_for_person" || standing.next.id == "wait_for_legal";
    row.held = !state.holds.empty();
    row.received = to_iso(state.received.day);
    row.closed = iso_or_empty(state.closed);
    row.late = std::ranges::any_of(standing.clocks, was_late);
    row.goodwill_pence = state.goodwill_pence;
    row.cost_pence = state.cost_pence;
    row.satisfied_handling = state.satisfied_handling;
    row.satisfied_outcome = state.satisfied_outcome;
    row.erase_details_after.clear();
    if (has_details) {
        ASSIGN_OR_RETURN(const auto until, complaint::keep_details_until(standing.procedure, state,
                                                                         standing.calendar));
        if (until && !state.details_erased) row.erase_details_after = to_iso(*until);
    }
    return row;
}

store::CasePeople people_of(const CaseState& state) {
    store::CasePeople people;
    if (state.holder) {
        people.own.push_back(*state.holder);
    } else {
        people.own.push_back(state.opened_by);
    }
    if (state.now() != nullptr) {
        for (const StaffId& member : state.now()->panel)
            people.own.push_back(member);
    }
    std::ranges::sort(people.own);
    const auto rest = std::ranges::unique(people.own);
    people.own.erase(rest.begin(), rest.end());
    people.excluded.assign(state.excluded.begin(), state.excluded.end());
    return people;
}

std::string make_reference(SecureRandom& random) {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int characters = 8;
    std::string reference;
    for (int at = 0; at < characters; ++at) {
        if (at == characters / 2) reference += '-';
        reference += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
    }
    return reference;
}

}  // namespace candour::casework
