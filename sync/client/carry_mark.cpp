// See carry_mark.h. A mark: 8 random bytes, then the first 8 of their keyed hash.
#include "sync/client/carry_mark.h"

#include <algorithm>
#include <array>

#include "sync/protocol/hash.h"

namespace candour::client {

namespace {

constexpr std::size_t half = sizeof(CellId::bytes) / 2;
constexpr std::size_t secret_bytes = 32;

void finish(CellId& id, ByteView secret) {
    const ByteView first(id.bytes.data(), half);
    const protocol::Hash hash =
        protocol::keyed_hash("candour/device/carry-mark/1", {first}, secret);
    std::copy_n(hash.begin(), half, id.bytes.begin() + half);
}

// Empty when there is none, or it is past reading.
Result<Bytes> secret_in(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(std::string hex, store.setting(mark_secret_setting));
    Result<Bytes> secret = from_hex(hex);
    wipe(hex);
    if (!secret.ok() || secret.value().size() != secret_bytes) return Bytes{};
    return secret;
}

}  // namespace

std::string make_mark_secret(SecureRandom& random) {
    std::array<std::uint8_t, secret_bytes> secret{};
    random.fill(secret);
    return to_hex(secret);
}

Result<bool> has_mark_secret(store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const Bytes secret, secret_in(store));
    return !secret.empty();
}

Result<std::optional<CellId>> make_mark(store::OutboxStore& store, SecureRandom& random) {
    ASSIGN_OR_RETURN(const Bytes secret, secret_in(store));
    if (secret.empty()) return std::optional<CellId>();
    CellId mark = CellId::create(random);
    finish(mark, secret);
    return std::optional(mark);
}

Result<bool> names_mark(std::span<const CellId> ids, store::OutboxStore& store) {
    ASSIGN_OR_RETURN(const Bytes secret, secret_in(store));
    if (secret.empty()) return false;
    return std::ranges::any_of(ids, [&secret](const CellId& id) {
        CellId mark = id;
        finish(mark, secret);
        return mark == id;
    });
}

}  // namespace candour::client
