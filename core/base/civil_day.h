// CivilDay: a date on the wall calendar. It has no hour and no zone.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour {

using CivilDay = std::chrono::sys_days;

// ISO 8601: "2026-11-22".
std::string to_iso(CivilDay day);
// Errors: Invalid when it is not YYYY-MM-DD or there is no such day.
Result<CivilDay> from_iso(std::string_view text);

}  // namespace candour
