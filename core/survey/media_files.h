// Media files: which files a questionnaire names, and where, so that who has them can bring them.
#pragma once

#include <string>
#include <vector>

#include "core/survey/questionnaire.h"

namespace candour::survey {

// One mention of a file.
struct NamedFile {
    std::string place;  // "question 'arrival', choice 'bus'", for messages.
    Language language;
    std::string file;
    bool operator==(const NamedFile&) const = default;
};

// In the questionnaire's order; a file that is named twice is there twice.
std::vector<NamedFile> pictures_named(const Questionnaire& questionnaire);
// Clips in sign language.
std::vector<NamedFile> clips_named(const Questionnaire& questionnaire);
// Recordings to listen to.
std::vector<NamedFile> recordings_named(const Questionnaire& questionnaire);

}  // namespace candour::survey
