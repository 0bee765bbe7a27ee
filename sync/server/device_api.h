// Device API: every call under /v1/, from the request to its answer. Looks at method, path and
// size; counts answers; the work is done by the parts it is given.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>

#include "sync/protocol/http_message.h"
#include "sync/server/board.h"
#include "sync/server/bundle_shelf.h"
#include "sync/server/devices.h"
#include "sync/server/enrol.h"
#include "sync/server/intake.h"

namespace candour::server {

// What the calls need. The stores, clock and random outlive it.
struct DeviceApiParts {
    store::PoolStore& pool;
    store::DeviceRegistry& registry;
    store::BundleStore& bundles;
    store::BoardStore& board;
    OnlineKeys keys;
    std::string pin;  // Base64 SHA-256 of the server's TLS key.
    const Clock& clock;
    SecureRandom& random;
};

// Safe from several threads, as the stores are. Who sends nonsense is refused and counted, never
// locked out: behind its address there may be an honest device.
class DeviceApi {
public:
    explicit DeviceApi(const DeviceApiParts& parts);

    // Every path that begins with /v1/. Besides what each call answers: 404 (no such call), 405
    // (with the method in "allow"), 411 (a POST without its length), 413.
    protocol::HttpResponse handle(const protocol::HttpRequest& request);

    // How many answers of each status since the start; statuses that never came are left out.
    std::map<int, std::uint64_t> counts() const;

private:
    protocol::HttpResponse route(const protocol::HttpRequest& request);
    protocol::HttpResponse call(const protocol::HttpRequest& request);
    void count(int status);

    IntakeShare share_;
    Intake intake_;
    DeviceCalls devices_;
    EnrolCalls enrol_;
    BundleShelf shelf_;
    store::BoardStore& board_;
    const protocol::SigningKeyPair online_key_;
    std::array<std::atomic<std::uint64_t>, 600> counts_{};  // By status.
};

}  // namespace candour::server
