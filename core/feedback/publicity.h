// Publicity: what was sent or displayed where, so that what is out of date is noticed and replaced
// (requirements W1, W1b). Staff keep the list; one entry is one JSON object:
//   { "what": "Leaflet: how to complain", "where": "Library, notice board", "since": "2026-11-02",
//     "look_again": "2027-05-01", "page": "rights", "replaced_on": "2027-04-20" }
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

// Also of one line of the form.
inline constexpr std::size_t publicity_line_bytes_max = 500;

struct Publicity {
    std::string what;
    std::string where;
    CivilDay since;
    CivilDay look_again;                    // By when somebody looks whether it is still right.
    std::string page{};                     // Optional; id of the information page that it says.
    std::optional<CivilDay> replaced_on{};  // Replaced or taken down: nobody looks again.
    bool operator==(const Publicity&) const = default;
};

// Errors: Invalid, in words for staff: nothing in it, too long, a day to look again that is not
// after `since`.
Status check_publicity(const Publicity& entry);

std::string publicity_json(const Publicity& entry);
// Errors: Corrupt.
Result<Publicity> publicity_from(std::string_view json);

// The day on which it is due, as ISO; empty when it was replaced.
std::string publicity_due(const Publicity& entry);

enum class PublicityState {
    Current,
    LookAgain,   // From the day after `look_again`, as an information page.
    PageIsGone,  // It says what no information page says any more.
    Replaced,
};
PublicityState state_of(const Publicity& entry, const Organisation& organisation, CivilDay today);

}  // namespace candour::feedback
