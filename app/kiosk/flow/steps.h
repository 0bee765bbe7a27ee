// app/kiosk/flow/steps.h: what each screen makes of an intent. advance() has dealt with what means
// the same everywhere (language, pages, leaving, time) before it calls these.
#pragma once

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

Step on_welcome(Flow flow, const Intent& intent);
Step on_changes(Flow flow, const Intent& intent);
Step on_purpose(Flow flow, const Intent& intent);
Step on_about(Flow flow, const Intent& intent);
Step on_service(Flow flow, const Intent& intent);
Step on_write(Flow flow, const Intent& intent);
Step on_introduction(Flow flow, const Intent& intent);
Step on_question(Flow flow, const Intent& intent);
Step on_repeat(Flow flow, const Intent& intent);
Step on_guide(Flow flow, const Intent& intent);
Step on_chart(Flow flow, const Intent& intent);
Step on_fact(Flow flow, const Intent& intent);
Step on_fact_words(Flow flow, const Intent& intent);
Step on_information(Flow flow, const Intent& intent);
Step on_check(Flow flow, const Intent& intent);
Step on_receipt_offer(Flow flow, const Intent& intent);
Step on_receipt(Flow flow, const Intent& intent);
Step on_receipt_kept(Flow flow, const Intent& intent);
Step on_printed(Flow flow, bool printed);
Step on_receipt_entry(Flow flow, const Intent& intent);
Step on_looking(Flow flow, const Intent& intent);
Step on_replies(Flow flow, const Intent& intent);
Step on_forget(Flow flow, const Intent& intent);
Step on_sending(Flow flow, const Intent& intent);
Step on_thanks(Flow flow, const Intent& intent);
Step on_equality(Flow flow, const Intent& intent);
Step on_involvement(Flow flow, const Intent& intent);
Step on_wishes(Flow flow, const Intent& intent);
Step on_prize_draw(Flow flow, const Intent& intent);
Step on_trouble(Flow flow, const Intent& intent);
Step on_trouble_with_receipt(Flow flow, const Intent& intent);
Step on_join(Flow flow, const Intent& intent);
Step on_hand_over_locked(Flow flow, const Intent& intent);
Step on_hand_over_choose(Flow flow, const Intent& intent);
Step on_hand_over_start(Flow flow, const Intent& intent);
Step on_hand_over_ending(Flow flow, const Intent& intent);
Step on_hand_over_end(Flow flow, const Intent& intent);
Step on_hand_over_trouble(Flow flow, const Intent& intent);
Step on_help(Flow flow, const Intent& intent);
Step on_help_before(Flow flow, const Intent& intent);
Step on_help_write(Flow flow, const Intent& intent);
Step on_help_sent(Flow flow, const Intent& intent);

// Nothing to do but show `flow`.
Step just(Flow flow);

// Wipes what was said; the next visit's Flow, and EndVisit.
Step end_visit(Flow flow);

// Another visit of the same person, which has nothing of the one before but how they read, and
// its kind, which nobody chooses …
Flow another_visit(const Flow& before, feedback::ContactKind kind);
// … from its first screen on: what was said before is wiped everywhere, and room is asked for.
Step begin_anew(Flow flow);

// To the sending screen, with a copy of the contact to seal. CHECKs that nothing is missing.
Step send(Flow flow);

}  // namespace candour::kiosk
