// Taking a stage out of a draft.
#pragma once

#include <string>
#include <vector>

#include "app/console/procedures/drafts.h"

namespace candour::console {

// Why it cannot go: the ways and times that name it, a kind of contact that has no other stage, and
// cases that are in it. Errors: the stores'.
Result<std::vector<Problem>> stage_removal_problems(const ProcedureDesk& desk,
                                                    const OpenProcedure& draft,
                                                    const std::string& id);
// Out of the kinds' lists too.
void remove_stage(nlohmann::json& document, const std::string& id);

}  // namespace candour::console
