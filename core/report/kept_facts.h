// KeptFacts: what a report needs of a case, as it is kept beside the case's row: true on any day
// until the next entry. What changes by itself, a clock that runs out, is worked out when it is
// read. No words of anybody.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/world.h"
#include "core/report/case_facts.h"

namespace candour::report {

// Until when a clock is in time: through that day, or to that instant.
struct TimeLimit {
    CivilDay day{};
    std::optional<Instant> at{};
    bool operator==(const TimeLimit&) const = default;

    bool is_over(CivilDay today, const std::optional<Instant>& now) const;
};

enum class WhenOver : std::uint8_t {
    Overdue,
    Gone,     // What it stood in for was done in time (P7): nobody owes it any more.
    Running,  // It stands still.
};

// A target of `facts` that runs.
struct OpenTarget {
    std::size_t stage = 0;   // Index into CaseFacts::stages …
    std::size_t target = 0;  // … and into its targets.
    TimeLimit limit;
    std::optional<TimeLimit> other{};  // It is owed only once this is over as well (P7).
    WhenOver then = WhenOver::Overdue;
    bool operator==(const OpenTarget&) const = default;
};

struct KeptFacts {
    CaseFacts facts;
    std::vector<OpenTarget> open{};  // In the order of `facts`.
    bool operator==(const KeptFacts&) const = default;
};

// What a replay of the case would say then, if nothing was written since.
CaseFacts facts_at(KeptFacts kept, CivilDay today, const std::optional<Instant>& now);

// One line for the case, one a stage, one a target.
std::string to_text(const KeptFacts& kept);
// Errors: Corrupt.
Result<KeptFacts> kept_facts_from_text(std::string_view text);

}  // namespace candour::report
