// How much of what an organisation wrote itself is there in each language: its file, surveys,
// procedures and what it published. The program's own texts are counted elsewhere.
#pragma once

#include <map>

#include "core/feedback/organisation.h"

namespace candour::feedback {

struct OwnTexts {
    std::size_t total = 0;                      // Texts that are there in any language.
    std::map<Language, std::size_t> written{};  // None of a language that has none.
};
OwnTexts own_texts_of(const Organisation& organisation);

}  // namespace candour::feedback
