// What the organisation knows that tells who somebody is: names of staff and places; and its own
// names, which tell nothing.
#pragma once

#include "app/console/learning/desk.h"
#include "core/privacy/identifying_words.h"

namespace candour::console {

// Without contacts. Errors: the stores'.
Result<privacy::KnownWords> known_names(const LearningDesk& desk);

}  // namespace candour::console
