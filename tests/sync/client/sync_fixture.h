// tests/sync/client/sync_fixture.h: an organisation with its keys, and a device that joined it.
#pragma once

#include "sync/client/enrolment.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/sync/sync_world.h"

namespace candour::test {

struct SyncFixture {
    // A package of the organisation, as the server makes it.
    Bytes bundle(std::uint64_t version) const {
        const server::EpochKeys& epoch = ring.office.current_epoch();
        const protocol::PackedBundle packed =
            protocol::pack_bundle({.organisation_json = organisation_json,
                                   .epoch = epoch.epoch,
                                   .epoch_key = epoch.pair.public_key})
                .take();
        return protocol::make_package(
            protocol::encode_manifest(protocol::manifest_of(packed, version), ring.online.signer()),
            packed.packed);
    }
    server::LockedInvitation invitation(std::uint64_t version = 1) {
        return server::make_invitation({.server_url = "https://127.0.0.1:8443",
                                        .server_pin = pin_of_zeros(),
                                        .service_group = "centre"},
                                       {.offline_key = ring.offline_key.public_key,
                                        .pool_key = pool_key,
                                        .bundle = bundle(version)},
                                       registry, a_day, random)
            .take();
    }
    // What a device knows after joining, without the time that the code's lock takes.
    client::Enrolment enrolment() const {
        client::Enrolment joined;
        joined.invitation.server_url = "https://127.0.0.1:8443";
        joined.invitation.server_pin = pin_of_zeros();
        joined.invitation.offline_key = ring.offline_key.public_key;
        joined.invitation.pool_key = pool_key;
        joined.bundle = protocol::open_package(bundle(1), ring.offline_key.public_key).take();
        joined.delegation = joined.bundle.delegation;
        joined.organisation =
            feedback::parse_organisation(organisation_json, "organisation.json").take();
        return joined;
    }

    SodiumRandom random;
    server::KeyRing ring = server::make_key_ring(a_day, random);
    protocol::PoolKey pool_key = protocol::make_pool_key();
    MemoryRegistry registry = registry_with(pool_key);
    std::string organisation_json = example_organisation().dump();
};

}  // namespace candour::test
