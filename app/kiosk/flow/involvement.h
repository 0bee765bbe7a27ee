// app/kiosk/flow/involvement.h: whether somebody would like to take part or to hear of things
// (requirement W6), which a kiosk asks after "thank you". It is a visit of its own, as the equality
// questions are: here somebody says who they are, and nothing of it says what else they said.
#pragma once

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// What may be wished today: a prize draw until its last day by the device's date, as far as that is
// known; the rest at any time.
std::vector<const feedback::OfferedWish*> wishes_offered(const Flow& flow);

// Whether there is any; never on a tablet that was handed over.
bool offers_involvement(const Flow& flow);

// The prize draw that is offered; null without one.
const feedback::PrizeDraw* draw_offered(const Flow& flow);

// The visit, at the offer. Of the visit before it has the language, print and colours, no more.
Step begin_involvement(const Flow& before);

// The next of what is offered after "thank you" once the equality questions are over or declined;
// else the end of the visit.
Step after_equality(Flow flow);

// The offer, what is wished, what whoever enters a prize draw should know, how to reach the person,
// and the check.
std::vector<Screen> involvement_screens(const Flow& flow);

// What is still to be said before it can be sent: a wish, and a way to reach the person. And to be
// seen: what whoever enters a prize draw should know.
std::optional<Screen> missing_of_involvement(const Flow& flow);

// Each wish as a contact of its own, with the way to reach the person: who has the newsletter's
// list need not know of the draw, and nothing but that way has them together. At least one.
std::vector<feedback::Contact> each_wish(const Flow& flow, const feedback::Contact& contact);

}  // namespace candour::kiosk
