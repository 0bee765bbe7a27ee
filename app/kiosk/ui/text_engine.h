// TextEngine: every visible word goes through it (Pango implements it in platform/text). Sizes and
// positions are pixels of the panel; x grows to the right in every language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/locale_text.h"

namespace candour::kiosk {

enum class Align { Start, Centre, End };  // Start: left, or right in a right-to-left paragraph.

// One paragraph set in one style. Equal runs are laid out once and cached.
struct TextRun {
    std::string text;
    Language language;   // Chooses font, shaping and digits.
    float size_px = 32;  // Em size.
    bool bold = false;
    float wrap_px = 0;  // 0: one line, as wide as it needs.
    Align align = Align::Start;
    float line_spacing = 1.25f;  // Multiple of the font's own line height; Nastaliq: see engine.
    bool keep_breaks = false;    // Visitor's own text: honours line feeds.
    // More room between letters and words (WCAG 2.2 1.4.12), in scripts whose letters stand apart.
    bool wide = false;
    bool operator==(const TextRun&) const = default;
};

struct TextExtent {
    float width = 0;  // Union of ink and logical box: Nastaliq overhangs its logical one.
    float height = 0;
    int lines = 0;
    bool right_to_left = false;
};

// A texture with the run drawn in white on transparent, to be tinted.
struct TextTexture {
    std::uint64_t texture = 0;  // What ImGui takes as ImTextureID.
    float width = 0;
    float height = 0;
    float offset_x = 0;  // From the wrap box's top left corner (wrap_px wide, or the extent).
    float offset_y = 0;
};

struct CaretBox {
    float x = 0;
    float y = 0;
    float height = 0;
};

// Places of a caret, from first to last.
struct TextSpan {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const TextSpan&) const = default;
};

struct TextBox {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
};

class TextEngine {
public:
    virtual ~TextEngine() = default;
    virtual TextExtent measure(const TextRun& run) = 0;
    // Valid until end_frame(); long texts come as several textures (one a line or paragraph),
    // because small panels cannot hold 4,096 pixels high ones.
    virtual std::vector<TextTexture> draw(const TextRun& run) = 0;
    // Editing. Bytes are offsets into run.text on grapheme boundaries.
    virtual CaretBox caret(const TextRun& run, std::size_t byte) = 0;
    virtual std::size_t byte_at(const TextRun& run, float x, float y) = 0;
    // The line that shows the caret of `byte`: where it begins and ends as it is read, whichever
    // side that is on. A wrapped line ends before the space at which it is wrapped.
    virtual TextSpan line_at(const TextRun& run, std::size_t byte) = 0;
    // The word that holds `byte`, or ends there; empty between words.
    virtual TextSpan word_at(const TextRun& run, std::size_t byte) = 0;
    // Where the letters of `span` stand: one box or more a line, without gaps between lines.
    virtual std::vector<TextBox> boxes(const TextRun& run, TextSpan span) = 0;
    virtual std::size_t next_grapheme(const TextRun& run, std::size_t byte) = 0;
    virtual std::size_t previous_grapheme(const TextRun& run, std::size_t byte) = 0;
    // What Backspace removes starts here (Indic conjuncts lose one code point, not all).
    virtual std::size_t backspace_start(const TextRun& run, std::size_t byte) = 0;
    // The text in NFC, as every text is kept.
    virtual std::string composed(const std::string& text) = 0;
    // Once a frame: lets the cache drop what was not used for long.
    virtual void end_frame() = 0;
    // Drops every cached run and texture, zeroing what held a visitor's words; between visits.
    virtual void forget() = 0;
};

}  // namespace candour::kiosk
