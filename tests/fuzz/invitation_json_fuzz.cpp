// tests/fuzz/invitation_json_fuzz.cpp: what an invitation carries behind its lock, and what a
// device keeps of it.
#include "sync/protocol/invitation.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto invitation = protocol::invitation_from_json(to_text(input));
    if (!invitation.ok()) return false;
    const std::string json = protocol::to_json(invitation.value());
    const auto again = protocol::invitation_from_json(json);
    CHECK(again.ok() && protocol::to_json(again.value()) == json);
    return true;
}

std::vector<Bytes> seeds() {
    protocol::Invitation invitation = sample::invitation();
    invitation.bundle = bytes_of("short");  // Its own decoder has a target of its own.
    return {bytes_of(protocol::to_json(invitation))};
}

}  // namespace candour::fuzz
