// Case rows: the table of cases that several pages show (case_rows.mustache).
#pragma once

#include <string>
#include <vector>

#include "app/console/page.h"
#include "app/console/sessions.h"
#include "app/console/work/case_names.h"

namespace candour::console {

// Of a hex of a StaffId: their name as people see it, or that it is the viewer, nobody, or one who
// has no account any more. Errors: the store's.
Result<std::string> holder_in_words(const Desk& desk, const std::string& holder,
                                    const SignedIn& viewer);

// Adds the table's keys. `caption` says what the table is to whoever does not see the page.
// Errors: the stores'.
Status add_case_rows(View& view, const Desk& desk, const SignedIn& viewer,
                     const std::vector<store::CaseRow>& rows, const std::string& caption);

}  // namespace candour::console
