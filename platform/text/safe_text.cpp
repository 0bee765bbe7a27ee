// A strict UTF-8 reader (RFC 3629) and what it lets through.
#include "platform/text/safe_text.h"

#include <algorithm>
#include <array>
#include <glib.h>

#include "platform/text/limits.h"

namespace candour::platform {
namespace {

struct Character {
    gunichar code = 0;
    std::size_t length = 0;  // 0: the byte here begins no character.
};

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

Character read_character(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    gunichar code = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text[i])) return {};
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    constexpr std::array<gunichar, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < smallest[length] || code > 0x10FFFF || surrogate) return {};
    return {code, length};
}

bool is_mark(gunichar code) {
    const GUnicodeType type = g_unichar_type(code);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
           type == G_UNICODE_SPACING_MARK;
}

// Invisible marks of two, three and four bytes: the grapheme joiner and variation selectors.
std::string_view invisible_mark(std::size_t length) {
    if (length == 2) return "\u034F";
    return length == 3 ? std::string_view("\uFE00") : std::string_view("\U000E0100");
}

// What stands for a character that is not shown as it is; empty: it is.
std::string_view replacement(const Character& character, bool keep_breaks) {
    if (character.code == '\n' && keep_breaks) return {};
    if (character.code < 0x20 || character.code == 0x7F) return " ";
    if (character.code >= 0x80 && character.code < 0xA0) return "\u00A0";
    // Line and paragraph separator: Pango would break there even in a single line.
    if (character.code == 0x2028 || character.code == 0x2029) return "\u2002";
    return {};
}

}  // namespace

std::string safe_text(std::string_view text, bool keep_breaks) {
    std::string safe;
    safe.reserve(std::min(text.size(), text_limits::run_bytes_max));
    int marks = 0;
    while (!text.empty()) {
        const Character character = read_character(text);
        const std::size_t length = std::max<std::size_t>(character.length, 1);
        if (safe.size() + length > text_limits::run_bytes_max) break;
        const bool mark = character.length > 1 && is_mark(character.code);
        marks = mark ? marks + 1 : 0;
        if (character.length == 0) {
            safe += '?';
        } else if (marks > text_limits::marks_max) {
            safe += invisible_mark(length);
        } else if (const auto other = replacement(character, keep_breaks); !other.empty()) {
            safe += other;
        } else {
            safe += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return safe;
}

}  // namespace candour::platform
