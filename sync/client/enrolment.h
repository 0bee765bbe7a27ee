// Enrolment: what a device knows after joining, kept in the outbox's settings.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/feedback/organisation.h"
#include "core/store/outbox_store.h"
#include "sync/protocol/bundle_package.h"
#include "sync/protocol/delegation.h"
#include "sync/protocol/invitation.h"

namespace candour::client {

struct Enrolment {
    protocol::Invitation invitation;  // Its bundle is empty: the one in use is below.
    protocol::Delegation delegation;  // The newest seen: its key signs what the server says.
    protocol::Bundle bundle;
    feedback::Organisation organisation;
};

// Opens the invitation, verifies its bundle and keeps all of it in one transaction. A device that
// has joined another organisation keeps what is pending there: Conflict. Errors: as
// unlock_invitation(), Invalid.
Result<Enrolment> join(ByteView invitation_file, std::string_view code, store::OutboxStore& store);

// Whether a device may join the organisation of this key. Errors: Conflict, as join().
Status check_may_join(const protocol::SigningPublicKey& offline_key, store::OutboxStore& store);

// As join(), of what a device was granted on line: its key and the package of its first bundle are
// in it.
Result<Enrolment> join_on_line(protocol::Invitation granted, store::OutboxStore& store);

// Empty when the device has not joined. A bundle that is past reading gives way to the one before.
// Errors: Corrupt.
Result<std::optional<Enrolment>> load_enrolment(store::OutboxStore& store);

// A delegation that came with something verified: keeps it when it is newer. Errors: Denied when it
// is of a key that was replaced.
Status follow_delegation(const protocol::Delegation& delegation, Enrolment& enrolment,
                         store::OutboxStore& store);

Status keep_pool_key(const protocol::PoolKey& key, Enrolment& enrolment, store::OutboxStore& store);

}  // namespace candour::client
