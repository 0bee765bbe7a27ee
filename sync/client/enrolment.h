// Enrolment: what a device knows after joining, kept in the outbox's settings.
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/feedback/organisation.h"
#include "core/store/outbox_store.h"
#include "sync/protocol/bundle_package.h"
#include "sync/protocol/invitation.h"

namespace candour::client {

struct Enrolment {
    protocol::Invitation invitation;
    protocol::Bundle bundle;
    feedback::Organisation organisation;
};

// Opens the invitation, verifies its bundle and keeps all of it. A device that has joined another
// organisation keeps what is pending there: Conflict. Errors: as unlock_invitation(), Invalid.
Result<Enrolment> join(ByteView invitation_file, std::string_view code, store::OutboxStore& store);

// Empty when the device has not joined. Errors: Corrupt.
Result<std::optional<Enrolment>> load_enrolment(store::OutboxStore& store);

}  // namespace candour::client
