// Devices: which ones the organisation has let in, how they are, and the end of one.
// For administrators; whether the reader is one is the caller's to ask first.
#pragma once

#include <string_view>

#include "app/console/devices/health.h"
#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

Result<ExpectedOfDevices> expected_of_devices(const Desk& desk);

// `query`: "added" or "revoked" with a device's id says what has just been done.
Result<Page> devices_page(const Desk& desk, const Fields& query);

// What revoking means, and the button. Errors: NotFound, also for one that is revoked already.
Result<Page> revoke_page(const Desk& desk, std::string_view id);
Result<Reply> revoke(const Desk& desk, std::string_view id, const SignedIn& viewer);

}  // namespace candour::console
