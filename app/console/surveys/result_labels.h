// What the rows and columns of results are called, on pages and in files.
#pragma once

#include <string>

#include "app/console/page.h"
#include "core/report/survey_results.h"

namespace candour::console {

// Of the question's row `row`, in English where it is a choice's.
ShownText label_of(const report::QuestionResult& question, std::size_t row);
// "This version" or "Version 1a2b3c4d".
ShownText version_name(const survey::Questionnaire& in_force, const std::string& version);
// What was asked, for everybody: "…" where each visitor read an earlier answer of their own.
ShownText prompt_of(const LocalText& prompt);
// Its answers are words, which are read on a page of their own.
bool takes_words(const report::QuestionResult& question);

}  // namespace candour::console
