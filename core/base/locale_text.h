// LocalText: one text in several languages, as organisations and questionnaires carry it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace candour {

// A language tag of BCP 47 ("en", "cy", "ur").
using Language = std::string;

// What to show, and which language it really is (for shaping, `lang` attributes and speech).
struct ShownText {
    std::string text;
    Language language;
};

struct LocalText {
    std::map<Language, std::string> by_language;

    bool empty() const { return by_language.empty(); }
    bool operator==(const LocalText&) const = default;
    // The text in `wanted` or its parents, else in `fallback`, else in any; empty only when there
    // is none at all.
    ShownText in(std::string_view wanted, std::string_view fallback = "en") const;
};

// True for scripts written from right to left (ur, ar, fa, ps, ckb, he, sd, ug, dv, yi).
bool is_right_to_left(std::string_view language);

// True when `tag` has the form of a BCP 47 language with optional script, region and one variant:
// "en", "zh-Hans", "en-simple" (Easy Read).
bool is_language_tag(std::string_view tag);

// The tag without its last part: "en" of "en-simple"; empty of "en".
std::string_view parent_language(std::string_view tag);

// The tag without its variant. A variant says how somebody reads, not only which language: it
// never leaves the screen.
std::string_view without_variant(std::string_view tag);

}  // namespace candour
