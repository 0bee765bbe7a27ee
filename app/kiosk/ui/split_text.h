// Where a text that is longer than a page is parted: after a sentence, else between words.
#pragma once

#include <optional>
#include <string>

#include "app/kiosk/ui/text_engine.h"

namespace candour::kiosk {

struct TextParts {
    std::string first;  // At most `height` high when set as `run`.
    std::string rest;
};

// Empty when not even its first word fits.
std::optional<TextParts> split_text(TextEngine& engine, const TextRun& run, float height);

// Its longest word's width on one line: what a narrow card must have room for.
float widest_word(TextEngine& engine, const TextRun& run);

}  // namespace candour::kiosk
