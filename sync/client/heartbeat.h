// Heartbeat: how the device is, told coarsely, at its own fixed times, never beside an upload.
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/outbox_store.h"
#include "sync/client/enrolment.h"
#include "sync/protocol/faults.h"
#include "sync/protocol/heartbeat.h"

namespace candour::client {

// What only the platform knows.
struct DeviceFacts {
    std::string program;  // "0.2.0".
    std::vector<std::string> languages_withdrawn;
    protocol::Room disk = protocol::Room::Plenty;
    std::vector<protocol::Fault> faults{};
};

// Kept for who stands at the device (--status): one that is served by stick sends no report.
// Written when it changes.
Status note_faults(const std::vector<protocol::Fault>& faults, store::OutboxStore& store);
// Those of the last start. Errors: the store's.
Result<std::vector<protocol::Fault>> noted_faults(store::OutboxStore& store);

// The day of the last window at whose end nothing waited. Written once a day.
Status note_complete_window(CivilDay today, store::OutboxStore& store);

Result<protocol::Health> health_of(const DeviceFacts& facts, const Enrolment& enrolment,
                                   CivilDay today, store::OutboxStore& store);

// Only for a device with a key of its own (CHECK). Errors: Unavailable, Denied (revoked).
Status send_heartbeat(const protocol::Health& health, const Enrolment& enrolment, Network& network);

}  // namespace candour::client
