// platform/server/console_wiring.h: what the console's pages about cases, working days, registers
// and reports are given of one office.
#pragma once

#include "app/console/console.h"
#include "platform/server/case_office.h"

namespace candour::platform {

// `parts` and `cases` outlive what is returned.
console::CalendarOptions calendar_options(ServerParts& parts, CaseOffice& cases);
console::PublicityOptions publicity_options(ServerParts& parts);
console::LearningOptions learning_options(ServerParts& parts, CaseOffice& cases);
// Onto the board of replies; every kiosk has it after its next look.
console::PublishReply reply_publisher(ServerParts& parts);

}  // namespace candour::platform
