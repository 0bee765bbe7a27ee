// Audit: who did what, when. Staff only; nothing a visitor does is ever written down.
#pragma once

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// Errors: the store's.
Result<Page> audit_page(const Desk& desk);

}  // namespace candour::console
