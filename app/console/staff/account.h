// My account: what a person changes of themselves. Everybody has it.
#pragma once

#include <optional>
#include <string_view>

#include "app/console/staff/staff_desk.h"

namespace candour::console {

// `path` begins with "/account". Errors of these: NotFound, the store's.
Result<Page> account_page(const StaffDesk& staff, std::string_view path, const Fields& query,
                          const SignedIn& viewer);
// What the form of that page sent. A new password or second factor ends all other sessions.
Result<Reply> take_account(const StaffDesk& staff, std::string_view path, const Fields& form,
                           const SignedIn& viewer);

// "Set up a code", for whoever must have one before anything else.
inline constexpr const char* address_of_code = "/account/code";

// What is wrong with a new password typed twice; "" when nothing is.
std::string problem_of_new_password(const Fields& form, const PageLanguage& language);

}  // namespace candour::console
