// From a receipt to its keys, and proofs made with them.
#include "core/privacy/receipt_keys.h"

#include <algorithm>

#include <sodium.h>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::privacy {
namespace {

constexpr std::string_view salt_context = "candour receipt salt 1";
constexpr std::string_view proof_context = "candour receipt proof 1";
constexpr const char* key_context = "receipt1";  // crypto_kdf wants 8 bytes.
constexpr std::uint64_t proof_seed = 1;
constexpr std::uint64_t reply_seed = 2;
constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = 64UL * 1024 * 1024;

using Seed = std::array<std::uint8_t, 32>;

static_assert(std::tuple_size_v<ReceiptSalt> == crypto_pwhash_SALTBYTES);
static_assert(std::tuple_size_v<Seed> == crypto_kdf_KEYBYTES);
static_assert(std::tuple_size_v<Seed> == crypto_sign_SEEDBYTES);
static_assert(std::tuple_size_v<Seed> == crypto_box_SEEDBYTES);

Seed subkey(const Seed& main, std::uint64_t number) {
    Seed seed{};
    CHECK(crypto_kdf_derive_from_key(seed.data(), seed.size(), number, key_context, main.data()) ==
          0);
    return seed;
}

store::MailboxId mailbox_of(std::span<const std::uint8_t, 32> public_key) {
    store::MailboxId mailbox{};
    CHECK(crypto_generichash(mailbox.data(), mailbox.size(), public_key.data(), public_key.size(),
                             nullptr, 0) == 0);
    return mailbox;
}

// Holds the words that are signed: to be wiped.
Bytes signed_bytes(feedback::ContactKind kind, std::string_view message) {
    const std::string_view name = feedback::name_of(kind);
    Bytes bytes;
    bytes.reserve(proof_context.size() + name.size() + message.size() + 2);
    bytes.insert(bytes.end(), proof_context.begin(), proof_context.end());
    bytes.push_back(0);
    bytes.insert(bytes.end(), name.begin(), name.end());
    bytes.push_back(0);
    bytes.insert(bytes.end(), message.begin(), message.end());
    return bytes;
}

}  // namespace

ReceiptSalt receipt_salt(std::span<const std::uint8_t, 32> organisation_key) {
    ReceiptSalt salt{};
    CHECK(crypto_generichash(salt.data(), salt.size(), organisation_key.data(),
                             organisation_key.size(), as_bytes(salt_context).data(),
                             salt_context.size()) == 0);
    return salt;
}

ReceiptKeys::~ReceiptKeys() {
    sodium_memzero(reply.private_key.data(), reply.private_key.size());
    sodium_memzero(proof_private_key.data(), proof_private_key.size());
    // Whose receipt it was is a secret of the visit, too.
    sodium_memzero(mailbox.data(), mailbox.size());
    sodium_memzero(reply.public_key.data(), reply.public_key.size());
    sodium_memzero(proof_public_key.data(), proof_public_key.size());
}

Result<ReceiptKeys> receipt_keys(const Receipt& receipt, const ReceiptSalt& salt) {
    CHECK(sodium_init() >= 0);
    std::array<char, receipt_symbols> code{};
    std::ranges::transform(receipt.values(), code.begin(),
                           [](std::uint8_t value) { return receipt_alphabet[value]; });
    Seed main{};
    const int derived =
        crypto_pwhash(main.data(), main.size(), code.data(), code.size(), salt.data(), passes,
                      memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(code.data(), code.size());
    if (derived != 0) {
        return Error{ErrorKind::Unavailable, "there is no memory to work a receipt out"};
    }
    Seed for_proofs = subkey(main, proof_seed);
    Seed for_replies = subkey(main, reply_seed);
    sodium_memzero(main.data(), main.size());
    ReceiptKeys keys;
    CHECK(crypto_sign_seed_keypair(keys.proof_public_key.data(), keys.proof_private_key.data(),
                                   for_proofs.data()) == 0);
    CHECK(crypto_box_seed_keypair(keys.reply.public_key.data(), keys.reply.private_key.data(),
                                  for_replies.data()) == 0);
    sodium_memzero(for_proofs.data(), for_proofs.size());
    sodium_memzero(for_replies.data(), for_replies.size());
    keys.mailbox = mailbox_of(keys.proof_public_key);
    return keys;
}

feedback::Contact::ReplyTo reply_to(const ReceiptKeys& keys) {
    return {.mailbox_id = to_hex(keys.mailbox), .public_key = to_base64(keys.reply.public_key)};
}

feedback::ReceiptProof prove(const ReceiptKeys& keys, feedback::ContactKind kind,
                             std::string_view message) {
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    Bytes bytes = signed_bytes(kind, message);
    CHECK(crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(),
                               keys.proof_private_key.data()) == 0);
    wipe(bytes);
    return {.public_key = to_base64(keys.proof_public_key), .signature = to_base64(signature)};
}

Result<store::MailboxId> proven_mailbox(const feedback::ReceiptProof& proof,
                                        feedback::ContactKind kind, std::string_view message) {
    const auto key = from_base64(proof.public_key);
    const auto signature = from_base64(proof.signature);
    if (!key.ok() || key.value().size() != crypto_sign_PUBLICKEYBYTES || !signature.ok() ||
        signature.value().size() != crypto_sign_BYTES) {
        return Error{ErrorKind::Invalid, "this is no proof of a receipt"};
    }
    Bytes bytes = signed_bytes(kind, message);
    const int fits = crypto_sign_verify_detached(signature.value().data(), bytes.data(),
                                                 bytes.size(), key.value().data());
    wipe(bytes);
    if (fits != 0) return Error{ErrorKind::Denied, "the receipt's holder did not say this"};
    return mailbox_of(std::span<const std::uint8_t, 32>(key.value().data(), 32));
}

}  // namespace candour::privacy
