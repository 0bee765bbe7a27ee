// Inbox: what has been released, newest first, with filters and pages.
#pragma once

#include "app/console/fields.h"
#include "app/console/page.h"

namespace candour::console {

// `query`: kind, service, language, page. What is not known is as if it was not there.
// Errors: the store's.
Result<Page> inbox_page(const Desk& desk, const Fields& query);

}  // namespace candour::console
