// What this program knows about a language before any catalogue or font is read: its own name,
// its fonts, and a sample that proves that the fonts are there.
#pragma once

#include <string>
#include <string_view>

namespace candour::platform {

// How one family of fonts is set. Heights are multiples of the em size.
struct FontChoice {
    std::string_view family;  // What the language's letters must be drawn with.
    float ascent;             // Of a line's box: fits ordinary words, so that a button or a
    float descent;            // field has the same height whatever is written in it.
    float line_factor;        // Of TextRun::line_spacing; scripts with tall lines need less.
    float overhang = 0;       // How far ink reaches beyond a line's ends, where that is much.
    bool joined = false;      // Its letters touch: more room between them would tear words apart.
};

// As Pango reads it: the family, then where it falls back to.
std::string families_of(const FontChoice& fonts);

struct LanguageFacts {
    std::string_view tag;
    std::string_view own_name;
    const FontChoice* fonts;
    std::string_view sample;  // A short sentence with the script's difficult letters.
};

// The facts of `tag`, or of the next of its parents that is known; null for an unknown one.
const LanguageFacts* find_language(std::string_view tag);

// Fonts of `tag`; those of Latin, Greek and Cyrillic letters for a language that is not known.
const FontChoice& fonts_of(std::string_view tag);

}  // namespace candour::platform
