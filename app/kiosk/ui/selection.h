// Selection: the part of a field's text that a key or a letter takes the place of, and where a
// finger takes hold of its two ends. Nothing of it is kept: there is no clipboard.
#pragma once

#include <cstddef>
#include <optional>

#include "app/kiosk/ui/geometry.h"
#include "app/kiosk/ui/text_engine.h"

namespace candour::kiosk {

// Between where it began and the caret; empty where nothing is selected.
TextSpan selected_span(std::optional<std::size_t> anchor, std::size_t caret_byte,
                       std::size_t text_bytes);

inline bool is_empty(const TextSpan& span) { return span.from >= span.to; }

// Whole words, and at least one, from `span`'s beginning on.
TextSpan one_word_more(TextEngine& engine, const TextRun& run, const TextSpan& span);
TextSpan one_word_less(TextEngine& engine, const TextRun& run, const TextSpan& span);

// Where a finger takes hold of the two ends: squares of `side`, outside the selection as far as the
// field has room, `gap` apart. The carets are the ends' places in the field's pixels.
struct Handles {
    Rect from;
    Rect to;
};
Handles handles_of(const CaretBox& from, const CaretBox& to, bool right_to_left, const Rect& field,
                   float side, float gap);

}  // namespace candour::kiosk
