// Safeguarding: what the leads have to read by when: who asks for help now, and what was written
// beside a survey on a home visit (core/feedback/words_apart.h); and what they see of it on Today.
#pragma once

#include <string_view>

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// "/safeguarding", "/safeguarding/ID". Its forms: lead_desk.h.
bool is_safeguarding_path(std::string_view path);

// What is read there is noted in the audit first. Errors: NotFound, the stores'.
Result<Page> safeguarding_page(const Desk& desk, std::string_view path, const SignedIn& viewer);

// Adds to Today what nobody has finished, for whoever may read it, and for administrators what they
// have to put right so that everything is read: `lead_warnings`. Errors: the stores'.
Status add_lead_work(View& view, const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
