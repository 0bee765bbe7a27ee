// Procedures in the console: what is ready, what the organisation has, and changing it.
#pragma once

#include <optional>
#include <string>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/procedures/address.h"
#include "app/console/sessions.h"
#include "core/complaint/procedure.h"
#include "core/store/procedure_store.h"

namespace candour::console {

struct ProcedureDesk {
    Desk desk;
    store::ProcedureStore& procedures;
    Disk& disk;
    std::string ready_folder;  // With the ready procedures; empty: none are offered.
};

// Who may copy, change and publish procedures; everybody who is signed in may read them.
bool may_edit_procedures(const store::StaffAccount& account);
// Whether a page changes something, or is on the way to it.
bool is_for_procedure_editors(const ProcedureAddress& address);

// Errors: NotFound, the stores'. Whether the viewer may is the caller's to ask first.
Result<Page> procedure_page(const ProcedureDesk& desk, const ProcedureAddress& address,
                            const SignedIn& viewer);
// Empty: the page takes no form.
std::optional<Result<Reply>> take_procedure_form(const ProcedureDesk& desk,
                                                 const ProcedureAddress& address,
                                                 const Fields& form, const SignedIn& viewer);

}  // namespace candour::console
