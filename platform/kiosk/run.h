// platform/kiosk/run.h: from options to a kiosk that runs, plays, measures itself or sends.
#pragma once

#include "core/base/result.h"
#include "platform/kiosk/options.h"

namespace candour::platform {

// Does what was asked for and returns when it is done. Errors: one plain sentence with what to do;
// of a play, the line that did not hold.
Status run_kiosk(const KioskOptions& options);

}  // namespace candour::platform
