// tests/simulation/mutations/naive_uploader.h: a client as other people wrote it: one batch a
// window, and a belief about answers that can be broken in the ways it was broken elsewhere.
#pragma once

#include "tests/simulation/parts.h"

namespace candour::simulation {

struct Beliefs {
    bool sent_is_stored = false;         // Whatever comes back, or nothing.
    bool status_200_is_stored = false;   // Signature or not.
    bool refused_is_done = false;        // 4xx: skip it, go on.
    bool any_answer_is_ours = false;     // A signed one, whatever it was an answer to.
    bool all_pending_is_stored = false;  // Also what this request did not carry.
};

Upload naive_uploader(Beliefs beliefs, store::OutboxStore& store, Network& network,
                      SecureRandom& random, const client::Enrolment& enrolment);

}  // namespace candour::simulation
