// What the rules, the clocks and the replay of a case ask of its procedure and its state.
#pragma once

#include <algorithm>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <vector>

#include "core/complaint/case_state.h"

namespace candour::complaint {

template <typename List, typename Value>
bool contains(const List& list, const Value& value) {
    return std::ranges::find(list, value) != list.end();
}

// nullptr only when the history is another procedure's.
const Stage* stage_of(const Procedure& procedure, const StageRun& run);
const Stage* stage_now(const Procedure& procedure, const CaseState& state);
const CaseKind* kind_now(const Procedure& procedure, const CaseState& state);
bool is_complaint(const Procedure& procedure, const CaseState& state);

// Whether one of `posts` is in `wanted`; post_anyone is everybody's.
bool has_post(const std::set<std::string>& posts, const std::vector<std::string>& wanted);

// Where an outcome leads by itself; nullptr: nowhere.
const Stage* led_to(const Procedure& procedure, const Stage& stage, const std::string& outcome);
// The stage after `stage` in the kind's list; nullptr: none.
const Stage* stage_after(const Procedure& procedure, const CaseKind& kind, const Stage& stage);
// The run whose decision can be appealed now: the last one, or the one before a board's talk, which
// delays no appeal (D9).
std::optional<std::size_t> run_to_appeal(const Procedure& procedure, const CaseState& state);

// Where a case of `kind` begins; after other stages, the first of its list that was not decided.
std::string stage_to_begin(const CaseKind& kind, const CaseState& state);

bool is_decided(const StageRun& run);
bool has_open_action(const CaseState& state);
// The panel has as many members as its stage needs.
bool has_panel(const Stage& stage, const StageRun& run);
// Somebody other than the person concerned speaks, and no consent lets us tell them anything.
bool lacks_consent(const CaseState& state);
// C16, D13: of complaints that were not closed as persistent.
bool needs_both_endings(const Procedure& procedure, const CaseState& state);
bool needs_learning(const Procedure& procedure, const CaseState& state);
// D1: the person can be asked whether they agree, and has to be.
bool asks_agreement(const Stage& stage, const CaseState& state);

// Who is busy with a case by an entry of this kind: they took part in the stage (W12, D8). Notes
// and what is typed in for others are not.
bool takes_part(EntryKind kind);

}  // namespace candour::complaint
