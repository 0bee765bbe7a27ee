// Text that is safe to lay out, with every byte in its place.
#pragma once

#include <string>
#include <string_view>

namespace candour::platform {

// `text` as valid UTF-8 that Pango can set in reasonable time, whatever came in. Replacements have
// the length of what they replace, so an offset into the result is one into `text`: a wrong byte
// becomes '?', a control character a space, an accent beyond the limit something invisible. Line
// feeds stay when `keep_breaks`. Longer than run_bytes_max is cut between characters.
std::string safe_text(std::string_view text, bool keep_breaks);

}  // namespace candour::platform
