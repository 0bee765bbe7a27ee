// Error pages: what went wrong in plain words, and what to do next.
#pragma once

#include "app/console/page.h"

namespace candour::console {

// For 400, 403, 404, 405, 500 and 503; any other status reads as 500.
Page error_page(int status, const PageLanguage& language = {});
// 403 for a form whose token is missing or old, which is not about what a person may do.
Page stale_form_page(const PageLanguage& language = {});

// The status for a handler's error.
int status_of(ErrorKind kind);

}  // namespace candour::console
