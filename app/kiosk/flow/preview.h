// app/kiosk/flow/preview.h: a visit that stands at one question of a survey at once, for whoever
// writes the survey and wants to see the question as visitors will.
#pragma once

#include <optional>
#include <string_view>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Without the mark of a kiosk that practises, which no visitor sees. Whoever uses this makes sure
// that nothing of it is kept. Empty: no service asks a survey with that question.
std::optional<Flow> begin_preview(const feedback::Organisation& organisation,
                                  feedback::Channel channel, std::string_view question,
                                  CivilDay today);

}  // namespace candour::kiosk
