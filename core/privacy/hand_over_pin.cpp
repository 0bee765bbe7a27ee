// Argon2id at the cost of a password's (app/console/password.cpp).
#include "core/privacy/hand_over_pin.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "core/base/check.h"

namespace candour::privacy {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory_bytes = 64 << 20;

}  // namespace

bool is_pin(std::string_view text) {
    const bool figures = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return figures && text.size() >= pin_figures_min && text.size() <= pin_figures_max &&
           text.find_first_not_of(text.front()) != std::string_view::npos;
}

Result<std::string> hash_pin(std::string_view pin) {
    if (!is_pin(pin)) {
        return Error{ErrorKind::Invalid,
                     "a PIN has 6 to 12 figures from 0 to 9, and they are not all the same"};
    }
    CHECK(sodium_init() >= 0);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), passes, memory_bytes) != 0) {
        return Error{ErrorKind::Unavailable, "not enough memory to make a PIN's hash (64 MiB)"};
    }
    return std::string(hash.data());
}

bool is_pin_hash(std::string_view text) {
    if (!text.starts_with(crypto_pwhash_argon2id_STRPREFIX)) return false;
    if (text.size() >= crypto_pwhash_STRBYTES || text.find('\0') != std::string_view::npos) {
        return false;
    }
    const std::string whole(text);
    return crypto_pwhash_str_needs_rehash(whole.c_str(), passes, memory_bytes) == 0;
}

bool pin_matches(std::string_view pin, const std::string& hash) {
    CHECK(sodium_init() >= 0 && is_pin_hash(hash));
    return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace candour::privacy
