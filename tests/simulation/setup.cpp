// tests/simulation/setup.cpp: one organisation with rules of every rhythm.
#include "tests/simulation/setup.h"

#include "sync/protocol/invitation.h"
#include "sync/protocol/messages.h"
#include "tests/core/feedback/example_organisation.h"

namespace candour::simulation {

namespace {

std::string organisation_json() {
    nlohmann::json organisation = test::example_organisation();
    organisation["release"] = nlohmann::json::parse(R"({"rules": [
        {"kind": "complaint", "every": "day"},
        {"kind": "suggestion", "every": "day", "at_least": 3, "or_after_days": 2},
        {"every": "week", "at_least": 2, "or_after_days": 14}]})");
    return organisation.dump();
}

}  // namespace

Setup::Setup(std::uint64_t seed) {
    SeededRandom random(seed);
    const std::string json = organisation_json();
    organisation = feedback::parse_organisation(json, "organisation.json").take();
    ring = server::make_key_ring(first_day, random);
    pool_key = protocol::make_pool_key();
    const server::EpochKeys& epoch = ring.office.current_epoch();
    const protocol::PackedBundle packed =
        protocol::pack_bundle(
            {.organisation_json = json, .epoch = epoch.epoch, .epoch_key = epoch.pair.public_key})
            .take();
    const Bytes manifest =
        protocol::encode_manifest(protocol::manifest_of(packed, 1), ring.online.signer());
    granted.server_url = "https://candour.example:8443";
    granted.server_pin = to_base64(Bytes(32));
    granted.offline_key = ring.offline_key.public_key;
    granted.pool_key = pool_key;
    granted.service_group = "centre";
    granted.bundle = protocol::make_package(manifest, packed.packed);
}

}  // namespace candour::simulation
