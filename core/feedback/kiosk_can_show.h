// What the kiosk can show of what a questionnaire can say: the one place that knows what is missing
// there. A questionnaire that asks for more is refused where it is published, not on a device.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/survey/questionnaire.h"

namespace candour::feedback {

// `place` is the questionnaire's. Errors: Invalid, naming the question and what it may not have.
Status kiosk_can_show(const survey::Questionnaire& questionnaire, const std::string& place);

}  // namespace candour::feedback
