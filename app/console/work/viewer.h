// Viewer: which cases a member of staff may see in lists, counts and searches.
#pragma once

#include <string>
#include <vector>

#include "app/console/sessions.h"
#include "core/office/permissions.h"
#include "core/store/case_store.h"

namespace candour::console {

// The units that they work for; none: all.
std::vector<std::string> units_of(const store::StaffAccount& account);

// Whether there is any case at all that they might see.
bool sees_some_cases(const office::Roles& roles);

// Everything that they may see the row of: in their units, or only their own.
store::CaseFilter visible_cases(const store::StaffAccount& account);
// The same where words are searched, which tells something about them: only cases whose words they
// may read.
store::CaseFilter searchable_cases(const store::StaffAccount& account);
// What they hold or sit on the panel of, whatever its unit.
store::CaseFilter own_cases(const store::StaffAccount& account);

}  // namespace candour::console
