// RFC 6238 over RFC 4226, and codes to write down.
#include "core/office/totp.h"

#include <array>

#include <sodium.h>

#include "core/base/check.h"

namespace candour::office {
namespace {

constexpr std::size_t digits = 6;
constexpr std::size_t recovery_characters = 10;
// Crockford's base 32.
constexpr std::string_view recovery_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (plain.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        encoded += '%';
        encoded += hex[byte >> 4U];
        encoded += hex[byte & 15U];
    }
    return encoded;
}

}  // namespace

std::string totp_code(const HmacSha1& hmac, ByteView secret, std::int64_t step) {
    std::array<std::uint8_t, 8> counter{};
    auto rest = static_cast<std::uint64_t>(step);
    for (std::size_t i = counter.size(); i-- > 0; rest >>= 8U) {
        counter.at(i) = static_cast<std::uint8_t>(rest & 0xffU);
    }
    const Bytes mac = hmac(secret, counter);
    CHECK(mac.size() == 20);
    const std::size_t at = mac.back() & 0x0fU;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8U | mac.at(at + i);
    number &= 0x7fffffffU;
    std::string code(digits, '0');
    for (std::size_t i = digits; i-- > 0; number /= 10) {
        code[i] = static_cast<char>('0' + number % 10);
    }
    return code;
}

std::optional<std::int64_t> totp_step_of(const HmacSha1& hmac, ByteView secret,
                                         std::string_view typed, std::int64_t now_s) {
    std::string code;
    for (const char c : typed) {
        if (c != ' ') code += c;
    }
    if (code.size() != digits || now_s < totp_step_s) return std::nullopt;
    std::optional<std::int64_t> found;
    const std::int64_t now = now_s / totp_step_s;
    for (const std::int64_t step : {now - 1, now, now + 1}) {
        const std::string right = totp_code(hmac, secret, step);
        if (sodium_memcmp(right.data(), code.data(), digits) == 0) found = step;
    }
    return found;
}

std::string base32(ByteView bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const std::uint8_t byte : bytes) {
        bits = (bits << 8U | byte) & 0xffffU;
        for (count += 8; count >= 5; count -= 5) {
            text += letters[bits >> (count - 5U) & 31U];
        }
    }
    if (count > 0) text += letters[bits << (5U - count) & 31U];
    return text;
}

std::string totp_address(ByteView secret, std::string_view organisation, std::string_view account) {
    const std::string issuer = percent_encoded(organisation);
    return "otpauth://totp/" + issuer + ":" + percent_encoded(account) +
           "?secret=" + base32(secret) + "&issuer=" + issuer;
}

std::vector<std::string> make_recovery_codes(SecureRandom& random) {
    std::vector<std::string> codes(recovery_codes);
    for (std::string& code : codes) {
        for (std::size_t i = 0; i < recovery_characters; ++i) {
            if (i == recovery_characters / 2) code += '-';
            code +=
                recovery_letters[random.below(static_cast<std::uint32_t>(recovery_letters.size()))];
        }
    }
    return codes;
}

std::optional<std::string> normal_recovery_code(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c == '-' || c == ' ') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (recovery_letters.find(c) == std::string_view::npos) return std::nullopt;
        code += c;
    }
    if (code.size() != recovery_characters) return std::nullopt;
    return code;
}

}  // namespace candour::office
