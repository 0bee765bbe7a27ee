// "You said, we did" on the kiosk: what changed because of what people said (requirement C22).
// Reached from the welcome screen, and back there; nothing of a visit hangs on it.
#pragma once

#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// From the welcome screen. Asks the device for its day: what is past its review day is left out.
Step see_changes(Flow flow);

// The newest first; none before the day is known.
std::vector<const feedback::PublishedYouSaid*> changes_shown(const Flow& flow);

}  // namespace candour::kiosk
