// What a questionnaire says of itself as a whole, on its way in.
#pragma once

#include "core/survey/importing/draft.h"

namespace candour::survey {

// The last step: title, owner, dates and what earlier versions were called, taken from the draft's
// head into a questionnaire whose questions and groups are right already. A field that cannot be is
// refused, and nothing else with it.
Imported finish_head(const Draft& draft, Questionnaire questionnaire, Report report);

}  // namespace candour::survey
