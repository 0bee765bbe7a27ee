// app/kiosk/flow/equality.h: the equality questions, which a kiosk offers after "thank you". They
// are a visit of their own: nothing of what was said before is in it, and nothing of it says that
// it came after something (core/feedback/equality.h).
#pragma once

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Whether the organisation has some that are asked now.
bool offers_equality(const Flow& flow);

// Their visit, at the offer. Of the visit before it has the language, print and colours, no more.
Step begin_equality(const Flow& before);

}  // namespace candour::kiosk
