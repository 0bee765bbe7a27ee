// A secret that people type, as Argon2id's text (libsodium's crypto_pwhash_str): what is stored of
// passwords and PINs. At the cost that OWASP's password storage guidance asks for, and more: some
// 0.3 s of one core and 64 MiB.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour::privacy {

// Another one each time. Empty: there is not so much memory.
std::optional<std::string> slow_hash(std::string_view secret);

// Whether slow_hash() makes such, at just this cost: another could stop a device for minutes.
bool is_slow_hash(std::string_view text);

// False too for what is no hash, and where there is not so much memory.
bool slow_hash_matches(std::string_view secret, const std::string& hash);

}  // namespace candour::privacy
