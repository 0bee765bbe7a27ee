// UTF-8 by the table of RFC 3629, section 4.
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace candour {
namespace {

struct Lead {
    std::size_t length = 0;  // 0: no character starts with this byte.
    std::uint8_t second_min = 0x80;
    std::uint8_t second_max = 0xBF;
};

Lead lead_of(std::uint8_t byte) {
    if (byte < 0x80) return {.length = 1};
    if (byte < 0xC2) return {};
    if (byte < 0xE0) return {.length = 2};
    if (byte == 0xE0) return {.length = 3, .second_min = 0xA0};  // Shorter would be overlong.
    if (byte == 0xED) return {.length = 3, .second_max = 0x9F};  // Above are the surrogates.
    if (byte < 0xF0) return {.length = 3};
    if (byte == 0xF0) return {.length = 4, .second_min = 0x90};
    if (byte < 0xF4) return {.length = 4};
    if (byte == 0xF4) return {.length = 4, .second_max = 0x8F};  // Up to U+10FFFF.
    return {};
}

bool is_continuation(char unit) { return (static_cast<std::uint8_t>(unit) & 0xC0) == 0x80; }

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const Lead lead = lead_of(static_cast<std::uint8_t>(text[0]));
        if (lead.length == 0 || text.size() < lead.length) return false;
        if (lead.length > 1) {
            const auto second = static_cast<std::uint8_t>(text[1]);
            if (second < lead.second_min || second > lead.second_max) return false;
        }
        if (!std::ranges::all_of(text.substr(1, lead.length - 1), is_continuation)) return false;
        text.remove_prefix(lead.length);
    }
    return true;
}

std::size_t character_count(std::string_view text) {
    const auto more = std::ranges::count_if(text, is_continuation);
    return text.size() - static_cast<std::size_t>(more);
}

}  // namespace candour
