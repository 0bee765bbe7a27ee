// tests/fuzz/enrol_fuzz.cpp: both ends' messages of enrolment before the grant.
#include "sync/protocol/enrol.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

enum Way : unsigned { ToServer, ToDevice };

bool accepts_request(const Bytes& bytes) {
    const auto request = protocol::decode_enrol(bytes);
    if (!request.ok()) return false;
    CHECK(protocol::decode_enrol(protocol::encode_enrol(request.value())).value() ==
          request.value());
    const auto* poll = std::get_if<protocol::EnrolPoll>(&request.value());
    if (poll != nullptr) (void)protocol::poll_holds(*poll, sample::device_key().public_key);
    return true;
}

bool accepts_answer(const Bytes& bytes) {
    const auto begun = protocol::decode_enrol_begun(bytes);
    if (!begun.ok()) return false;
    CHECK(protocol::decode_enrol_begun(protocol::encode_enrol_begun(begun.value())).value() ==
          begun.value());
    return true;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    return way == ToServer ? accepts_request(input.rest()) : accepts_answer(input.rest());
}

std::vector<Bytes> seeds() {
    const auto request = [](const protocol::EnrolRequest& step) {
        return Output().byte(ToServer).raw(protocol::encode_enrol(step)).bytes();
    };
    return {
        request(sample::enrol_begin()), request(sample::enrol_reveal()),
        request(sample::enrol_poll()),
        Output().byte(ToDevice).raw(protocol::encode_enrol_begun(sample::enrol_begun())).bytes()};
}

}  // namespace candour::fuzz
