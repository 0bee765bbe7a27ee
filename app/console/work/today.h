// Today: what needs doing, as the first page.
#pragma once

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// First who asks for help now, for the safeguarding lead. Counts that are links, the viewer's own
// next cases, and the newest contacts that are in no case. Each part is there for whom it concerns.
// Errors: the stores'.
Result<Page> today_page(const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
