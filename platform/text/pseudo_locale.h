// Pseudo-locales: English made long, or made right to left, so that a screen's layout can be tried
// before anybody has translated a word. Offered only where an organisation lists them.
#pragma once

#include <string>
#include <string_view>

namespace candour::platform {

enum class PseudoLocale {
    None,
    Long,         // "en-XA": accents on every letter, brackets around, 40 % longer.
    RightToLeft,  // "ar-XB": the letters as Arabic ones.
};
PseudoLocale pseudo_locale(std::string_view tag);

// "{name}" parts stay as they are. `locale` is not None.
std::string in_pseudo_locale(PseudoLocale locale, std::string_view english);

}  // namespace candour::platform
