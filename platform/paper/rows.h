// Rows: the sheet's parts before they are on a page. A row is never cut; a unit is on one page when
// it fits on one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/kiosk/ui/text_engine.h"
#include "core/base/locale_text.h"
#include "platform/text/paragraph.h"

namespace candour::platform::paper {

// A paragraph is laid out in tenths of a point, so that Pango's rounding to pixels is not seen.
inline constexpr float tenths = 10;

struct Mark {
    enum class Kind { Text, Box, Line, Face, Star };
    Kind kind = Kind::Text;
    float x = 0;  // From the left end of the column, and from the row's top.
    float y = 0;
    float width = 0;
    float height = 0;
    std::shared_ptr<const Paragraph> paragraph{};  // Shared: rows are copied into pages.
    std::size_t first_line = 0;  // Of the paragraph: what of it stands on this row.
    std::size_t lines = 0;
    std::string text{};
    const char* tag = "P";  // In a tagged PDF: H1, H2, P.
    int step = 0;           // Of a Face: 0 worst … 4 best.
};

struct Row {
    float height = 0;
    std::vector<Mark> marks{};
    bool keep_with_next = false;
};

struct Unit {
    std::vector<Row> rows{};
    bool heading = false;  // It stays with the next unit.
    float height() const;
};

struct TextStyle {
    float size = 14;
    bool bold = false;
    kiosk::Align align = kiosk::Align::Start;
    const char* tag = "P";
};

// Puts marks where they belong: `start` counts from where reading starts, left or right.
class RowMaker {
public:
    RowMaker(Fonts& fonts, float width, bool right_to_left)
        : fonts_(fonts), width_(width), right_to_left_(right_to_left) {}

    float width() const { return width_; }
    // Adds a text to `row`, which becomes as high as it needs.
    void text(Row& row, float start, float width, const ShownText& text, const TextStyle& style);
    void mark(Row& row, Mark mark, float start);
    // Puts what is drawn on a row beside the first line of its text, middle by middle.
    static void align(Row& row, float size);
    // Rows with a text of its own; a long one has a row for each line, so that it can be cut.
    std::vector<Row> rows_of(float start, const ShownText& text, const TextStyle& style);
    int unknown_glyphs() const { return unknown_glyphs_; }

private:
    Fonts& fonts_;
    float width_;
    bool right_to_left_;
    int unknown_glyphs_ = 0;
};

// The paragraphs of a longer text: what empty lines part. None is empty.
std::vector<ShownText> paragraphs_of(const ShownText& text);

}  // namespace candour::platform::paper
