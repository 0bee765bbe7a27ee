// platform/storage/outbox_format.h: the bytes of an outbox's slots. Every piece says which slot it
// is of and proves itself, so that it can be told from garbage wherever in a damaged file it lies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/privacy/cell.h"

namespace candour::platform::outbox {

inline constexpr std::uint32_t slots_max = 65'536;

// In the file. Damaged: the slot's bytes are not what was written. Never used again, as the flash
// under it may be worn.
enum class State : std::uint8_t { Free, Pending, Acknowledged, Damaged };

struct Mark {
    State state = State::Free;
    std::uint64_t generation = 0;  // Of an acknowledged slot; below 2^56.
    bool operator==(const Mark&) const = default;
};

// Slot 4, state 1, generation 7, check 8 bytes: blobs of one size. SQLite stores small integers in
// fewer bytes than large ones, and would move a mark within its page, which tells the order in
// which slots were used.
inline constexpr std::size_t mark_bytes = 20;
std::array<std::uint8_t, mark_bytes> encode_mark(std::uint32_t slot, const Mark& mark);
// Empty when the bytes are not a mark of `slot`.
std::optional<Mark> decode_mark(std::uint32_t slot, ByteView bytes);

// What a slot's bytes are. Noise is what a slot holds before its first cell.
enum class Content { Cell, Noise, Neither };

// Follows the slot's bytes in the file: slot 4, BLAKE2b-128 of both and the content 16 bytes. The
// slot's number is in it, so that a page written to the wrong place is found too; the mark is not:
// marking a slot leaves its bytes alone.
inline constexpr std::size_t proof_bytes = 20;
std::array<std::uint8_t, proof_bytes> proof_of(std::uint32_t slot, ByteView bytes, Content content);
Content content_of(std::uint32_t slot, ByteView bytes, ByteView proof);

// What to take a slot for. A cell that can be read is never given up for want of a mark: offering
// it once more is harmless (§5, UNIQUE cell id).
Mark settled(const std::optional<Mark>& mark, Content content);

// One slot, as found in a file that SQLite may not be able to read.
struct FoundSlot {
    std::optional<Mark> mark;
    Content content = Content::Neither;
    std::array<std::uint8_t, privacy::cell_bytes> bytes{};  // Unless Neither.
};

// Looks at every offset of `image`, the whole file. As many slots as the highest number that was
// found says, in their order.
std::vector<FoundSlot> find_slots(ByteView image);

}  // namespace candour::platform::outbox
