// app/kiosk/flow/help_now.h: "I want help now" (architecture §4.6): whom to ring, and words that
// are read as soon as they arrive. It covers whatever the visitor was doing, which stays as it is.
// What is sent is a message of its own: nothing else of the visit is in it, and it is in nothing
// else.
#pragma once

#include <string>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Whether the screen has the control: where words are typed, around a complaint, and where somebody
// chooses what to say; not where something is being sent, looked up or over.
bool offers_help(const Flow& flow);

// To whom to ring, from a screen that has the control; else nothing happens.
Step ask_for_help(Flow flow);

// Whether words can be sent from here: where the organisation says who reads them. Never from a
// tablet that was handed over: its end is the same for everybody, and nothing is sent before it.
bool takes_help_words(const Flow& flow);

// What to ring in danger: the organisation's emergency number as it writes it (999 or 112), else
// the one of the United Kingdom, where Candour's days are too.
std::string emergency_number(const feedback::Organisation& organisation);
bool has_phones(const feedback::Organisation& organisation);

// The disk's word on what somebody wrote.
Step on_help_kept(Flow flow, const Intent& intent);

}  // namespace candour::kiosk
