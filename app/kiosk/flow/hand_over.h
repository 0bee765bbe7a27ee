// app/kiosk/flow/hand_over.h: a tablet on a home visit (architecture §4.10). A worker unlocks it
// with a PIN, picks the survey and hands it over; from then on only the person goes on, and however
// that ends, the end is the same.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Whether this kiosk is handed over: on home visits, where its organisation has set a PIN.
bool is_handed_over(const feedback::Organisation& organisation, feedback::Channel channel);

// Whether the person has it: all their screens, and those of the end.
bool is_with_person(const Flow& flow);

// What a worker picks from, as services_handed_over().
std::vector<const feedback::Service*> offered_to_worker(const Flow& flow);

// What is picked; null before. Of a survey it is the only service.
const feedback::Service* picked_service(const Flow& flow);

// How much somebody may write: less on a tablet that is handed over.
std::size_t characters_max(const Flow& flow, WriteField field);
std::size_t characters_max(const Flow& flow, const survey::Question& question);

// The one end of a hand-over, with what the person sends or with nothing. Wipes what was said.
Step end_hand_over(Flow flow, EndHandOver end);

}  // namespace candour::kiosk
