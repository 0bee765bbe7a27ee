// What is different between the questionnaire that is asked now and the draft.
#pragma once

#include <string>
#include <vector>

#include "app/console/page_language.h"
#include "core/survey/questionnaire.h"

namespace candour::console {

// Plain sentences; none when they are the same.
std::vector<std::string> changes_between(const survey::Questionnaire& before,
                                         const survey::Questionnaire& after,
                                         const PageLanguage& language);

}  // namespace candour::console
