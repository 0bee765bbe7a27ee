// Reply: what staff answer to somebody whose name nobody knows, sealed to the key of their receipt
// and laid on the board that every device downloads (architecture §4.7; requirement "Anonymous
// throughout"). It says no name: who answered stands in the case.
//
// An entry is 16 bytes mailbox id and 1,008 sealed bytes: crypto_box_seal (48 bytes overhead) over
// 960 bytes, which are format u8, part u8, parts u8, message id 16 and a piece of the content,
// sodium_pad()ed. The content is encoding u8 (0: as it is, 1: a zstd frame, where that is shorter),
// then days since 1970 u32 (big endian), length of the language u8, the language and the text.
//
// The message id is made of all that the reply is and of the receipt's public key, which nobody
// but the visitor and the office has. So the same reply has the same id however often it is sealed,
// and an entry that was moved to another mailbox or message is found out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/feedback/draft.h"
#include "core/store/board_store.h"

namespace candour::privacy {

inline constexpr std::size_t reply_parts_max = 8;
// About four printed pages of English.
inline constexpr std::size_t reply_text_bytes_max = 16 * 1024;

using ReplyId = store::ReplyMark;

struct Reply {
    std::string text;
    Language language;
    CivilDay day;  // On which it was written.
    bool operator==(const Reply&) const = default;
};

// Where replies to one receipt go. Only read_reply_address() makes one.
class ReplyAddress {
public:
    const store::MailboxId& mailbox() const { return mailbox_; }
    const std::array<std::uint8_t, 32>& public_key() const { return public_key_; }

private:
    friend Result<ReplyAddress> read_reply_address(const feedback::Contact::ReplyTo&);
    ReplyAddress() = default;
    store::MailboxId mailbox_{};
    std::array<std::uint8_t, 32> public_key_{};
};

// What came with a contact may be anything. Errors: NotFound when no reply was asked for; Invalid
// when nothing can be sealed to it. Both say so in words for staff.
Result<ReplyAddress> read_reply_address(const feedback::Contact::ReplyTo& reply_to);

struct SealedReply {
    ReplyId id{};
    std::vector<store::BoardEntry> parts;  // 1 … reply_parts_max.
};

// Sealing uses libsodium's own randomness. Errors, in words for staff: Invalid (no text, not
// UTF-8, no language, a day before 1970), Full with about how many characters are too many.
Result<SealedReply> seal_reply(const Reply& reply, const ReplyAddress& address);

// A receipt's key pair (X25519).
struct ReplyKeyPair {
    std::array<std::uint8_t, 32> public_key{};
    std::array<std::uint8_t, 32> private_key{};
};

// Overwrites the replies' words when it goes; each copy too.
struct OpenedReplies {
    OpenedReplies() = default;
    OpenedReplies(const OpenedReplies&) = default;
    OpenedReplies(OpenedReplies&&) = default;
    OpenedReplies& operator=(const OpenedReplies&) = default;
    OpenedReplies& operator=(OpenedReplies&&) = default;
    ~OpenedReplies();

    std::vector<Reply> replies;  // Each once, in the order of their first entries.
    std::size_t incomplete = 0;  // Parts are not here yet: a later page of the board has them.
    std::size_t unreadable = 0;  // Entries that are damaged, or were put here by somebody else.
};

// All that lies in a mailbox, as a device's copy of the board gives it: several replies, their
// parts in any order, some of them twice. Never crashes on any bytes.
OpenedReplies open_replies(const std::vector<store::BoardEntry>& entries, const ReplyKeyPair& key);

}  // namespace candour::privacy
