// Steps through a paragraph: graphemes and what Backspace removes, by Unicode's rules as Pango
// knows them (UAX #29).
#include <algorithm>

#include "platform/text/paragraph.h"

namespace candour::platform {

std::span<const PangoLogAttr> Paragraph::breaks() const {
    int count = 0;
    const PangoLogAttr* first = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
    return {first, static_cast<std::size_t>(count)};
}

std::size_t Paragraph::character_of(std::size_t byte) const {
    const char* text = pango_layout_get_text(layout_.get());
    const std::size_t length = std::char_traits<char>::length(text);
    std::size_t start = std::min(byte, length);
    while (start > 0 && start < length &&
           (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
        --start;
    }
    return static_cast<std::size_t>(g_utf8_strlen(text, static_cast<gssize>(start)));
}

std::size_t Paragraph::byte_of(std::size_t character) const {
    const char* text = pango_layout_get_text(layout_.get());
    const std::size_t last = breaks().size() - 1;
    const char* there =
        g_utf8_offset_to_pointer(text, static_cast<glong>(std::min(character, last)));
    return static_cast<std::size_t>(there - text);
}

kiosk::TextSpan Paragraph::line_at(std::size_t byte) const {
    const std::size_t number = line_number(byte);
    const PangoLayoutLine& line = *lines_[number].line;
    const auto from = static_cast<std::size_t>(line.start_index);
    const auto to = from + static_cast<std::size_t>(line.length);
    const bool wrapped = number + 1 < lines_.size() && !lines_[number + 1].line->is_paragraph_start;
    // The place behind a wrapped line's last character is the next line's first.
    return {from, wrapped ? previous_grapheme(to) : to};
}

std::size_t Paragraph::next_grapheme(std::size_t byte) const {
    const auto marks = breaks();
    std::size_t at = character_of(byte);
    while (at + 1 < marks.size()) {
        ++at;
        if (marks[at].is_cursor_position) break;
    }
    return byte_of(at);
}

std::size_t Paragraph::previous_grapheme(std::size_t byte) const {
    const auto marks = breaks();
    std::size_t at = character_of(byte);
    while (at > 0) {
        --at;
        if (marks[at].is_cursor_position) break;
    }
    return byte_of(at);
}

std::size_t Paragraph::backspace_start(std::size_t byte) const {
    const std::size_t at = character_of(byte);
    if (at > 0 && breaks()[at].backspace_deletes_character) return byte_of(at - 1);
    return previous_grapheme(byte);
}

}  // namespace candour::platform
