// iCalendar: due dates as a calendar that mail programs and telephones subscribe to (RFC 5545).
// Pure. Nothing that anybody said is in it: references, and what is due.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/world.h"

namespace candour::console {

struct CalendarEvent {
    std::string uid;      // Stays the same while the case moves: a calendar then moves its entry.
    std::string summary;  // "Candour: K7M2-94QP, answer due".
    CivilDay day;         // All of it, unless `at` says when.
    std::optional<Instant> at{};
    bool provisional = false;  // The day may still move: TENTATIVE.
};

struct CalendarFile {
    std::string name;      // What a calendar program calls it.
    std::string language;  // Of name and summaries.
    Instant made_at;
    std::vector<CalendarEvent> events;
};

// Lines end with CR LF and have at most 75 octets (3.1); texts are escaped (3.3.11).
std::string ical_text(const CalendarFile& file);

}  // namespace candour::console
