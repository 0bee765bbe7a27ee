// The fields of one promised time, from its object in the draft and back into it.
#pragma once

#include <string>
#include <vector>

#include "app/console/procedures/draft_problems.h"

namespace candour::console {

// `id`: the clock; empty for a new one of the stage.
std::vector<FormField> clock_fields(const OpenProcedure& draft, const nlohmann::json& stage,
                                    const std::string& id);
Fields filled_of_clock(const nlohmann::json& clock);
// A target, or information where the stage is outside.
Fields filled_of_new_clock(const nlohmann::json& stage);
// `stage`: as it was before. Another length is no default of ours any more, unless the reason was
// written anew.
void take_clock_fields(nlohmann::json& clock, const OpenProcedure& draft,
                       const nlohmann::json& stage, const Fields& form,
                       std::vector<Problem>& problems);
// Where the loader's words about the clock at `place` stand.
std::vector<FieldOfPlace> fields_of_clock(const std::string& place);

}  // namespace candour::console
