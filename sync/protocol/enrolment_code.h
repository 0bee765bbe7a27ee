// The 8-character code of an enrolment: Crockford base 32 (40 bits), shown "ABCD-EFGH". It opens an
// invitation file; on line it tells staff which device stands before them.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::protocol {

// With its dash.
std::string make_enrolment_code(SecureRandom& random);

// The code as it was made, without its dash. It may be typed in lower case, with or without dash or
// spaces, O for 0, I or L for 1. Errors: Denied, with what a code looks like.
Result<std::string> normalised_code(std::string_view typed);

}  // namespace candour::protocol
