// The fields of an account, drawn and read.
#pragma once

#include <vector>

#include "app/console/editor/form.h"
#include "app/console/staff/staff_desk.h"

namespace candour::console {

// "manager, auditor", or "none".
std::string roles_in_words(const office::Roles& roles, const PageLanguage& language);

// `is_new`: with a user name, which never changes afterwards.
std::vector<FormField> fields_of_account(const Desk& desk, const store::StaffAccount& account,
                                         bool is_new);
// Puts what was sent into `account`; what is wrong with it.
std::vector<Problem> read_account(const Desk& desk, const Fields& form, bool is_new,
                                  store::StaffAccount& account);

}  // namespace candour::console
