// CrowdWarning: tells who can change it that a service has too few people for anybody to be
// anonymous (architecture §4.13).
#pragma once

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// `small_crowds`: whether a page that shows {{> crowd_warning}} warns, and `crowds`, a line each.
// Only administrators are warned.
void add_crowd_warning(View& view, const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
