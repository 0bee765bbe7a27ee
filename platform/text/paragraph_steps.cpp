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

bool Paragraph::joins_words(std::size_t character) const {
    const auto marks = breaks();
    if (character == 0 || character + 1 >= marks.size()) return false;
    const gunichar code =
        g_utf8_get_char(pango_layout_get_text(layout_.get()) + byte_of(character));
    const bool apostrophe = code == '\'' || code == 0x2019;  // "Mae’r" is one word.
    return apostrophe && marks[character].is_word_end && marks[character + 1].is_word_start;
}

kiosk::TextSpan Paragraph::word_at(std::size_t byte) const {
    const auto marks = breaks();
    const std::size_t at = character_of(byte);
    const auto begins = [&](std::size_t here) {
        return marks[here].is_word_start && !(here > 0 && joins_words(here - 1));
    };
    const auto ends = [&](std::size_t here) {
        return marks[here].is_word_end && !joins_words(here);
    };
    std::size_t from = at;
    while (from > 0 && !begins(from))
        --from;
    std::size_t to = from + 1;
    while (to + 1 < marks.size() && !ends(to))
        ++to;
    if (!begins(from) || to < at) return {byte_of(at), byte_of(at)};
    return {byte_of(from), byte_of(to)};
}

std::vector<kiosk::TextBox> Paragraph::boxes(kiosk::TextSpan span) const {
    const auto first = static_cast<int>(byte_of(character_of(span.from)));
    const auto last = static_cast<int>(byte_of(character_of(span.to)));
    std::vector<kiosk::TextBox> found;
    for (const Line& line : lines_) {
        const int from = std::max(first, line.line->start_index);
        const int to = std::min(last, line.line->start_index + line.line->length);
        if (from >= to) continue;
        int* ends = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(line.line, from, to, &ends, &count);
        const std::unique_ptr<int, FreeWith<g_free>> owner(ends);
        const float y = static_cast<float>(line.baseline) - ascent_;
        for (int i = 0; i < count; ++i) {
            const int left = PANGO_PIXELS(ends[2 * i]) + shift_x_;
            const int right = PANGO_PIXELS(ends[2 * i + 1]) + shift_x_;
            if (right <= left) continue;
            found.push_back({static_cast<float>(left), y, static_cast<float>(right - left),
                             std::min(ascent_ + descent_, pitch_)});
        }
    }
    return found;
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
