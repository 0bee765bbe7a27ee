// app/kiosk/flow/path.h: the way through a visit, step by step, for what has been said so far.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// Welcome, purpose, about, service, then write once or twice with what a complaint has around that
// (complaint_path.h), or the survey's screens, then check. Of equality questions the offer, then
// their screens and check.
std::vector<Screen> path_of(const Flow& flow);

// Names the kind of way that path_of() is, so that a change of it is noticed.
std::string path_name(const Flow& flow);

// Whether the way to check, as it stands now, has steps that the visitor was not led by.
bool is_other_way(const Flow& flow);

// True for the same step, wherever its caret is.
bool is_same_step(const Screen& a, const Screen& b);

// The first step without which the contact must not be sent: what is missing or
// wrong, and questions that have come in and were not seen. Empty when nothing is missing.
std::optional<Screen> first_missing(const Flow& flow);

// True when check has been shown and one part of it is being changed.
bool is_changing(const Flow& flow);

// Clears what does not fit the chosen kind and service (a story in a survey, a survey's answers in
// a complaint).
void fit(Flow& flow);

// Shows `screen` and remembers the present one for Back. Its caret is at the end of its text.
void go_to(Flow& flow, Screen screen);

// Shows what first_missing() found, and says what is wrong when the visitor has seen it before.
void go_to_missing(Flow& flow, Screen screen);

// Shows `screen`, with the way there from the welcome screen behind it.
void go_straight_to(Flow& flow, Screen screen);

// The one way on: to the next step; or, when a part is being changed, back to check, unless the
// change has opened another way, which is then walked from here on.
void go_on(Flow& flow);

// To the screen before; from a part being changed to check.
void go_back(Flow& flow);

}  // namespace candour::kiosk
