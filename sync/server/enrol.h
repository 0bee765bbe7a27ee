// Enrolment on line: POST /v1/enrol for the device, and what the console does for the person who
// stands before it. The steps and the reason for each are in sync/protocol/README.md.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/world.h"
#include "core/store/bundle_store.h"
#include "core/store/device_registry.h"
#include "sync/protocol/enrol.h"
#include "sync/protocol/http_message.h"
#include "sync/server/address_limit.h"
#include "sync/server/key_ring.h"

namespace candour::server {

inline constexpr std::int64_t enrol_seconds_max = 600;  // To be approved.
inline constexpr int enrol_tries_max = 5;               // Wrong codes.

// What the console and the device's calls have in common: the server's side of the transcript.
struct EnrolIdentity {
    std::string pin;  // Base64 SHA-256 of the server's TLS key.
    protocol::SigningPublicKey offline_key;
};

// The device's calls. Safe from several threads, as the stores are.
class EnrolCalls {
public:
    EnrolCalls(store::DeviceRegistry& registry, store::BundleStore& bundles, OnlineKeys keys,
               std::string pin, const Clock& clock, SecureRandom& random);

    // begin: 200; 400, 413, 429 (too many from one address), 503 (too many at once).
    // reveal: 200; 400, 404, 409 (another nonce was revealed), 410 (expired, or refused because the
    // nonce is not the one that was committed to), 503.
    // poll: 202 (not approved yet), 200 with the grant; 400, 401 (not the device's signature), 404,
    // 409 (nothing revealed yet), 410 (expired, refused, or revoked since), 503.
    protocol::HttpResponse post_enrol(const protocol::HttpRequest& request);

private:
    protocol::HttpResponse begin(const protocol::EnrolBegin& begin, const std::string& address);
    protocol::HttpResponse reveal(const protocol::EnrolReveal& reveal);
    protocol::HttpResponse poll(const protocol::EnrolPoll& poll);
    protocol::HttpResponse grant(const store::EnrolmentAttempt& attempt);
    std::int64_t now_s() const;

    store::DeviceRegistry& registry_;
    store::BundleStore& bundles_;
    const OnlineKeys keys_;
    const std::string pin_;
    const Clock& clock_;
    SecureRandom& random_;
    AddressLimit begins_;
};

// The console's. It never sees a device's or the online key.
class EnrolDesk {
public:
    EnrolDesk(store::DeviceRegistry& registry, EnrolIdentity identity, const Clock& clock);

    // The attempt that showed `typed_code` (in whatever way it is typed) and its four words, for
    // the person to compare with the device. A code that fits none counts against every attempt
    // that waits: after enrol_tries_max of them an attempt is refused.
    // Errors: Denied (no code, or it fits no device that waits), the registry's.
    struct Found {
        AttemptId attempt;
        std::array<std::string_view, 4> words;
    };
    Result<Found> find(std::string_view typed_code);

    // The words agree: lets the device in under this name. Once only.
    // Errors: NotFound or Conflict (expired, refused, or decided meanwhile), Invalid (the name).
    Result<store::Device> approve(const AttemptId& attempt, const std::string& name,
                                  const std::string& service_group);
    // The words do not agree: this device, or who pretends to be it, must begin again.
    // Errors: NotFound, Conflict, the registry's.
    Status refuse(const AttemptId& attempt);

private:
    std::int64_t now_s() const;

    store::DeviceRegistry& registry_;
    const EnrolIdentity identity_;
    const Clock& clock_;
};

}  // namespace candour::server
