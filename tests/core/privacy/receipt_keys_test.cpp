// A receipt's keys: the same for ever, of one organisation, and nobody else's.
#include "core/privacy/receipt_keys.h"

#include <algorithm>
#include <memory>
#include <type_traits>

#include <sodium.h>

#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

using feedback::ContactKind;

constexpr CivilDay a_day{std::chrono::year{2026} / 11 / 30};

ReceiptSalt salt_of(std::uint8_t organisation) {
    std::array<std::uint8_t, 32> key{};
    key.fill(organisation);
    return receipt_salt(key);
}

Receipt example(std::uint8_t last = 20) {
    return Receipt(Receipt::Values{0, 1, 2, 3, 31, 30, 29, 28, 10, 11, 12, 13, 17, 18, 19, last});
}

// Worked out once: each costs 64 MiB and a third of a second.
const ReceiptKeys& keys() {
    static const ReceiptKeys made = receipt_keys(example(), salt_of(7)).take();
    return made;
}

}  // namespace

TEST_CASE("a receipt's keys are the same on every machine and for ever", "[core]") {
    // Worked out with OpenSSL's Argon2id, Ed25519 and X25519 and Python's BLAKE2b.
    REQUIRE(to_hex(salt_of(7)) == "33d358238e9d586486216c0eb96eadb0");
    REQUIRE(to_hex(keys().mailbox) == "4c5e9e11421b68a5846afe1616beb240");
    REQUIRE(to_hex(keys().reply.public_key) ==
            "8723df5ef40574e3febb6c21e40825dd5b7e1e0d3eda9f525c08de0d52c1b36f");
    REQUIRE(to_hex(keys().proof_public_key) ==
            "cf029bf218f31e968c192a13baf8bf2af3426406b796d4a47279af7b6e3a32a2");
}

TEST_CASE("another receipt or another organisation has other keys", "[core]") {
    const ReceiptKeys other = receipt_keys(example(21), salt_of(7)).take();
    const ReceiptKeys elsewhere = receipt_keys(example(), salt_of(8)).take();
    for (const ReceiptKeys* each : {&other, &elsewhere}) {
        REQUIRE(each->mailbox != keys().mailbox);
        REQUIRE(each->reply.public_key != keys().reply.public_key);
        REQUIRE(each->proof_public_key != keys().proof_public_key);
    }
}

TEST_CASE("a reply that is sealed to a receipt opens with it, and with no other", "[core]") {
    const ReplyAddress address = read_reply_address(reply_to(keys())).take();
    REQUIRE(address.mailbox() == keys().mailbox);
    const Reply reply{"Diolch. Mae’r ramp wedi’i drwsio.", "cy", a_day};
    const auto sealed = seal_reply(reply, address).take();
    REQUIRE(open_replies(sealed.parts, keys().reply).replies == std::vector{reply});
    const ReceiptKeys other = receipt_keys(example(21), salt_of(7)).take();
    REQUIRE(open_replies(sealed.parts, other.reply).replies.empty());
}

TEST_CASE("what a receipt's holder says is proved, to the last byte", "[core]") {
    const std::string words = "The ramp is broken again.";
    const auto proof = prove(keys(), ContactKind::Question, words);
    REQUIRE(proven_mailbox(proof, ContactKind::Question, words).value() == keys().mailbox);
    const auto denied = [&](ContactKind kind, std::string_view message) {
        return proven_mailbox(proof, kind, message).error().kind == ErrorKind::Denied;
    };
    REQUIRE(denied(ContactKind::Complaint, words));
    REQUIRE(denied(ContactKind::Question, words + " "));
    REQUIRE(denied(ContactKind::Question, ""));
    REQUIRE(denied(ContactKind::Question, std::string(1, '\0') + words));
}

TEST_CASE("proven_mailbox takes no proof that was changed, cut or made up", "[core]") {
    const auto good = prove(keys(), ContactKind::Question, "");
    REQUIRE(proven_mailbox(good, ContactKind::Question, "").ok());
    const auto refusal = [](const feedback::ReceiptProof& proof) {
        return proven_mailbox(proof, ContactKind::Question, "").error().kind;
    };
    REQUIRE(refusal({}) == ErrorKind::Invalid);
    REQUIRE(refusal({good.public_key, ""}) == ErrorKind::Invalid);
    REQUIRE(refusal({"", good.signature}) == ErrorKind::Invalid);
    REQUIRE(refusal({good.signature, good.public_key}) == ErrorKind::Invalid);
    REQUIRE(refusal({good.public_key, to_base64(Bytes(64, 1))}) == ErrorKind::Denied);
    // A key of small order verifies anything with some libraries; not with this one.
    REQUIRE(refusal({to_base64(Bytes(32, 0)), to_base64(Bytes(64, 0))}) == ErrorKind::Denied);
    const Bytes signature = from_base64(good.signature).take();
    for (std::size_t at = 0; at < signature.size(); ++at) {
        Bytes changed = signature;
        changed[at] ^= 1;
        REQUIRE(refusal({good.public_key, to_base64(changed)}) == ErrorKind::Denied);
    }
}

TEST_CASE("proven_mailbox survives any text", "[core]") {
    test::for_all(500, [](test::Gen& gen) {
        const auto any = [&](std::size_t size) {
            return gen.chance(50) ? to_base64(gen.bytes(size)) : to_text(gen.bytes(gen.below(90)));
        };
        const feedback::ReceiptProof proof{any(32), any(64)};
        REQUIRE(!proven_mailbox(proof, ContactKind::Question, "words").ok());
    });
}

TEST_CASE("keys that are dropped leave nothing where they were", "[core]") {
    static_assert(!std::is_trivially_destructible_v<ReceiptKeys>);
    static_assert(!std::is_trivially_destructible_v<Receipt>);
    alignas(ReceiptKeys) std::array<std::uint8_t, sizeof(ReceiptKeys)> place{};
    auto* copy = std::construct_at(reinterpret_cast<ReceiptKeys*>(place.data()), keys());
    REQUIRE(std::ranges::any_of(place, [](std::uint8_t byte) { return byte != 0; }));
    std::destroy_at(copy);
    REQUIRE(std::ranges::all_of(place, [](std::uint8_t byte) { return byte == 0; }));
}

}  // namespace candour::privacy
