// Passwords by their hashes, a few at once.
#include "app/console/password.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/privacy/slow_hash.h"

namespace candour::console {

Result<std::string> hash_password(std::string_view password) {
    if (password.size() < password_bytes_min) {
        return Error{ErrorKind::Invalid, "the password is too short: it needs at least " +
                                             std::to_string(password_bytes_min) + " characters"};
    }
    if (password.size() > password_bytes_max) {
        return Error{ErrorKind::Invalid, "the password is too long: at most " +
                                             std::to_string(password_bytes_max) + " bytes"};
    }
    std::optional<std::string> hash = privacy::slow_hash(password);
    if (!hash) {
        return Error{ErrorKind::Unavailable,
                     "not enough memory to make a password's hash (64 MiB)"};
    }
    return std::move(*hash);
}

PasswordGate::PasswordGate(int checks_max, Milliseconds wait, std::string decoy_hash)
    : free_checks_(std::clamp(checks_max, 0, password_checks_limit)),
      wait_(wait),
      decoy_hash_(std::move(decoy_hash)) {}

Result<bool> PasswordGate::matches(std::string_view password, const std::string& hash) {
    if (password.size() > password_bytes_max) password = password.substr(0, password_bytes_max);
    if (!free_checks_.try_acquire_for(wait_)) {
        return Error{ErrorKind::Unavailable, "too many people are signing in at once"};
    }
    const std::string& checked = hash.empty() ? decoy_hash_ : hash;
    const bool same = privacy::slow_hash_matches(password, checked);
    free_checks_.release();
    return same && !hash.empty();
}

Result<std::string> PasswordGate::hash(std::string_view password) {
    if (!free_checks_.try_acquire_for(wait_)) {
        return Error{ErrorKind::Unavailable, "too many people are signing in at once"};
    }
    Result<std::string> made = hash_password(password);
    free_checks_.release();
    return made;
}

}  // namespace candour::console
