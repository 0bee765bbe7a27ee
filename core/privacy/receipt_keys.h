// What a receipt is the key to: its mailbox on the board of replies, the pair that replies are
// sealed to, and proofs that a later message comes from its holder (architecture §4.7).
//
//   Argon2id(code, organisation's salt) → 32 bytes → crypto_kdf → an Ed25519 seed, an X25519 seed
//   mailbox id = BLAKE2b-128 of the Ed25519 public key: a proof shows by itself whose it is, and
//   the server keeps no key for it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/feedback/contact_kind.h"
#include "core/feedback/draft.h"
#include "core/privacy/receipt.h"
#include "core/privacy/reply.h"
#include "core/store/board_store.h"

namespace candour::privacy {

// Of one organisation: the same receipt opens nothing elsewhere, and a table of all codes would
// have to be made for each. BLAKE2b-128 of the organisation's offline public key (Ed25519, in
// every bundle) under a context.
using ReceiptSalt = std::array<std::uint8_t, 16>;
ReceiptSalt receipt_salt(std::span<const std::uint8_t, 32> organisation_key);

// Overwrites itself when it goes; each copy too.
struct ReceiptKeys {
    store::MailboxId mailbox{};
    ReplyKeyPair reply;
    std::array<std::uint8_t, 32> proof_public_key{};   // Ed25519.
    std::array<std::uint8_t, 64> proof_private_key{};  // As libsodium keeps it.

    ReceiptKeys() = default;
    ReceiptKeys(const ReceiptKeys&) = default;
    ReceiptKeys& operator=(const ReceiptKeys&) = default;
    ~ReceiptKeys();
};

// Slow on purpose, some 0.3 s of one core: never on the thread that draws. Argon2id version 1.3
// over the 16 symbols as upper-case ASCII without the check symbol, t = 3, m = 64 MiB, one lane.
// The same everywhere and for ever: test vectors in tests/core/privacy/receipt_keys_test.cpp.
// Errors: Unavailable when there are no 64 MiB of memory.
Result<ReceiptKeys> receipt_keys(const Receipt& receipt, const ReceiptSalt& salt);

// Where replies go, to be sent along: the mailbox id in hex, the X25519 public key in base64.
feedback::Contact::ReplyTo reply_to(const ReceiptKeys& keys);

// That the receipt's holder says this: a detached Ed25519 signature over a context, the kind's
// name, a zero byte and `message`, whole (ContactKind::FollowUp: the words; Forget: none).
feedback::ReceiptProof prove(const ReceiptKeys& keys, feedback::ContactKind kind,
                             std::string_view message);

// The mailbox whose holder said so. What came with a contact may be anything. Errors: Denied when
// the signature is not of this key over this kind and message; Invalid when it is no proof at all.
Result<store::MailboxId> proven_mailbox(const feedback::ReceiptProof& proof,
                                        feedback::ContactKind kind, std::string_view message);

}  // namespace candour::privacy
