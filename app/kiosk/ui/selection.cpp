#include "app/kiosk/ui/selection.h"

#include <algorithm>

namespace candour::kiosk {
namespace {

bool ends_word(TextEngine& engine, const TextRun& run, std::size_t byte) {
    const TextSpan word = engine.word_at(run, byte);
    return word.to == byte && word.from < byte;
}

Rect square_at(const CaretBox& caret, bool to_the_left, const Rect& field, float side) {
    const float height = std::min(side, field.height);
    Rect square{to_the_left ? caret.x - side : caret.x, caret.y + caret.height / 2 - height / 2,
                side, height};
    square.x = std::clamp(square.x, field.x, std::max(field.x, right_of(field) - side));
    square.y = std::clamp(square.y, field.y, bottom_of(field) - height);
    return square;
}

}  // namespace

TextSpan selected_span(std::optional<std::size_t> anchor, std::size_t caret_byte,
                       std::size_t text_bytes) {
    const std::size_t caret = std::min(caret_byte, text_bytes);
    const std::size_t other = std::min(anchor.value_or(caret), text_bytes);
    return {std::min(caret, other), std::max(caret, other)};
}

TextSpan one_word_more(TextEngine& engine, const TextRun& run, const TextSpan& span) {
    std::size_t at = span.to;
    while (at < run.text.size()) {
        at = engine.next_grapheme(run, at);
        if (ends_word(engine, run, at)) break;
    }
    return {span.from, at};
}

TextSpan one_word_less(TextEngine& engine, const TextRun& run, const TextSpan& span) {
    std::size_t at = span.to;
    while (at > span.from) {
        at = engine.previous_grapheme(run, at);
        if (at > span.from && ends_word(engine, run, at)) return {span.from, at};
    }
    return span;  // It is the last one.
}

Handles handles_of(const CaretBox& from, const CaretBox& to, bool right_to_left, const Rect& field,
                   float side, float gap) {
    // The first end is on the left, but in a line from the right, or of words that run against it.
    const bool one_line = from.y == to.y;
    const bool from_left = one_line ? from.x <= to.x : !right_to_left;
    Handles handles{square_at(from, from_left, field, side),
                    square_at(to, !from_left, field, side)};
    Rect& left = from_left ? handles.from : handles.to;
    Rect& right = from_left ? handles.to : handles.from;
    const bool apart = right.y >= bottom_of(left) + gap || left.y >= bottom_of(right) + gap ||
                       right.x >= right_of(left) + gap || left.x >= right_of(right) + gap;
    if (apart) return handles;
    // A short word at the field's edge, or lines close to each other: side by side.
    right.x = std::min(right_of(left) + gap, right_of(field) - side);
    left.x = std::min(left.x, right.x - gap - side);
    return handles;
}

}  // namespace candour::kiosk
