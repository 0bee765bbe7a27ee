// Marks on rows.
#include "platform/paper/rows.h"

#include <algorithm>

namespace candour::platform::paper {
namespace {

constexpr std::size_t lines_uncut_max = 4;

}  // namespace

float Unit::height() const {
    float sum = 0;
    for (const Row& row : rows)
        sum += row.height;
    return sum;
}

void RowMaker::mark(Row& row, Mark mark, float start) {
    mark.x = right_to_left_ ? width_ - start - mark.width : start;
    row.height = std::max(row.height, mark.y + mark.height);
    row.marks.push_back(std::move(mark));
}

void RowMaker::text(Row& row, float start, float width, const ShownText& text,
                    const TextStyle& style) {
    if (text.text.empty()) return;
    kiosk::TextRun run;
    run.text = text.text;
    run.language = text.language;
    run.size_px = style.size * tenths;
    run.bold = style.bold;
    run.wrap_px = width * tenths;
    run.align = style.align;
    // A text of another direction than the sheet's starts where the sheet's texts start.
    if (is_right_to_left(text.language) != right_to_left_ && style.align != kiosk::Align::Centre) {
        run.align = style.align == kiosk::Align::Start ? kiosk::Align::End : kiosk::Align::Start;
    }
    auto paragraph = std::make_shared<const Paragraph>(fonts_, run);
    unknown_glyphs_ += paragraph->unknown_glyphs();
    const float height = paragraph->extent().height / tenths;
    const std::size_t lines = paragraph->lines().size();
    mark(row,
         {.kind = Mark::Kind::Text,
          .width = width,
          .height = height,
          .paragraph = std::move(paragraph),
          .lines = lines,
          .text = text.text,
          .tag = style.tag},
         start);
}

void RowMaker::align(Row& row, float size) {
    constexpr float middle_of_letters = 0.36F;  // Of the size, above the baseline.
    const auto text = std::ranges::find(row.marks, Mark::Kind::Text, &Mark::kind);
    if (text == row.marks.end()) return;
    float middle = static_cast<float>(text->paragraph->lines()[0].baseline) / tenths -
                   middle_of_letters * size;
    float moved = 0;
    for (const Mark& mark : row.marks) {
        if (mark.kind != Mark::Kind::Text) moved = std::max(moved, mark.height / 2 - middle);
    }
    middle += moved;
    row.height = 0;
    for (Mark& mark : row.marks) {
        mark.y = mark.kind == Mark::Kind::Text ? mark.y + moved : middle - mark.height / 2;
        row.height = std::max(row.height, mark.y + mark.height);
    }
}

std::vector<Row> RowMaker::rows_of(float start, const ShownText& text, const TextStyle& style) {
    Row whole;
    this->text(whole, start, width_ - start, text, style);
    if (whole.marks.empty() || whole.marks.front().lines <= lines_uncut_max) return {whole};
    const Mark& all = whole.marks.front();
    std::vector<Row> rows;
    float above = 0;
    for (std::size_t i = 0; i < all.lines; ++i) {
        const auto lines = all.paragraph->lines();
        const bool last = i + 1 == all.lines;
        const float below =
            last ? all.height
                 : static_cast<float>(lines[i + 1].baseline - lines[0].baseline) / tenths;
        Mark mark = all;
        mark.first_line = i;
        mark.lines = 1;
        mark.height = below - above;
        // The words once, where they begin.
        if (i > 0) mark.text.clear();
        // Neither the first line nor the last stands alone.
        const bool keep = i == 0 || i + 2 == all.lines;
        rows.push_back({.height = mark.height, .marks = {mark}, .keep_with_next = keep});
        above = below;
    }
    return rows;
}

std::vector<ShownText> paragraphs_of(const ShownText& text) {
    std::vector<ShownText> parts;
    std::size_t at = 0;
    while (at < text.text.size()) {
        const std::size_t end = std::min(text.text.find("\n\n", at), text.text.size());
        std::string part = text.text.substr(at, end - at);
        if (part.find_first_not_of(" \n") != std::string::npos) {
            parts.push_back({std::move(part), text.language});
        }
        at = end + 2;
    }
    return parts;
}

}  // namespace candour::platform::paper
