// The on-screen keyboards that ship with the program.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/ui/keyboard.h"

namespace candour::platform {

struct ReadKeyboards {
    struct Problem {
        Language language;  // By the file's name; empty: of all, there are no files.
        std::string words;
    };
    kiosk::Keyboards keyboards;
    // What was wrong, one sentence a file. Its language is left without keys of its own.
    std::vector<Problem> problems;
};

// Every *.json of `folder`, and the dictionary of one that composes.
ReadKeyboards read_keyboards(const std::string& folder);

}  // namespace candour::platform
