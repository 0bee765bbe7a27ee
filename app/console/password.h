// Staff passwords: Argon2id through libsodium, a few checks at a time.
#pragma once

#include <semaphore>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::console {

inline constexpr std::size_t password_characters_min = 12;  // ASVS 5.0, 6.2.1 asks for 8 or more.
inline constexpr std::size_t password_bytes_max = 1024;     // Bounds what one request can cost.

// The one way an account's password_hash is made (candour-server init uses it too).
// Errors: Invalid (too short, too long; says how long it must be), Unavailable (no memory).
Result<std::string> hash_password(std::string_view password);

// Checks passwords, at most `checks_max` at once: each needs 64 MiB, and a flood of sign-ins must
// not take the machine's memory. Safe to call from several threads.
class PasswordGate {
public:
    PasswordGate(int checks_max, Milliseconds wait);

    // True when `password` belongs to `hash`. An empty `hash` (no such account) costs the same
    // time and is never true. Errors: Unavailable when no check came free within `wait`.
    Result<bool> matches(std::string_view password, const std::string& hash);

private:
    std::counting_semaphore<64> free_checks_;
    Milliseconds wait_;
    std::string decoy_hash_;  // Of a random password: what an unknown name is checked against.
};

}  // namespace candour::console
