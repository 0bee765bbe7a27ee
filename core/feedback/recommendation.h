// Recommendation: a proposed change to a policy or procedure (requirements N11, N12, N13): the
// options with their benefits and drawbacks, which one was chosen and why, who decided, and what
// came of it. Pure; each step is refused in words for staff.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/result.h"

namespace candour::feedback {

enum class RecommendationState : std::uint8_t {
    Proposed,
    Decided,   // An option was chosen; doing nothing is one too.
    Finished,  // What came of it is written.
};
std::string_view name_of(RecommendationState state);

struct RecommendationOption {
    std::string name;
    std::string benefits;
    std::string drawbacks;
    bool operator==(const RecommendationOption&) const = default;
};

struct Recommendation {
    std::string id{};  // Random, hex.
    RecommendationState state = RecommendationState::Proposed;
    std::string title{};
    std::string because{};  // Which trend, pattern or cause it answers (N9, N10).
    std::vector<RecommendationOption> options{};
    std::string proposed_by{};
    std::string decision_maker{};   // Who is to decide.
    std::optional<CivilDay> due{};  // Until when: to decide, then to look at what came of it.
    std::size_t chosen = 0;         // Index; once decided.
    std::string reason{};
    std::string decided_by{};
    std::optional<CivilDay> decided{};
    std::string result{};
    std::optional<CivilDay> finished{};
    bool operator==(const Recommendation&) const = default;
};

inline constexpr std::size_t recommendation_options_max = 6;
inline constexpr std::size_t recommendation_characters_max = 4'000;  // Of each text.

// Errors of all: Invalid, naming what lacks. Only before it is decided. At least two options, each
// with a benefit and a drawback: with one there is nothing to choose.
Result<Recommendation> proposed(Recommendation changed);
// `review`: when what came of it is looked at.
Result<Recommendation> decided(Recommendation recommendation, std::size_t chosen,
                               const std::string& reason, const std::string& who, CivilDay today,
                               CivilDay review);
Result<Recommendation> finished(Recommendation recommendation, const std::string& result,
                                CivilDay today);

std::string to_json(const Recommendation& recommendation);
// Errors: Corrupt.
Result<Recommendation> recommendation_from_json(const std::string& text);

}  // namespace candour::feedback
