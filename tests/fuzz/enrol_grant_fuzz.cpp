// tests/fuzz/enrol_grant_fuzz.cpp: the grant at the end of enrolment: any signed payload, and any
// secret sealed in a good one.
#include "sync/protocol/enrol.h"
#include "sync/protocol/fields.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view domain = "candour/enrolled/1";

enum Way : unsigned { Payload, Secret };

Bytes payload_around(ByteView secret) {
    const Bytes sealed = protocol::seal_to(sample::device_key().public_key, secret).take();
    return bytes_of("{\"attempt\":\"" + to_base64(sample::attempt().bytes) + "\",\"sealed\":\"" +
                    to_base64(sealed) + "\"}");
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    const Bytes rest = input.rest();
    const Bytes message = delegated(domain, way == Secret ? payload_around(rest) : rest);
    const auto grant = protocol::decode_enrol_grant(message, sample::device_key(),
                                                    sample::offline_key().public_key);
    if (!grant.ok()) return false;
    CHECK(grant.value().grant.offline_key == sample::offline_key().public_key);
    CHECK(way == Payload || grant.value().grant.attempt == sample::attempt());
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes message =
        protocol::encode_enrol_grant(sample::enrol_grant(), sample::device_key().public_key,
                                     sample::signer())
            .take();
    const Bytes payload = payload_of_delegated(domain, message);
    protocol::Fields fields = protocol::Fields::of_text(to_text(payload));
    const Bytes secret = protocol::open_sealed(fields.bytes("sealed"), sample::device_key()).take();
    return {Output().byte(Payload).raw(payload).bytes(), Output().byte(Secret).raw(secret).bytes()};
}

}  // namespace candour::fuzz
