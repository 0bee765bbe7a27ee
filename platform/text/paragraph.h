// Paragraph: one TextRun laid out, with a place for every line and caret. Knows no texture.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "app/kiosk/ui/text_engine.h"
#include "platform/text/fonts.h"
#include "platform/text/glib_owner.h"

namespace candour::platform {

class Paragraph {
public:
    // Positions are pixels from the top left corner of the run's box (TextTexture says which).
    struct Line {
        PangoLayoutLine* line = nullptr;  // Owned by the paragraph.
        int x = 0;                        // Of its left end.
        int baseline = 0;
        PangoRectangle ink{};  // What its glyphs cover.
    };

    Paragraph(Fonts& fonts, const kiosk::TextRun& run);
    // Wipes the text and the glyphs that Pango holds.
    ~Paragraph();
    Paragraph(const Paragraph&) = delete;
    Paragraph& operator=(const Paragraph&) = delete;

    const kiosk::TextExtent& extent() const { return extent_; }
    std::span<const Line> lines() const { return lines_; }
    std::size_t bytes() const;  // Roughly what it takes in memory.

    // Offsets into the run's text; one inside a character or beyond the end is moved back.
    kiosk::CaretBox caret(std::size_t byte) const;
    std::size_t byte_at(float x, float y) const;
    kiosk::TextSpan line_at(std::size_t byte) const;
    kiosk::TextSpan word_at(std::size_t byte) const;
    std::vector<kiosk::TextBox> boxes(kiosk::TextSpan span) const;
    std::size_t next_grapheme(std::size_t byte) const;
    std::size_t previous_grapheme(std::size_t byte) const;
    std::size_t backspace_start(std::size_t byte) const;

    // Characters that no shipped font has.
    int unknown_glyphs() const;
    // The families that draw it, each once, in the order of their first use.
    std::vector<std::string> families() const;

private:
    void set_style(const kiosk::TextRun& run, const FontChoice& choice);
    void set_spacing(const FontChoice& choice, std::string_view text, float size_px);
    void fit_width(const kiosk::TextRun& run, const FontChoice& choice);
    void place_lines();
    std::size_t line_number(std::size_t byte) const;
    bool joins_words(std::size_t character) const;
    std::span<const PangoLogAttr> breaks() const;  // One a character, and one for the end.
    std::size_t character_of(std::size_t byte) const;
    std::size_t byte_of(std::size_t character) const;

    GObjectOwner<PangoLayout> layout_;
    std::vector<Line> lines_;
    kiosk::TextExtent extent_;
    float ascent_ = 0;
    float descent_ = 0;
    float pitch_ = 0;  // From baseline to baseline.
    int wrap_ = 0;     // The box's width, or 0; Pango's own is narrower by what overhangs.
    int shift_x_ = 0;  // From Pango's box to ours.
    int shift_y_ = 0;
};

}  // namespace candour::platform
