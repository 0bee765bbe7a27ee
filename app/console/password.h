// Staff passwords: Argon2id through libsodium, a few checks at a time.
#pragma once

#include <semaphore>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::console {

inline constexpr std::size_t password_bytes_min = 12;    // ASVS 5.0, 6.2.1 asks for at least 8.
inline constexpr std::size_t password_bytes_max = 1024;  // Bounds what one request can cost.
inline constexpr int password_checks_limit = 64;

// The one way an account's password_hash is made (candour-server init uses it too).
// Errors: Invalid (too short or too long; says how long it must be), Unavailable (no memory).
Result<std::string> hash_password(std::string_view password);

// Checks passwords, at most `checks_max` at once: each needs 64 MiB, and a flood of sign-ins must
// not take the machine's memory. Safe to call from several threads.
class PasswordGate {
public:
    // `decoy_hash`: from hash_password(), of a random password that nobody has.
    PasswordGate(int checks_max, Milliseconds wait, std::string decoy_hash);

    // True when `password` belongs to `hash`. An empty `hash` (no such account) costs the same
    // time and is never true. Errors: Unavailable when no check came free within the wait.
    Result<bool> matches(std::string_view password, const std::string& hash);
    // As hash_password(), as one of the checks. Errors also: Unavailable as above.
    Result<std::string> hash(std::string_view password);

private:
    std::counting_semaphore<password_checks_limit> free_checks_;
    Milliseconds wait_;
    std::string decoy_hash_;
};

}  // namespace candour::console
