// One procedure on a page: its diagram, stages with times, texts, and what it leaves out.
#pragma once

#include <string>

#include "app/console/page.h"
#include "core/complaint/procedure.h"

namespace candour::console {

// Where the page's form goes, and what its button says; empty: no button.
struct ProcedureAction {
    std::string to{};
    std::string button{};
};

// The keys of the template "procedure" but problems, links and notice, which are the caller's.
// In `language` where the procedure has it, else in its own first.
void show_procedure(View& view, const complaint::Procedure& procedure,
                    const ProcedureAction& action, const PageLanguage& language);

}  // namespace candour::console
