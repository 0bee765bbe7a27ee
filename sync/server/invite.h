// Invitations: the locked file and its code with which a kiosk joins.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/store/device_registry.h"
#include "sync/protocol/keys.h"

namespace candour::server {

struct InvitationOffer {
    std::string server_url;     // "https://host:port".
    std::string server_pin;     // Base64 SHA-256 of the TLS public key.
    std::string service_group;  // Empty: the whole organisation.
};

struct LockedInvitation {
    Bytes file;
    std::string code;  // "ABCD-EFGH": goes another way than the file.
    std::string name;  // Of the device, in the lists of staff: no other one has it.
};

// What it brings besides the device's own key.
struct InvitationContents {
    protocol::SigningPublicKey offline_key;
    protocol::PoolKey pool_key;  // The current one.
    Bytes bundle;                // As current_package() made it.
};

// Makes a device key too and lets it in at once, as whoever has file and code is let in: all kiosks
// that join with one file are one device in the registry, revoked together.
// Errors: Invalid (address or pin is not well formed), the registry's.
Result<LockedInvitation> make_invitation(const InvitationOffer& offer, InvitationContents contents,
                                         store::DeviceRegistry& registry, CivilDay today,
                                         SecureRandom& random);

}  // namespace candour::server
