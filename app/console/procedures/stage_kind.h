// What a stage is: chosen when it is added, and changed later.
#pragma once

#include <vector>

#include "app/console/procedures/form_parts.h"

namespace candour::console {

std::vector<Option> stage_kind_options(const OpenProcedure& draft);

// The kind that was sent, into the stage; a panel comes with its kind and goes with it. What a
// stage of that kind cannot have, or lacks, is in `problems`.
void take_stage_kind(nlohmann::json& stage, const OpenProcedure& draft, const Fields& form,
                     std::vector<Problem>& problems);

}  // namespace candour::console
