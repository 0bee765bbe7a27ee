// platform/kiosk/status.h: how this kiosk's store is, in plain words for staff (--status).
#pragma once

#include <string>

#include "core/base/result.h"
#include "platform/kiosk/options.h"

namespace candour::platform {

// Reads beside a kiosk that is running, locks nothing and changes nothing. What waits is told in
// tenths and days only: a count before and after a visitor would tell what the visitor did.
// Errors: NotFound (no kiosk has joined here), Unavailable, Corrupt, each with what to do.
Result<std::string> describe_station(const KioskOptions& options);

}  // namespace candour::platform
