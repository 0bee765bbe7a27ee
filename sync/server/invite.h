// Invitations: the locked file and its code with which a kiosk joins.
#pragma once

#include <string>

#include "core/base/world.h"
#include "sync/server/key_ring.h"

namespace candour::server {

struct InvitationOffer {
    std::string server_url;     // "https://host:port".
    std::string server_pin;     // Base64 SHA-256 of the TLS public key.
    std::string service_group;  // Empty: the whole organisation.
};

struct LockedInvitation {
    Bytes file;
    std::string code;  // "ABCD-EFGH": goes another way than the file.
};

// `bundle` as make_bundle() made it. Errors: Invalid (address or pin is not well formed).
Result<LockedInvitation> make_invitation(const InvitationOffer& offer, Bytes bundle,
                                         const KeyRing& ring, SecureRandom& random);

}  // namespace candour::server
