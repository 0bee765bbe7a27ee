// Calendar settings: what staff set of the working days of an organisation and its units; one
// version of them is kept for ever, as running cases count by it (requirements C20, C24).
//
// A version is kept as the id of a nation and one JSON object:
//   { "closures": [{"first": "2026-12-24", "last": "2026-12-31", "reason": "Office move",
//                   "unit": "homes"}],
//     "nations": {"homes": "scotland"} }
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/complaint/work_calendar.h"

namespace candour::complaint {

struct UnitClosure {
    Closure closure;
    std::string unit{};  // Empty: of the whole organisation.
    bool operator==(const UnitClosure&) const = default;
};

struct CalendarSettings {
    Nation nation = Nation::EnglandAndWales;  // Of services in no unit, and of units not below.
    std::map<std::string, Nation> unit_nations{};
    std::vector<UnitClosure> closures{};  // By unit's, then first day.
    bool operator==(const CalendarSettings&) const = default;
};

// The JSON object of a version; the nation is kept beside it.
std::string closures_json(const CalendarSettings& settings);
// Errors: Corrupt, naming what is wrong.
Result<CalendarSettings> calendar_settings_from(std::string_view nation, std::string_view json);

// What a unit counts by: its nation, the closures of the whole organisation and its own. An empty
// unit, or one that the settings do not know: the organisation's own.
// Errors: Invalid, as WorkCalendar::create().
Result<WorkCalendar> calendar_of(const CalendarSettings& settings, const std::string& unit);

// In order, so that the same settings are the same bytes.
void put_in_order(CalendarSettings& settings);

}  // namespace candour::complaint
