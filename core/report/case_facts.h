// CaseFacts: what a report needs of one case, without any words of it. Whoever keeps cases fills it
// from a case's state and clocks; nothing here reads a history.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/civil_day.h"

namespace candour::report {

enum class ClockOutcome : std::uint8_t { Met, MetLate, Overdue, Running };

// A clock that the organisation has to keep (a target); reminders, windows and information are not
// here.
struct TargetFacts {
    std::string id;
    ClockOutcome outcome = ClockOutcome::Running;
    // When it was decided whether it was kept: the day on which it was met, else the day after it
    // was due. Nothing while it runs.
    std::optional<CivilDay> settled{};
    bool operator==(const TargetFacts&) const = default;
};

struct StageFacts {
    std::string stage;
    CivilDay started{};
    std::optional<CivilDay> acknowledged{};
    std::optional<CivilDay> answered{};
    std::optional<CivilDay> decided{};
    std::string outcome{};  // Empty: not decided.
    std::string code{};     // Empty: none was asked for.
    std::vector<TargetFacts> targets{};
    bool operator==(const StageFacts&) const = default;
};

struct CaseFacts {
    std::string reference{};  // Shown to the case team alone.
    std::string service;
    std::string unit{};
    std::string kind;
    std::string label{};  // The visitor's own.
    std::string method{};
    bool complaint = false;
    CivilDay received{};
    std::optional<CivilDay> closed{};
    std::vector<StageFacts> stages{};
    int satisfied_handling = 0;  // 1 … 5; 0: not asked, or not answered.
    int satisfied_outcome = 0;
    std::int64_t goodwill_times = 0;
    std::int64_t goodwill_pence = 0;
    std::int64_t cost_pence = 0;     // Of the service failure.
    std::set<std::string> themes{};  // Root causes, of the organisation's list.
    bool resolved_at_once = false;   // At first contact.
    bool avoidable = false;  // It would not have come, had something been done right before.
    bool operator==(const CaseFacts&) const = default;

    // Its first answer or decision; nothing: none yet.
    std::optional<CivilDay> first_answer() const;
};

// What a report is about. Cases that are set aside are never among them.
struct ReportScope {
    CivilDay first{};  // Cases that were open on some day of these.
    CivilDay last{};
    std::string service{};             // Empty: all.
    std::vector<std::string> units{};  // Empty: all.
};

}  // namespace candour::report
