// platform/storage/outbox_format.cpp: marks, cells, noise and their checks.
#include "platform/storage/outbox_format.h"

#include <algorithm>
#include <string_view>

#include <sodium.h>

namespace candour::platform::outbox {

namespace {

constexpr std::size_t check_bytes = 8;
constexpr std::size_t hash_bytes = 16;
constexpr std::size_t generation_bytes = 7;

// BLAKE2b-128 of `domain`, then `bytes`.
std::array<std::uint8_t, hash_bytes> hash_of(std::string_view domain, ByteView first,
                                             ByteView second = {}) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, hash_bytes);
    for (const ByteView bytes : {as_bytes(domain), first, second}) {
        crypto_generichash_update(&state, bytes.data(), bytes.size());
    }
    std::array<std::uint8_t, hash_bytes> hash;
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

void put_slot(std::uint32_t slot, std::uint8_t* out) {
    for (std::size_t i = 0; i < 4; ++i)
        out[i] = static_cast<std::uint8_t>(slot >> (24 - 8 * i));
}

std::uint32_t get_slot(ByteView bytes) {
    std::uint32_t slot = 0;
    for (std::size_t i = 0; i < 4; ++i)
        slot = slot << 8 | bytes[i];
    return slot;
}

std::string_view domain_of(Content content) {
    return content == Content::Cell ? "candour/outbox-cell" : "candour/outbox-noise";
}

}  // namespace

std::array<std::uint8_t, mark_bytes> encode_mark(std::uint32_t slot, const Mark& mark) {
    std::array<std::uint8_t, mark_bytes> bytes;
    put_slot(slot, bytes.data());
    bytes[4] = static_cast<std::uint8_t>(mark.state);
    for (std::size_t i = 0; i < generation_bytes; ++i) {
        bytes[5 + i] = static_cast<std::uint8_t>(mark.generation >> (48 - 8 * i));
    }
    const auto check =
        hash_of("candour/outbox-mark", ByteView(bytes).first(mark_bytes - check_bytes));
    std::copy_n(check.begin(), check_bytes, bytes.end() - check_bytes);
    return bytes;
}

std::optional<Mark> decode_mark(std::uint32_t slot, ByteView bytes) {
    if (bytes.size() != mark_bytes || bytes[4] > static_cast<std::uint8_t>(State::Damaged)) {
        return std::nullopt;
    }
    Mark mark{.state = static_cast<State>(bytes[4])};
    for (std::size_t i = 0; i < generation_bytes; ++i)
        mark.generation = mark.generation << 8 | bytes[5 + i];
    if (!std::ranges::equal(bytes, encode_mark(slot, mark))) return std::nullopt;
    return mark;
}

std::array<std::uint8_t, proof_bytes> proof_of(std::uint32_t slot, ByteView bytes,
                                               Content content) {
    std::array<std::uint8_t, proof_bytes> proof;
    put_slot(slot, proof.data());
    const auto hash = hash_of(domain_of(content), ByteView(proof).first(4), bytes);
    std::ranges::copy(hash, proof.begin() + 4);
    return proof;
}

Content content_of(std::uint32_t slot, ByteView bytes, ByteView proof) {
    if (bytes.size() != privacy::cell_bytes) return Content::Neither;
    for (const Content content : {Content::Cell, Content::Noise}) {
        if (std::ranges::equal(proof, proof_of(slot, bytes, content))) return content;
    }
    return Content::Neither;
}

Mark settled(const std::optional<Mark>& mark, Content content) {
    const State state = mark ? mark->state : State::Free;
    switch (content) {
        case Content::Cell:
            return state == State::Acknowledged ? *mark : Mark{State::Pending, 0};
        case Content::Noise:
            // Marked as used, yet never written to: the disk lost a write.
            return Mark{state == State::Free ? State::Free : State::Damaged, 0};
        case Content::Neither:
            return Mark{State::Damaged, 0};
    }
    CHECK(false);
}

namespace {

// Of two marks of one slot, the one with which less can be lost.
bool more_careful(const Mark& a, const Mark& b) {
    const auto rank = [](const Mark& mark) {
        switch (mark.state) {
            case State::Pending:
                return 0;
            case State::Damaged:
                return 1;
            case State::Acknowledged:
                return 2;
            case State::Free:
                return 3;
        }
        CHECK(false);
    };
    return std::pair(rank(a), a.generation) < std::pair(rank(b), b.generation);
}

class Finder {
public:
    explicit Finder(ByteView image) : image_(image) {}

    std::vector<FoundSlot> run() {
        // A slot's number is below 2^16: two zero bytes, which few offsets have, begin each piece.
        for (std::size_t at = 0; at + mark_bytes <= image_.size(); ++at) {
            if (image_[at] != 0 || image_[at + 1] != 0) continue;
            const std::uint32_t slot = get_slot(image_.subspan(at));
            look_for_mark(slot, at);
            look_for_proof(slot, at);
        }
        return std::move(found_);
    }

private:
    static bool all_zero(ByteView bytes) {
        return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
    }

    FoundSlot& at_slot(std::uint32_t slot) {
        if (found_.size() <= slot) found_.resize(slot + 1);
        return found_[slot];
    }

    void look_for_mark(std::uint32_t slot, std::size_t at) {
        const ByteView bytes = image_.subspan(at, mark_bytes);
        // Most of what begins with zeros is nothing but zeros: not worth a hash.
        if (all_zero(bytes.last(check_bytes))) return;
        const std::optional<Mark> mark = decode_mark(slot, bytes);
        if (!mark) return;
        FoundSlot& found = at_slot(slot);
        if (!found.mark || more_careful(*mark, *found.mark)) found.mark = mark;
    }

    void look_for_proof(std::uint32_t slot, std::size_t at) {
        if (at < privacy::cell_bytes) return;
        const ByteView proof = image_.subspan(at, proof_bytes);
        if (all_zero(proof.last(hash_bytes))) return;
        const ByteView bytes = image_.subspan(at - privacy::cell_bytes, privacy::cell_bytes);
        const Content content = content_of(slot, bytes, proof);
        if (content == Content::Neither) return;
        FoundSlot& found = at_slot(slot);
        if (found.content == Content::Cell) return;
        found.content = content;
        std::ranges::copy(bytes, found.bytes.begin());
    }

    ByteView image_;
    std::vector<FoundSlot> found_;
};

}  // namespace

std::vector<FoundSlot> find_slots(ByteView image) { return Finder(image).run(); }

}  // namespace candour::platform::outbox
