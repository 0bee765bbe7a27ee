#include "app/kiosk/flow/text.h"

#include <algorithm>

#include "core/base/bytes.h"
#include "core/base/utf8.h"

namespace candour::kiosk {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The length of the well-formed character at `at`, or 0.
std::size_t character_bytes(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > text.size()) return 0;
    return is_utf8(text.substr(at, length)) ? length : 0;
}

bool is_unwanted(std::string_view character) {
    if (character.size() != 1) return false;
    const auto byte = static_cast<unsigned char>(character[0]);
    return (byte < 0x20 && byte != '\n') || byte == 0x7F;
}

BoundedText cleaned(std::string_view text, std::size_t caret_byte) {
    BoundedText result;
    result.caret_byte = std::string_view::npos;
    for (std::size_t at = 0; at < text.size();) {
        if (at >= caret_byte && result.caret_byte == std::string_view::npos) {
            result.caret_byte = result.text.size();
        }
        const std::size_t length = character_bytes(text, at);
        const std::string_view character = text.substr(at, length);
        if (length > 0 && !is_unwanted(character)) result.text += character;
        at += std::max<std::size_t>(length, 1);
    }
    result.caret_byte = std::min(result.caret_byte, result.text.size());
    return result;
}

std::size_t to_boundary(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && is_continuation(text[at]))
        --at;
    return at;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
    const auto end = std::mismatch(
        a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
        b.begin());
    return to_boundary(a, static_cast<std::size_t>(end.first - a.begin()));
}

// Bytes of whole characters that both end with, not counting the first `kept` bytes of either.
std::size_t common_suffix(std::string_view a, std::string_view b, std::size_t kept) {
    const std::size_t longest = std::min(a.size(), b.size()) - kept;
    std::size_t length = 0;
    while (length < longest && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    while (length > 0 && is_continuation(b[b.size() - length]))
        --length;
    return length;
}

std::size_t bytes_of_first(std::string_view text, std::size_t characters) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (is_continuation(text[at])) continue;
        if (characters == 0) break;
        --characters;
    }
    return at;
}

}  // namespace

bool is_blank(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    while (!text.empty()) {
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
        } else if (text.front() == ' ' || text.front() == '\n' || text.front() == '\t') {
            text.remove_prefix(1);
        } else {
            return false;
        }
    }
    return true;
}

BoundedText bounded_edit(std::string_view before, std::string_view after, std::size_t caret_byte,
                         std::size_t characters_max) {
    BoundedText edited = cleaned(after, caret_byte);
    if (character_count(edited.text) <= characters_max) return edited;

    const std::string_view now = edited.text;
    const std::size_t prefix = common_prefix(before, now);
    const std::size_t suffix = common_suffix(before, now, prefix);
    const std::size_t kept =
        character_count(now.substr(0, prefix)) + character_count(now.substr(now.size() - suffix));
    const std::string_view inserted = now.substr(prefix, now.size() - prefix - suffix);
    const std::size_t room = characters_max - std::min(kept, characters_max);
    const std::size_t taken = bytes_of_first(inserted, room);

    edited.text.erase(prefix + taken, inserted.size() - taken);
    edited.caret_byte = prefix + taken;
    edited.cut = true;
    return edited;
}

BoundedText bounded_line(std::string_view before, std::string_view after, std::size_t caret_byte,
                         std::size_t characters_max) {
    std::string line(after);
    std::replace(line.begin(), line.end(), '\n', ' ');
    BoundedText bounded = bounded_edit(before, line, caret_byte, characters_max);
    wipe(line);
    return bounded;
}

}  // namespace candour::kiosk
