// POST /v1/heartbeat: how a device is, coarsely; never beside an upload, never about what was said.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

// Coarse on purpose: a number that moved with every visit would count visits.
enum class Room { Plenty, Low, None };

struct Health {
    std::string program;                           // "0.2.0".
    std::vector<std::string> languages_withdrawn;  // Tags whose letters the device cannot draw.
    Room disk = Room::Plenty;
    Room outbox = Room::Plenty;     // Low from 70 %.
    std::uint64_t days_silent = 0;  // Since the last complete upload window; at most 9,999.
    std::uint64_t bundle_version = 0;
    std::string epoch;                  // Of the key that it seals to: "2026-11".
    bool reused_early = false;          // Acknowledged slots above the horizon had to be reused.
    std::uint64_t damaged = 0;          // Slots of the outbox whose checksum does not hold.
    std::vector<std::string> faults{};  // As faults.h names them; a newer device has others.
    bool operator==(const Health&) const = default;
};

Bytes encode_heartbeat(const Health& health, const SigningKeyPair& device_key);
struct Heartbeat {
    SigningPublicKey device_key;
    Health health;
};
// Says that the holder of the key wrote it. Errors: Denied, Corrupt.
Result<Heartbeat> decode_heartbeat(ByteView bytes);

// As the server keeps it: without the key.
std::string to_json(const Health& health);
// Errors: Corrupt.
Result<Health> health_from_json(std::string_view json);

}  // namespace candour::protocol
