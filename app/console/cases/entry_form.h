// Entry form: the short form of one kind of entry, made from its fields, and read back.
#pragma once

#include <string>
#include <vector>

#include "app/console/cases/cases_desk.h"
#include "app/console/editor/form.h"
#include "core/complaint/case_entry.h"

namespace candour::console {

// The fields that a person fills in, with the case's own choices. `sent`: what was typed before.
std::vector<FormField> entry_fields(const CasesDesk& cases, const casework::OpenCase& found,
                                    complaint::EntryKind kind, const Fields& sent);

struct TakenEntry {
    complaint::Entry entry;
    std::vector<Problem> problems;  // Empty: it can be written.
};
TakenEntry take_entry(complaint::EntryKind kind, const Fields& form, const PageLanguage& language);

// "24 12 2026", "24/12/2026", "2026-12-24", "24 December 2026". Errors: Invalid, with what to type,
// which is the key of a text.
Result<CivilDay> day_from(std::string_view typed);

}  // namespace candour::console
