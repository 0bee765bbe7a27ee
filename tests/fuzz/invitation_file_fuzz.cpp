// tests/fuzz/invitation_file_fuzz.cpp: an invitation file from a stick, and a code as typed. The
// lock itself (Argon2id) is left out: what is behind it is invitation_json_fuzz.cpp.
#include <sodium.h>

#include "sync/protocol/invitation.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view magic = "CANDOUR-INVITATION-1\n";

enum Way : unsigned { File, Inside, Code };

bool accepts_file(const Bytes& file) {
    const auto parts = protocol::read_invitation_file(file);
    if (!parts.ok()) return false;
    CHECK(parts.value().salt.size() == crypto_pwhash_SALTBYTES);
    CHECK(parts.value().nonce.size() == crypto_secretbox_NONCEBYTES);
    CHECK(parts.value().locked.size() >= crypto_secretbox_MACBYTES);
    return true;
}

bool accepts_code(const Bytes& typed) {
    const auto code = protocol::normalised_code(to_text(typed));
    if (!code.ok()) return false;
    CHECK(code.value().size() == 8);
    CHECK(protocol::normalised_code(code.value()).value() == code.value());
    return true;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 3;
    const Bytes rest = input.rest();
    if (way == Code) return accepts_code(rest);
    return accepts_file(way == Inside ? file_with(magic, rest) : rest);
}

std::vector<Bytes> seeds() {
    return {Output().byte(Inside).raw(Bytes(150)).bytes(),
            Output().byte(File).raw(file_with(magic, Bytes(150))).bytes(),
            Output().byte(Code).raw(as_bytes("abcd-efgh")).bytes(),
            Output().byte(Code).raw(as_bytes("OIL0 1234")).bytes()};
}

}  // namespace candour::fuzz
