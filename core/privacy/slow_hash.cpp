// See slow_hash.h.
#include "core/privacy/slow_hash.h"

#include <array>

#include <sodium.h>

#include "core/base/check.h"

namespace candour::privacy {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = 64 << 20;

}  // namespace

std::optional<std::string> slow_hash(std::string_view secret) {
    CHECK(sodium_init() >= 0);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), secret.data(), secret.size(), passes, memory_bytes) != 0) {
        return std::nullopt;
    }
    return std::string(hash.data());
}

bool is_slow_hash(std::string_view text) {
    if (!text.starts_with(crypto_pwhash_argon2id_STRPREFIX)) return false;
    if (text.size() >= crypto_pwhash_STRBYTES || text.find('\0') != std::string_view::npos) {
        return false;
    }
    const std::string whole(text);
    return crypto_pwhash_str_needs_rehash(whole.c_str(), passes, memory_bytes) == 0;
}

bool slow_hash_matches(std::string_view secret, const std::string& hash) {
    CHECK(sodium_init() >= 0);
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), secret.data(), secret.size()) == 0;
}

}  // namespace candour::privacy
