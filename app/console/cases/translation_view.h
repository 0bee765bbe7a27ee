// Translations of what stands in a case, each beside its original. Source: requirement C4.
#pragma once

#include <cstdint>

#include "app/console/cases/cases_desk.h"

namespace candour::console {

// Which entry `translation` is of: the one that it names. One that names nothing, or only that it
// was asked for, is of the person's own words, which came with entry 1.
std::int64_t original_of(const casework::OpenCase& found, const complaint::Entry& translation);

// Those of the entry `number` of which the reader sees words. Keys of each: translated_by,
// translated_into, translated_lang, translated_dir, translated (a list of paragraphs),
// translated_in (the number of the translation's own entry).
View translations_view(const casework::OpenCase& found, std::int64_t number,
                       const PageLanguage& language);

}  // namespace candour::console
