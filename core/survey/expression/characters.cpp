#include "core/survey/expression/characters.h"

#include <algorithm>
#include <vector>

namespace candour::survey::expression {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t length_from(unsigned char lead) {
    if (lead >= 0xF0) return 4;
    if (lead >= 0xE0) return 3;
    return lead >= 0xC2 ? 2 : 1;
}

// Letters of any script; not punctuation, arrows and mathematical signs.
bool starts_name(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
    const bool is_sign = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040);
    return !is_sign;
}

bool goes_on_in_name(char32_t c) {
    return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 0xB7;
}

std::size_t plain_name_at(std::string_view text) {
    Character c = character_at(text, 0);
    if (c.size == 0 || !starts_name(c.code)) return 0;
    std::size_t size = 0;
    while (c.size > 0 && goes_on_in_name(c.code)) {
        size += c.size;
        c = character_at(text, size);
    }
    return size;
}

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return {};
    const auto lead = static_cast<unsigned char>(text[offset]);
    const std::size_t size = length_from(lead);
    const std::string_view more = text.substr(offset + 1).substr(0, size - 1);
    if (more.size() != size - 1 || !std::ranges::all_of(more, is_continuation)) return {lead, 1};
    char32_t code = size == 1 ? lead : lead & (0x7FU >> size);
    for (const char c : more)
        code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
    return {code, size};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t digits_at(std::string_view text, std::size_t offset) {
    std::size_t end = offset;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    return end - std::min(offset, end);
}

bool continues_name(std::string_view text) {
    const Character c = character_at(text, 0);
    return c.size > 0 && goes_on_in_name(c.code);
}

std::size_t name_at(std::string_view text) {
    const std::size_t size = plain_name_at(text);
    if (size == 0 || !text.substr(size).starts_with(':')) return size;
    const std::size_t more = plain_name_at(text.substr(size + 1));
    return more == 0 ? size : size + 1 + more;
}

// Knuth, Morris and Pratt, 1977: falls_back[i] is how much of `part` is still matched when what
// follows its first i bytes is another byte.
std::size_t place_of(std::string_view part, std::string_view text) {
    if (part.empty()) return 0;
    if (part.size() > text.size()) return std::string_view::npos;
    std::vector<std::size_t> falls_back(part.size() + 1, 0);
    std::size_t matched = 0;
    for (std::size_t i = 1; i < part.size(); ++i) {
        while (matched > 0 && part[i] != part[matched])
            matched = falls_back[matched];
        if (part[i] == part[matched]) ++matched;
        falls_back[i + 1] = matched;
    }
    matched = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (matched > 0 && text[i] != part[matched])
            matched = falls_back[matched];
        if (text[i] == part[matched]) ++matched;
        if (matched == part.size()) return i + 1 - matched;
    }
    return std::string_view::npos;
}

void cut(std::string& text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return;
    std::size_t end = bytes_max;
    // Never more than one character back, so that bytes which are no UTF-8 are cut as well.
    for (int back = 0; back < 3 && end > 0 && is_continuation(text[end]); ++back)
        --end;
    text.resize(end);
}

}  // namespace candour::survey::expression
