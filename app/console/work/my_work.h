// My work and panels: a person's own cases, by what is due next.
#pragma once

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// Open cases that the viewer holds. Errors: the stores'.
Result<Page> my_work_page(const Desk& desk, const SignedIn& viewer);
// Open cases on whose panel the viewer sits.
Result<Page> panels_page(const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
