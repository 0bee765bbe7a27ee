// Invitation file: with it and its code a device joins without a network.
//
// "CANDOUR-INVITATION-1\n" || salt (16) || nonce (24) || locked JSON || checksum (32)
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/world.h"
#include "sync/protocol/enrolment_code.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

// What it carries, opened.
struct Invitation {
    std::string server_url;        // "https://host:port".
    std::string server_pin;        // Base64 SHA-256 of the server's TLS public key (SPKI).
    SigningPublicKey offline_key;  // The organisation's root of trust.
    PoolKey pool_key;
    std::string service_group;  // Empty: the whole organisation.
    Bytes bundle;               // A package: bundle_package.h.
    // For the calls that a device signs. Every kiosk that joins with one file shares it. A file of
    // before there were such keys has none: its kiosk needs a new one when its pool key ends.
    std::optional<SigningKeyPair> device_key = {};
};

// Locked with an enrolment code: Argon2id, then crypto_secretbox. A lost stick with the file alone
// enrols nothing.
Bytes lock_invitation(const Invitation& invitation, std::string_view code, SecureRandom& random);
// `code`: as normalised_code() reads it.
// Errors: Denied (wrong code), Corrupt (not an invitation file, damaged), Unavailable (no memory).
Result<Invitation> unlock_invitation(ByteView file, std::string_view code);

// The file taken apart, before the costly key is made: views into it. Errors: Corrupt.
struct LockedInvitation {
    ByteView salt;
    ByteView nonce;
    ByteView locked;
};
Result<LockedInvitation> read_invitation_file(ByteView file);

// As JSON: what the locked file carries and what a device keeps. Holds secrets: wipe it.
std::string to_json(const Invitation& invitation);
// Errors: Corrupt.
Result<Invitation> invitation_from_json(std::string_view json);

}  // namespace candour::protocol
