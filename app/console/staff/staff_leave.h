// Somebody leaves: what they hold goes to somebody else, and the account is closed.
#pragma once

#include <vector>

#include "app/console/editor/form.h"
#include "app/console/staff/staff_desk.h"

namespace candour::console {

inline constexpr std::string_view last_administrator =
    N_("This is the last active administrator. Give somebody else the role first.");
// Whether nobody else is an active administrator. The store asks again when it is done.
Result<bool> is_last_administrator(store::OfficeStore& office, const store::StaffAccount& account);

// Errors of both: the stores'.
Result<Page> leave_page(const StaffDesk& staff, const store::StaffAccount& account,
                        std::vector<Problem> problems);
Result<Reply> take_leave(const StaffDesk& staff, const store::StaffAccount& account,
                         const Fields& form, const SignedIn& viewer);

}  // namespace candour::console
