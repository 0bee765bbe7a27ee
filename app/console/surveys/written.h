// Written: what people wrote, under what they were asked.
#pragma once

#include <vector>

#include "app/console/page.h"
#include "core/report/survey_results.h"

namespace candour::console {

// A view for each question that has words: "prompt", and "texts" with "text".
View written_view(const report::Versions& versions, const std::vector<report::GivenAnswers>& given,
                  const PageLanguage& language);

}  // namespace candour::console
