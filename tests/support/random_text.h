// tests/support/random_text.h: texts that compress as badly as a script allows.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "tests/support/property.h"

namespace candour::test {

struct Script {
    std::string_view name;
    char32_t first;
    char32_t last;
};

inline constexpr std::array<Script, 7> scripts = {{
    {"ASCII", 0x20, 0x7E},
    {"Latin with Welsh accents", 0x20, 0x17F},
    {"Arabic with Urdu", 0x600, 0x6FF},
    {"Tamil", 0xB80, 0xBFF},
    {"all of three bytes", 0x800, 0xFFFF},
    {"emoji", 0x1F300, 0x1FAFF},
    {"all of four bytes", 0x10000, 0x10FFFF},
}};

inline void append_utf8(std::string& text, char32_t c) {
    const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) return add(c);
    if (c < 0x800) {
        add(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        add(0xE0 | c >> 12);
        add(0x80 | (c >> 6 & 0x3F));
    } else {
        add(0xF0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3F));
        add(0x80 | (c >> 6 & 0x3F));
    }
    add(0x80 | (c & 0x3F));
}

inline std::string random_text(Gen& gen, const Script& script, std::size_t characters) {
    std::string text;
    while (characters > 0) {
        const auto c =
            script.first + static_cast<char32_t>(gen.below(script.last - script.first + 1));
        if (c >= 0xD800 && c <= 0xDFFF) continue;  // Surrogates are no characters.
        append_utf8(text, c);
        --characters;
    }
    return text;
}

}  // namespace candour::test
