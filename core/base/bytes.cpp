// Hexadecimal, base64 and wiping, all by libsodium.
#include "core/base/bytes.h"

#include <algorithm>

#include <sodium.h>

namespace candour {

ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string to_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string to_hex(ByteView bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();  // libsodium ends it with a zero.
    return hex;
}

Result<Bytes> from_hex(std::string_view hex) {
    Bytes bytes(hex.size() / 2 + 1);  // Never empty: libsodium must not get a null pointer.
    std::size_t written = 0;
    const char* end = nullptr;
    const int status =
        sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &written, &end);
    if (hex.size() % 2 != 0 || status != 0 || end != hex.data() + hex.size()) {
        return Error{ErrorKind::Invalid, "this is not hexadecimal (0-9, a-f, an even number)"};
    }
    bytes.resize(written);
    return bytes;
}

std::string to_base64(ByteView bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // libsodium ends it with a zero.
    return text;
}

Result<Bytes> from_base64(std::string_view text) {
    const Error refused{ErrorKind::Invalid, "this is not base64 (RFC 4648, padded with =)"};
    // libsodium 1.0.18 takes some bytes above 127 for letters of the alphabet (found by fuzzing).
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 128; };
    if (!std::ranges::all_of(text, is_ascii)) return refused;
    Bytes bytes(text.size() / 4 * 3 + 1);  // Never empty: libsodium must not get a null pointer.
    std::size_t written = 0;
    const char* end = nullptr;
    const int status = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(),
                                         nullptr, &written, &end, sodium_base64_VARIANT_ORIGINAL);
    if (status != 0 || end != text.data() + text.size()) return refused;
    bytes.resize(written);
    return bytes;
}

void wipe(Bytes& bytes) {
    bytes.resize(bytes.capacity());  // Also what an earlier, longer content left behind.
    if (bytes.empty()) return;
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

void wipe(std::string& text) {
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace candour
