// BoardStore and BoardCopy: the board of sealed replies, at the server and on each device. Every
// device downloads all of it, so that nobody learns who looked (architecture §4.7).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::store {

inline constexpr std::size_t mailbox_bytes = 16;
inline constexpr std::size_t board_entry_bytes = 1024;

using MailboxId = std::array<std::uint8_t, mailbox_bytes>;
// Mailbox id, then 1,008 sealed bytes.
using BoardEntry = std::array<std::uint8_t, board_entry_bytes>;
// Which reply it is, so that none is published twice (core/privacy/reply.h: its id).
using ReplyMark = std::array<std::uint8_t, 16>;

struct PublishedReply {
    std::uint64_t first = 0;  // Number of its first entry; the others follow it.
    std::uint64_t parts = 0;
    bool before = false;  // It was here already; nothing was written.
    bool operator==(const PublishedReply&) const = default;
};

// The server's. Entries are numbered from 1 in the order in which staff published them.
class BoardStore {
public:
    virtual ~BoardStore() = default;
    // Which board the numbers belong to: changes when the database is restored or new.
    virtual Result<std::string> board() = 0;
    virtual Result<std::uint64_t>
    latest() = 0;  // Number of the newest entry, 0 when there is none.
    // Those with numbers since + 1, since + 2 …, at most `limit`.
    virtual Result<std::vector<BoardEntry>> entries(std::uint64_t since, std::size_t limit) = 0;
    // Returns its number.
    virtual Result<std::uint64_t> publish(const BoardEntry& entry) = 0;
    // All parts of one reply (at least one), in one transaction and next to each other. A reply of
    // this mark that is here already stays as it is, erased or not. So whoever does not know
    // whether it was published simply says it again.
    virtual Result<PublishedReply> publish_reply(const ReplyMark& mark,
                                                 const std::vector<BoardEntry>& parts) = 0;
    // Puts `noise` (random) in the place of an entry, so that size and numbers stay. NotFound.
    virtual Status erase(std::uint64_t number, const BoardEntry& noise) = 0;
    // Puts noise in the place of all that lies in a mailbox, and a tombstone at the end, so that
    // devices that have it do the same; in one transaction. How many went; 0: nothing lay there,
    // and nothing was written. Their marks stay: none is published again.
    virtual Result<std::uint64_t> forget(const MailboxId& mailbox) = 0;
};

// An entry of a mailbox, then zeros: what lay there before goes. The page that has it is signed.
inline BoardEntry tombstone_of(const MailboxId& mailbox) {
    BoardEntry entry{};
    std::ranges::copy(mailbox, entry.begin());
    return entry;
}
inline bool is_tombstone(const BoardEntry& entry) {
    return std::all_of(entry.begin() + mailbox_bytes, entry.end(),
                       [](std::uint8_t byte) { return byte == 0; });
}
inline MailboxId mailbox_of(const BoardEntry& entry) {
    MailboxId mailbox{};
    std::copy_n(entry.begin(), mailbox_bytes, mailbox.begin());
    return mailbox;
}

// A device's copy.
class BoardCopy {
public:
    virtual ~BoardCopy() = default;
    // "" before the first page.
    virtual Result<std::string> board() = 0;
    virtual Result<std::uint64_t> latest() = 0;
    // The entries after number `from`, in one durable transaction. Another board's first page
    // (from = 0) replaces everything. What a tombstone names goes with it, in the same transaction:
    // noise takes its place. Errors: Conflict when `from` is not where the copy ends.
    virtual Status put_page(const std::string& board, std::uint64_t from,
                            const std::vector<BoardEntry>& entries) = 0;
    // Oldest first.
    virtual Result<std::vector<BoardEntry>> in_mailbox(const MailboxId& mailbox) = 0;
    // Noise takes the place of all that lies there, before the server hears of it.
    virtual Status forget(const MailboxId& mailbox) = 0;
};

}  // namespace candour::store
