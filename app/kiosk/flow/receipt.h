// app/kiosk/flow/receipt.h: receipts on the kiosk: what somebody keeps to be able to read an
// answer, and reading it (core/privacy/receipt.h).
#pragma once

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Whether this kiosk gives out receipts, and lets answers be read: never on a home visit, where
// a worker stands beside whoever writes.
bool offers_receipts(const Flow& flow);

// Whether what is being said can be answered, so that one is offered before it is sent.
bool offers_receipt_now(const Flow& flow);

// From the check screen, when nothing is missing.
Step offer_receipt(Flow flow);

// Whether the one that is shown can be had on paper: it is there, and so is a printer.
bool can_print(const Flow& flow);

// Nothing of it is left, and nothing that is sent asks for an answer.
void drop_receipt(Flow& flow);

// A kiosk that practises gives everybody this one, which says so by itself: "PRACT1CE…".
privacy::Receipt practice_receipt();

// Whether the purpose screen offers to read an answer: not while a part is being changed.
bool can_read_answer(const Flow& flow);

// From the purpose screen.
Step enter_receipt(Flow flow);

// Whether an answer was read and is now being answered: to the people who wrote it, signed by the
// receipt. Nothing else is asked.
bool writes_back(const Flow& flow);

// To the sending screen, unless the words hold the visitor's own receipt.
Step send_unless_it_tells(Flow flow);

// In the place of the present screen: Back does not lead to that one.
void show_instead(Flow& flow, Screen screen);

}  // namespace candour::kiosk
