// What the loader of procedures says, for staff: without the names of fields and with the names of
// things instead of their ids.
#pragma once

#include <string>

#include "app/console/page_language.h"
#include "core/complaint/procedure.h"

namespace candour::console {

// "its stage 'a' leads on to 'b', which is not in the list" -> "Its stage “Stage 1” leads on to
// “Stage 2”, which is not in the list." An id that nothing has stays as it is.
std::string in_plain_words(const complaint::Procedure& procedure, const std::string& words,
                           const PageLanguage& language);

}  // namespace candour::console
