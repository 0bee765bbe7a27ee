// The second factor: a code of six digits that changes every 30 seconds (RFC 6238 with SHA-1, as
// every authenticator app has it), and recovery codes for a telephone that is lost.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/world.h"

namespace candour::office {

// 20 bytes. Given by the platform: libsodium has no SHA-1.
using HmacSha1 = std::function<Bytes(ByteView key, ByteView message)>;

inline constexpr std::int64_t totp_step_s = 30;
inline constexpr std::size_t totp_secret_bytes = 20;  // RFC 4226 section 4, R6: 160 bits.

std::string totp_code(const HmacSha1& hmac, ByteView secret, std::int64_t step);
// The step that a typed code is of: the one of `now_s`, or one earlier or later, as clocks drift.
// Spaces in it are as good as none. Takes the same time whatever is right.
std::optional<std::int64_t> totp_step_of(const HmacSha1& hmac, ByteView secret,
                                         std::string_view typed, std::int64_t now_s);

// RFC 4648, without padding: what people type into an app that reads no picture.
std::string base32(ByteView bytes);
// What the picture says: "otpauth://totp/…".
std::string totp_address(ByteView secret, std::string_view organisation, std::string_view account);

inline constexpr std::size_t recovery_codes = 8;
// "7K3M9-QRT2V": 50 random bits each, without letters that look like digits.
std::vector<std::string> make_recovery_codes(SecureRandom& random);
// Ten characters in one form, whatever way they were typed; nothing when it is no such code.
std::optional<std::string> normal_recovery_code(std::string_view typed);

}  // namespace candour::office
