// Languages: of each one that a kiosk has, how much of it there is, who reviewed it, and whether it
// can be heard and typed. For who looks after what kiosks say; whether the reader does is the
// caller's to ask first.
#pragma once

#include <string>
#include <vector>

#include "app/console/page.h"

namespace candour::console {

// What this version of the kiosk's program has in a language.
struct LanguageFacts {
    Language tag{};
    std::size_t translated = 0;  // Of the program's own texts.
    std::size_t texts = 0;
    std::string review{};  // Who reviewed it, and when, in the catalogue's words.
    bool has_voice = false;
    bool has_keys = false;
    std::size_t recorded = 0;  // Of its texts that can be recorded …
    std::size_t recordable = 0;
};

Result<Page> languages_page(const Desk& desk, const std::vector<LanguageFacts>& facts);

}  // namespace candour::console
