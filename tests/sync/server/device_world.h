// tests/sync/server/device_world.h: a server's device API over stores in memory, and a clock that a
// test moves.
#pragma once

#include "sync/server/bundle.h"
#include "sync/server/device_api.h"
#include "sync/server/pool_keys.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/memory_board.h"
#include "tests/support/memory_bundle.h"
#include "tests/sync/sync_world.h"

namespace candour::test {

class MovedClock : public Clock {
public:
    Instant wall_now() const override { return Instant{a_day} + std::chrono::hours(12) + moved; }
    Milliseconds since_boot() const override { return Milliseconds{1000} + moved; }

    Milliseconds moved{0};
};

struct DeviceWorld {
    DeviceWorld() { REQUIRE(server::rotate_if_due(registry, clock.today()).ok()); }

    protocol::HttpResponse send(const std::string& method, const std::string& target,
                                const Bytes& body = {},
                                std::map<std::string, std::string> headers = {}) {
        if (method == "POST") headers["content-length"] = std::to_string(body.size());
        const std::size_t mark = std::min(target.find('?'), target.size());
        return api.handle({.method = method,
                           .path = target.substr(0, mark),
                           .query = target.substr(std::min(mark + 1, target.size())),
                           .headers = std::move(headers),
                           .body = body,
                           .truncated = false,
                           .address = address});
    }
    server::BundleSource source() const {
        return {.organisation_json = organisation_json,
                .file_name = "organisation.json",
                .epoch = ring.office.current_epoch()};
    }
    std::uint64_t publish() {
        return server::publish_bundle([this] { return Result(source()); }, bundles, pool, clock)
            .take();
    }
    protocol::PoolKey pool_key() { return server::current_pool_key(registry).take(); }
    // Lets a device in, without the steps of enrolment.
    store::Device let_in(const protocol::SigningKeyPair& key) {
        const store::Device device{.id = server::device_id_of(key.public_key.bytes),
                                   .key = key.public_key.bytes,
                                   .name = "Reception",
                                   .service_group = "centre",
                                   .state = store::DeviceState::Approved,
                                   .enrolled = a_day,
                                   .last_heartbeat = {},
                                   .health = {}};
        REQUIRE(registry.add_device(device).ok());
        return device;
    }
    protocol::SigningPublicKey root() const { return ring.offline_key.public_key; }

    SodiumRandom random;
    MovedClock clock;
    MemoryPool pool;
    MemoryRegistry registry;
    MemoryBundle bundles;
    MemoryBoard board;
    server::KeyRing ring = server::make_key_ring(a_day, random);
    std::string organisation_json = example_organisation().dump();
    std::string pin = pin_of_zeros();
    std::string address = "192.0.2.1";
    server::DeviceApi api{{pool, registry, bundles, board, ring.online, pin, clock, random}};
};

inline std::string header_of(const protocol::HttpResponse& response, std::string_view name) {
    for (const auto& [found, value] : response.headers) {
        if (found == name) return value;
    }
    return {};
}

}  // namespace candour::test
