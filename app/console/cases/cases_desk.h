// What the pages of cases work with, for one request.
#pragma once

#include <vector>

#include "app/casework/case_work.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

struct CasesDesk {
    Desk desk;
    casework::CaseWork& work;
    casework::Worker worker;                  // Who is signed in.
    std::vector<casework::Worker> everybody;  // Who may be named.
    bool step_up_done = false;                // Asked for their password or code just now.
};

// Name and title, as it is told to people: "Tess Morgan, Housing manager".
std::string name_and_title(const CasesDesk& cases, const StaffId& id);

}  // namespace candour::console
