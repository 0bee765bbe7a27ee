// tests/sync/client/office.h: an organisation's server made of the protocol alone, on a network
// that a test can cut, slow down or make lie; and a device that has joined it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/client/enrolment.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/messages.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/memory_board.h"
#include "tests/sync/sync_world.h"

namespace candour::test {

class Office {
public:
    Office() { rotate_online_key(); }

    // The offline key vouches for a new online key; the old one is worth nothing from then on.
    void rotate_online_key() {
        signer.key = protocol::make_signing_key_pair();
        signer.delegation =
            protocol::encode_delegation({signer.key.public_key, ++serial}, offline.key);
    }
    // A newer bundle. With `padding` one of its texts is that many random hexadecimal digits.
    void publish(std::uint64_t new_version, std::size_t padding = 0) {
        auto organisation = example_organisation();
        organisation["welcome"]["en"] = "Welcome " + std::to_string(new_version);
        if (padding > 0) {
            Bytes noise(padding / 2);
            random.fill(noise);
            organisation["confidentiality"]["en"] = to_hex(noise);
        }
        organisation_json = organisation.dump();
        version = new_version;
    }
    const protocol::PackedBundle& packed() const {
        protocol::BundleContent now{.organisation_json = organisation_json,
                                    .epoch = "2026-11",
                                    .epoch_key = epoch.public_key,
                                    .files = files};
        if (packed_from_ != now) {
            packed_ = protocol::pack_bundle(now).take();
            packed_from_ = std::move(now);
        }
        return packed_;
    }
    protocol::Manifest manifest() const {
        protocol::Manifest made = protocol::manifest_of(packed(), version);
        made.min_program = std::max(made.min_program, min_program);
        return made;
    }
    Bytes package() const {
        return protocol::make_package(protocol::encode_manifest(manifest(), signer),
                                      packed().packed);
    }

    // What a device knows after joining on line, kept in `store`.
    client::Enrolment join_device(store::OutboxStore& store,
                                  const protocol::SigningKeyPair& device_key) {
        devices.insert(to_hex(device_key.public_key.bytes));
        protocol::Invitation granted = invitation();
        granted.device_key = device_key;
        auto joined = client::join_on_line(std::move(granted), store);
        REQUIRE(joined.ok());
        return joined.take();
    }
    protocol::Invitation invitation() const {
        return {.server_url = "https://office.example:8443",
                .server_pin = pin_of_zeros(),
                .offline_key = offline.key.public_key,
                .pool_key = pool_key,
                .service_group = "centre",
                .bundle = package()};
    }

    // One request, as the server answers it.
    Result<NetworkResponse> answer(const NetworkRequest& request);

    struct Offline {
        protocol::SigningKeyPair key = protocol::make_signing_key_pair();
    } offline;
    SodiumRandom random;
    protocol::OnlineSigner signer;
    std::uint64_t serial = 0;
    protocol::PoolKey pool_key = protocol::make_pool_key();
    privacy::EpochKeyPair epoch = privacy::make_epoch_key_pair();
    std::string organisation_json = example_organisation().dump();
    std::map<std::string, Bytes> files;
    std::uint64_t version = 1;
    std::uint64_t min_program = 1;

    std::set<std::string> devices;  // Keys in hex, of those that are let in.
    std::set<CellId> stored;
    std::string server_epoch = "epoch-1";
    std::uint64_t generation = 1;
    std::uint64_t horizon = 0;
    std::int64_t time_s = 1'795'348'800;  // 2026-11-22, noon.
    std::vector<protocol::Heartbeat> heartbeats;
    MemoryBoard board;

    // Enrolment: what staff see and say.
    std::optional<protocol::EnrolBegin> begun;
    std::optional<protocol::Hash> revealed;
    AttemptId attempt;
    protocol::Hash enrol_nonce{};
    enum class Staff { Waiting, Approved, Refused } staff = Staff::Waiting;
    std::string tls_pin = pin_of_zeros();

private:
    mutable protocol::BundleContent packed_from_;  // Packing takes its time.
    mutable protocol::PackedBundle packed_;

    Result<NetworkResponse> cells(const NetworkRequest& request);
    NetworkResponse chunk(const NetworkRequest& request, const std::string& hash);
    NetworkResponse new_pool_key(const NetworkRequest& request);
    NetworkResponse heartbeat(const NetworkRequest& request);
    NetworkResponse replies(const std::string& query);
    NetworkResponse enrol(const NetworkRequest& request);
};

}  // namespace candour::test
