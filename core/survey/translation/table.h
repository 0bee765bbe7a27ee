// Translations as a table: a row a text, a column a language. For spreadsheets and CSV.
#pragma once

#include "core/base/result.h"
#include "core/survey/sheet/workbook.h"
#include "core/survey/translation/texts.h"

namespace candour::survey {

// Columns "key" and each language, the questionnaire's own ones and `more`.
Sheet translation_table(const Questionnaire& questionnaire, const std::vector<Language>& more);

// Columns are found by their header, a language by its tag or name. Errors: Invalid "row 1: …": no
// column "key", or none of the language.
Result<Translations> read_translation_table(const Sheet& sheet, const Language& source,
                                            const Language& language);

}  // namespace candour::survey
