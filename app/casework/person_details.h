// Contact details as the office keeps them: apart from the case's history, for its handler alone,
// and erased first. Only there when a person chose to give them.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/feedback/complaint_facts.h"

namespace candour::casework {

using feedback::PersonDetails;

std::string to_json(const PersonDetails& details);
// Errors: Corrupt.
Result<PersonDetails> details_from_json(std::string_view json);

}  // namespace candour::casework
