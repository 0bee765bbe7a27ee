// Work site: the addresses of the pages about what is to be done, and who may see them.
#pragma once

#include <optional>
#include <string_view>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

enum class WorkView {
    Cases,       // /cases
    CasesXlsx,   // /cases.xlsx
    SaveList,    // /cases/lists: takes a form.
    RemoveList,  // /cases/lists/remove: takes a form.
    MyWork,      // /my-work
    Calendar,    // /my-work/calendar: also takes a form.
    Panels,      // /panels
    Digest,      // /digest
    DigestMail,  // /digest.txt
};

std::optional<WorkView> work_address(std::string_view path);
bool only_takes_forms(WorkView view);
bool is_file(WorkView view);

// All three: NotFound where this server keeps no cases, Denied for who has to do with none.
Result<Page> work_page(const Desk& desk, WorkView view, const Fields& query,
                       const SignedIn& viewer);
Result<Download> work_file(const Desk& desk, WorkView view, const Fields& query,
                           const SignedIn& viewer);
// Empty: this page takes no form. `host`: as the browser calls this server.
std::optional<Result<Reply>> work_act(const Desk& desk, WorkView view, const Fields& form,
                                      const SignedIn& viewer, SecureRandom& random,
                                      std::string_view host);

}  // namespace candour::console
