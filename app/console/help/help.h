// Help: who asks for help now (architecture §4.6): a list, and each with what was written. For
// whoever may read it; a contact of this kind has no other page. What is done about one:
// app/console/safeguarding/lead_desk.h.
#pragma once

#include <string_view>

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// "/help", "/help/ID".
bool is_help_path(std::string_view path);

// What is read there is noted in the audit first. Errors: NotFound, the stores'.
Result<Page> help_page(const Desk& desk, std::string_view path, const SignedIn& viewer);

}  // namespace candour::console
