// Editor: what a key does to a text and its caret. Pure but for the text engine, which knows where
// graphemes and lines are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/text_engine.h"

namespace candour::kiosk {

struct EditedText {
    std::string text;
    std::size_t caret_byte = 0;
};

// `run` holds the text as it is laid out on the screen, `caret_byte` is within it.
EditedText insert_text(const TextRun& run, std::size_t caret_byte, std::string_view added);

// As insert_text(), and what is before the caret is composed: a mark joins its letter.
EditedText insert_composed(TextEngine& engine, const TextRun& run, std::size_t caret_byte,
                           std::string_view added);

// Without the word before the caret and the spaces after it.
EditedText without_word(const TextRun& run, std::size_t caret_byte);

// What a key does inside a field whose visible part is `view_height` high; empty when the field
// has no use for it (Tab and Escape).
std::optional<EditedText> press_key(TextEngine& engine, const TextRun& run, std::size_t caret_byte,
                                    Key key, float view_height);

// How far the text is moved up so that the caret is seen, in whole lines.
float scroll_for(TextEngine& engine, const TextRun& run, std::size_t caret_byte, float view_height);

}  // namespace candour::kiosk
