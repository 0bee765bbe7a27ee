// Inbox: every contact that has been released, newest first, with filters and pages.
#pragma once

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// `query`: kind, service, language, page. What is not known is as if it was not there. Contacts in
// a case that the viewer is excluded from are not shown.
// Errors: the store's.
Result<Page> inbox_page(const Desk& desk, const Fields& query, const SignedIn& viewer);

}  // namespace candour::console
