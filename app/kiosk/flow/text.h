// app/kiosk/flow/text.h: keeping what a visitor types within bounds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour::kiosk {

// True when there is nothing in it but spaces and line ends.
bool is_blank(std::string_view text);

struct BoundedText {
    std::string text;
    std::size_t caret_byte = 0;
    bool cut = false;  // Not all of what was put in had room.
};

// `before` became `after` by typing or deleting. The result is `after` without what is no UTF-8 or
// a control character (line feeds stay), and at most `characters_max` code points: what was newly
// put in is cut, so nothing said earlier is lost. `before` must be a result of this function.
BoundedText bounded_edit(std::string_view before, std::string_view after, std::size_t caret_byte,
                         std::size_t characters_max);

// The same on one line: a line feed becomes a space.
BoundedText bounded_line(std::string_view before, std::string_view after, std::size_t caret_byte,
                         std::size_t characters_max);

}  // namespace candour::kiosk
