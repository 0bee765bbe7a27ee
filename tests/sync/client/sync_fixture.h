// tests/sync/client/sync_fixture.h: an organisation with its keys, and a device that joined it.
#pragma once

#include "sync/client/enrolment.h"
#include "sync/server/bundle.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/sync/sync_world.h"

namespace candour::test {

struct SyncFixture {
    Bytes bundle(std::uint64_t version) const {
        return server::make_bundle(organisation_json, "organisation.json", version, ring).take();
    }
    server::LockedInvitation invitation(std::uint64_t version = 1) {
        return server::make_invitation({.server_url = "https://127.0.0.1:8443",
                                        .server_pin = pin_of_zeros(),
                                        .service_group = "centre"},
                                       bundle(version), ring, random)
            .take();
    }
    // What a device knows after joining, without the time that the code's lock takes.
    client::Enrolment enrolment() const {
        client::Enrolment joined;
        joined.invitation.server_url = "https://127.0.0.1:8443";
        joined.invitation.server_pin = pin_of_zeros();
        joined.invitation.offline_key = ring.offline_key.public_key;
        joined.invitation.pool_key = ring.pool_keys.front();
        joined.bundle = protocol::open_package(bundle(1), ring.offline_key.public_key).take();
        joined.organisation =
            feedback::parse_organisation(organisation_json, "organisation.json").take();
        return joined;
    }

    SodiumRandom random;
    server::KeyRing ring = server::make_key_ring(a_day, random);
    std::string organisation_json = example_organisation().dump();
};

}  // namespace candour::test
