// The form that a sheet is keyed into, with what was typed into it.
#pragma once

#include "app/console/page.h"
#include "app/console/paper/keyed.h"

namespace candour::console {

// A list of the sheet's blocks for key_in.mustache.
View blocks_view(const survey::Questionnaire& questionnaire, const survey::PaperSheet& sheet,
                 const Fields& typed, const std::vector<KeyedProblem>& problems,
                 const PageLanguage& page);

// What the form adds to a question's own fields: "a3_0" on the page, where a link may point.
std::string first_field_of(const survey::Questionnaire& questionnaire,
                           const survey::PaperBlock& block);

}  // namespace candour::console
