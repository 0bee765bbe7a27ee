// What the rows and columns of results are called, on pages and in files.
#pragma once

#include <string>

#include "app/console/page.h"
#include "core/report/survey_results.h"

namespace candour::console {

// In English without a `language`: files are the same for everybody.
// Of the question's row `row`.
ShownText label_of(const report::QuestionResult& question, std::size_t row,
                   const PageLanguage& language = {});
// "This version" or "Version 1a2b3c4d".
ShownText version_name(const survey::Questionnaire& in_force, const std::string& version,
                       const PageLanguage& language = {});
// What was asked, for everybody: "…" where each visitor read an earlier answer of their own.
ShownText prompt_of(const LocalText& prompt, const PageLanguage& language = {});
// Its answers are words, which are read on a page of their own.
bool takes_words(const report::QuestionResult& question);

}  // namespace candour::console
