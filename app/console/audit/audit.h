// Audit: who did what, when. Staff only; nothing a visitor does is ever written down.
#pragma once

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

bool may_see_audit(const store::StaffAccount& account);

// Errors: the store's. Whether the reader may see it is the caller's to ask first.
Result<Page> audit_page(const Desk& desk);

}  // namespace candour::console
