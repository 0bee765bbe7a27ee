// Renewal of the pool key, weekly and when the server no longer knows the one we have. The cells
// stay as they are; only their MAC is made anew.
#pragma once

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "sync/client/enrolment.h"

namespace candour::client {

// Keeps the new key, and a newer delegation that came with it.
// Errors: Denied (no device key: a new invitation is needed; revoked; not our server), Unavailable.
Status renew_pool_key(Enrolment& enrolment, store::OutboxStore& store, Network& network,
                      CivilDay today, SecureRandom& random);

}  // namespace candour::client
