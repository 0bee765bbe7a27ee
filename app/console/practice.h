// What the console of a practice office does otherwise (core/feedback/practice.h): whatever leaves
// it says so, and nothing of it is sent to anybody.
#pragma once

#include "app/console/console.h"
#include "app/console/page.h"

namespace candour::console {

// On every page (layout.mustache) and in every file.
inline constexpr std::string_view practice_words =
    "Practice. Nothing here is real, counts anywhere or reaches anybody.";

// No e-mail, no way to another practice office, and workbooks that begin with a sheet that says so.
void make_practice(ConsoleOptions& options);

enum class PracticeMark {
    NameAndContent,
    Name,  // Of forms that are read back in: what is added to them would be in the way.
};
// "practice-" and its name; texts and data begin with the words.
Download practice_file(Download file, PracticeMark mark);

}  // namespace candour::console
