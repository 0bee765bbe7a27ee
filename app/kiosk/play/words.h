// app/kiosk/play/words.h: a line of a flow file cut into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace candour::kiosk::play {

struct Word {
    std::string text;
    bool quoted = false;
};

struct Words {
    std::vector<Word> words;
    std::string source;  // The line without its comment.
};

// Words are parted by spaces; "in quotes" is one word, with \" \\ \n and \t inside. A # outside
// quotes begins a comment. Errors: Invalid: a quote that is not closed, an unknown escape.
Result<Words> split_words(std::string_view line);

}  // namespace candour::kiosk::play
