// The world, as interfaces: clock, random, disk, network. core, sync and the kiosk's flow reach it
// only through these, handed in through constructors; platform/system implements them.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/base/uk_time.h"

namespace candour {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant wall_now() const = 0;         // UTC; may jump; only for records.
    virtual Milliseconds since_boot() const = 0;  // Never goes back; for time-outs and windows.
    // The date on the wall here. Of no zone that a machine may be set to.
    CivilDay today() const { return uk_day(wall_now()); }
};

// For jitter and the order of questions. Never for keys or ids.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint32_t below(std::uint32_t bound) = 0;  // Uniform in [0, bound). bound > 0.
};

// For ids, keys, slots and shuffles that privacy depends on. A type of its own so that a test's
// seeded Random cannot make a key.
class SecureRandom {
public:
    virtual ~SecureRandom() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
    virtual std::uint32_t below(std::uint32_t bound) = 0;  // Uniform in [0, bound). bound > 0.
};

// Files of a data folder, whole. Paths are the operating system's own.
class Disk {
public:
    virtual ~Disk() = default;
    // Errors: NotFound; Unavailable (cannot read); Invalid when larger than `size_max` bytes.
    virtual Result<Bytes> read(const std::string& path, std::size_t size_max) = 0;
    // Replaces the file atomically and durably (temporary file, fsync, rename, fsync of folder).
    // `secret`: readable by its owner only. Errors: Full (no room), Unavailable.
    virtual Status write(const std::string& path, ByteView bytes, bool secret) = 0;
    virtual bool exists(const std::string& path) const = 0;
};

struct NetworkRequest {
    std::string method;                          // "GET" or "POST".
    std::string url;                             // Absolute, https.
    std::map<std::string, std::string> headers;  // Nothing else is sent but Host and lengths.
    Bytes body;
    std::string pinned_key;  // Base64 SHA-256 of the server's public key; the only one trusted.
    std::size_t response_bytes_max = 1 << 20;
    Milliseconds timeout{20'000};
};

struct NetworkResponse {
    int status = 0;
    Bytes body;
};

class Network {
public:
    virtual ~Network() = default;
    // One request on a fresh connection of its own: no cookie, no TLS resumption, no redirect.
    // Errors: Unavailable (no link, time-out, cut), Denied (another server's key).
    virtual Result<NetworkResponse> send(const NetworkRequest& request) = 0;
    // The pin of the key that the server at `url` shows now; no request is sent. Only for joining:
    // people compare words made from it before anything is trusted. Errors: Unavailable.
    virtual Result<std::string> server_key(const std::string& /*url*/) {
        return Error{ErrorKind::Unavailable, "this network cannot tell a server's key"};
    }
    // Ends what is under way, and every later call at once, with Unavailable. From any thread.
    virtual void stop() {}
};

}  // namespace candour
