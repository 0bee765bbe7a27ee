// Options: what can be chosen for a field of an entry, from the procedure, the case and its people.
#pragma once

#include <vector>

#include "app/console/cases/cases_desk.h"
#include "app/console/editor/form.h"

namespace candour::console {

// Empty for a field that is typed.
std::vector<Option> options_for(const CasesDesk& cases, const casework::OpenCase& found,
                                complaint::EntryKind kind, complaint::Field field);
// The kinds of a procedure, the likely one for the visitor's own label first (C3).
std::vector<Option> kind_options(const complaint::Procedure& procedure, std::string_view label,
                                 const PageLanguage& language);
std::vector<Option> method_options(const PageLanguage& language);
// What follows from the service of a new case: its unit, and whether an anonymous contact about it
// is inside the procedure (C10).
void add_service_facts(complaint::Entry& opened, const feedback::Organisation& organisation);
std::vector<Option> service_options(const Desk& desk);

}  // namespace candour::console
