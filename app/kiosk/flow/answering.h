// app/kiosk/flow/answering.h: how each way of answering changes the answer to the question that a
// flow shows. What makes no sense for its type changes nothing.
#pragma once

#include <string>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Takes the place of what was chosen; of several choices and of a ranking: in, or out again.
void choose(Flow& flow, const std::string& choice);
void rank_higher(Flow& flow, const std::string& choice);
void decline(Flow& flow);
void press_pad(Flow& flow, const std::string& keys);
void choose_date_part(Flow& flow, DatePart part);
void edit(Flow& flow, const EditText& edit);

// A number or date comes into the form in which it is kept, before anything looks at it.
void settle_answer(Flow& flow);

}  // namespace candour::kiosk
