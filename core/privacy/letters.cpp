// Tables of the Unicode Standard, cut down to what people type into a kiosk.
#include "core/privacy/letters.h"

#include <algorithm>
#include <array>

namespace candour::privacy {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t code) {
    return std::ranges::any_of(
        ranges, [code](const Range& one) { return one.first <= code && code <= one.last; });
}

bool is_ascii_letter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= '0' && code <= '9');
}

// How many bytes follow the first; none: it begins nothing.
int bytes_after(unsigned char first) {
    if (first >= 0xC2 && first <= 0xDF) return 1;
    if (first >= 0xE0 && first <= 0xEF) return 2;
    if (first >= 0xF0 && first <= 0xF4) return 3;
    return 0;
}

// In these blocks capital and small letters take turns, the capital one at an even place.
constexpr std::array<Range, 6> capitals_even = {{{0x100, 0x137},
                                                 {0x14A, 0x177},
                                                 {0x1DE, 0x1EF},
                                                 {0x1F8, 0x21F},
                                                 {0x1E00, 0x1E95},
                                                 {0x1EA0, 0x1EFF}}};
constexpr std::array<Range, 2> capitals_odd = {{{0x139, 0x148}, {0x179, 0x17E}}};

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const int more = bytes_after(first);
    if (more == 0 || at + static_cast<std::size_t>(more) >= text.size()) return {};
    char32_t code = first & (0x3FU >> more);
    for (int i = 1; i <= more; ++i) {
        const unsigned char next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0U) != 0x80U) return {};
        code = code << 6 | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 4> smallest = {0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < smallest[static_cast<std::size_t>(more)] || surrogate || code > 0x10FFFF) return {};
    return {code, static_cast<std::size_t>(more) + 1};
}

bool is_gap(char32_t code) {
    if (code < 0x80) return !is_ascii_letter(code);
    if (code == 0xAA || code == 0xB5 || code == 0xBA) return false;
    constexpr char32_t non_joiner = 0x200C;
    constexpr char32_t joiner = 0x200D;
    if (code == non_joiner || code == joiner) return false;
    constexpr std::array<Range, 22> gaps = {
        {{0x80, 0xBF},       {0xD7, 0xD7},      {0xF7, 0xF7},     {0x55A, 0x55F},
         {0x589, 0x58A},     {0x60C, 0x60D},    {0x61B, 0x61F},   {0x66A, 0x66D},
         {0x6D4, 0x6D4},     {0x964, 0x965},    {0x1680, 0x1680}, {0x2000, 0x206F},
         {0x20A0, 0x20CF},   {0x2190, 0x2BFF},  {0x3000, 0x3004}, {0x3008, 0x3020},
         {0xFE30, 0xFE6F},   {0xFF00, 0xFF0F},  {0xFF1A, 0xFF20}, {0xFFFC, 0xFFFD},
         {0x1F000, 0x1FAFF}, {0xE0000, 0xE007F}}};
    return is_in(gaps, code);
}

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

bool is_unspaced(char32_t code) {
    constexpr std::array<Range, 8> unspaced = {{{0xE00, 0xEFF},
                                                {0x1000, 0x109F},
                                                {0x1780, 0x17FF},
                                                {0x2E80, 0x2FFF},
                                                {0x3005, 0x3007},
                                                {0x3021, 0x9FFF},
                                                {0xF900, 0xFAFF},
                                                {0x20000, 0x3FFFF}}};
    return is_in(unspaced, code);
}

char32_t small_letter(char32_t code) {
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
    if (code == 0x130) return 'i';
    if (code == 0x178) return 0xFF;
    if (code == 0x131) return code;
    if (is_in(capitals_even, code)) return code | 1U;
    if (is_in(capitals_odd, code)) return code % 2 == 1 ? code + 1 : code;
    const bool greek = code >= 0x391 && code <= 0x3A9;
    const bool cyrillic = code >= 0x410 && code <= 0x42F;
    if (greek || cyrillic) return code + 0x20;
    if (code >= 0x400 && code <= 0x40F) return code + 0x50;
    return code;
}

void append_code_point(std::string& text, char32_t code) {
    const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) return add(code);
    if (code < 0x800) {
        add(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        add(0xE0 | code >> 12);
        add(0x80 | (code >> 6 & 0x3F));
    } else {
        add(0xF0 | code >> 18);
        add(0x80 | (code >> 12 & 0x3F));
        add(0x80 | (code >> 6 & 0x3F));
    }
    add(0x80 | (code & 0x3F));
}

}  // namespace candour::privacy
