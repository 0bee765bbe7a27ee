// SuggestionLine: what became of one suggestion (requirements W2, W2b): acknowledged in time or
// not, whose it is, looked at again and again until somebody has decided, and then what was
// decided. Pure; each step is refused in words for staff.
//
// A suggestion from a kiosk has no person to write to: it is acknowledged by a sealed reply, by
// "You said, we did", or by a notice. How, is written here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/complaint/deadline.h"

namespace candour::feedback {

enum class SuggestionState : std::uint8_t {
    Waiting,     // Nobody has acknowledged it yet.
    Considered,  // Comes up in the regular review.
    Adopted,     // Will be done; comes up until it is.
    Declined,    // With the reason.
    Done,
};
std::string_view name_of(SuggestionState state);

struct SuggestionReview {
    CivilDay day{};
    std::string by;
    std::string note;
    bool operator==(const SuggestionReview&) const = default;
};

struct SuggestionLine {
    std::string submission{};  // Hex.
    std::string method{};      // "kiosk", "box", "visitors_book", "email" … (W2b)
    CivilDay received{};       // The day of its release: an earlier one nobody knows.
    CivilDay acknowledge_by{};
    SuggestionState state = SuggestionState::Waiting;
    std::string owner{};  // A person's name, or a post.
    std::optional<CivilDay> acknowledged{};
    std::string acknowledged_how{};
    std::optional<CivilDay> next_review{};  // Nothing once it is declined or done.
    std::string answer{};                   // Of Declined and Done: what people are told.
    std::vector<SuggestionReview> reviews{};
    bool operator==(const SuggestionLine&) const = default;

    // The day on which somebody has to look at it; nothing: it is settled.
    std::optional<CivilDay> due() const;
};

// How suggestions by one method are acknowledged, and whose they are (W2b).
struct SuggestionPromise {
    complaint::ClockLength acknowledge{5, complaint::ClockUnit::WorkingDays};
    std::string owner;
};
inline constexpr std::size_t suggestion_reviews_max = 100;
inline constexpr std::size_t suggestion_characters_max = 2'000;  // Of each text.

// Errors: deadline()'s.
Result<SuggestionLine> new_line(const std::string& submission, const std::string& method,
                                CivilDay received, const SuggestionPromise& promise,
                                const complaint::WorkCalendar& calendar);
// Errors of all below: Invalid, naming what lacks.
Result<SuggestionLine> acknowledged(SuggestionLine line, const std::string& how, CivilDay today,
                                    CivilDay next_review);
Result<SuggestionLine> given_to(SuggestionLine line, const std::string& owner);
// One time that it came up: what was said, and when it comes up again.
Result<SuggestionLine> reviewed(SuggestionLine line, SuggestionReview review, CivilDay next_review);
// `state`: Adopted (with its next review), Declined or Done (both with the answer). Only after it
// was acknowledged.
Result<SuggestionLine> settled(SuggestionLine line, SuggestionState state,
                               const std::string& answer, SuggestionReview review,
                               std::optional<CivilDay> next_review);

std::string to_json(const SuggestionLine& line);
// Errors: Corrupt.
Result<SuggestionLine> suggestion_line_from_json(const std::string& text);

}  // namespace candour::feedback
