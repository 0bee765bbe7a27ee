// Names of a procedure file's words: each enumeration's words in one table, both ways.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/complaint/procedure.h"

namespace candour::complaint {

template <typename T, std::size_t N>
using NameTable = std::array<std::pair<T, std::string_view>, N>;

inline constexpr NameTable<Milestone, 12> milestone_names = {{
    {Milestone::Received, "received"},
    {Milestone::StageStarted, "stage_started"},
    {Milestone::Acknowledged, "acknowledged"},
    {Milestone::Contacted, "contacted"},
    {Milestone::Heard, "heard"},
    {Milestone::Answered, "answered"},
    {Milestone::Updated, "updated"},
    {Milestone::Decided, "decided"},
    {Milestone::ActionsAgreed, "actions_agreed"},
    {Milestone::ActionsDone, "actions_done"},
    {Milestone::PanelSetUp, "panel_set_up"},
    {Milestone::Resolved, "resolved"},
}};
inline constexpr NameTable<ClockKind, 4> clock_kind_names = {{
    {ClockKind::Target, "target"},
    {ClockKind::Reminder, "reminder"},
    {ClockKind::Window, "window"},
    {ClockKind::Information, "information"},
}};
inline constexpr NameTable<ClockUnit, 4> clock_unit_names = {{
    {ClockUnit::WorkingDays, "working_days"},
    {ClockUnit::CalendarDays, "calendar_days"},
    {ClockUnit::Weeks, "weeks"},
    {ClockUnit::Hours, "hours"},
}};
inline constexpr NameTable<StageKind, 5> stage_kind_names = {{
    {StageKind::Assess, "assess"},
    {StageKind::Handle, "handle"},
    {StageKind::Panel, "panel"},
    {StageKind::Board, "board"},
    {StageKind::External, "external"},
}};
inline constexpr NameTable<LateAppeal, 3> late_appeal_names = {{
    {LateAppeal::Accept, "accept"},
    {LateAppeal::AcceptWithReason, "accept_with_reason"},
    {LateAppeal::Refuse, "refuse"},
}};
inline constexpr NameTable<Anonymous, 3> anonymous_names = {{
    {Anonymous::Inside, "inside"},
    {Anonymous::PerService, "per_service"},
    {Anonymous::Outside, "outside"},
}};

template <typename T, std::size_t N>
constexpr std::string_view word_of(const NameTable<T, N>& table, T wanted) {
    for (const auto& [value, name] : table) {
        if (value == wanted) return name;
    }
    return {};  // Not reached: the tables are complete (a test walks them).
}

template <typename T, std::size_t N>
constexpr std::optional<T> value_of(const NameTable<T, N>& table, std::string_view name) {
    for (const auto& [value, word] : table) {
        if (word == name) return value;
    }
    return std::nullopt;
}

template <typename T, std::size_t N>
std::vector<std::string> words_in(const NameTable<T, N>& table) {
    std::vector<std::string> words;
    for (const auto& [value, word] : table)
        words.emplace_back(word);
    return words;
}

}  // namespace candour::complaint
