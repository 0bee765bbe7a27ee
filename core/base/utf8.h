// What is needed to know of UTF-8 without a Unicode library: is it valid, how long is it.
#pragma once

#include <cstddef>
#include <string_view>

namespace candour {

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// The number of code points of valid UTF-8.
std::size_t character_count(std::string_view text);

}  // namespace candour
