// The kinds of fields that a questionnaire's file has besides those of every file of ours.
#pragma once

#include <string>

#include "core/base/json_fields.h"

namespace candour::survey {

// is_survey_id().
std::string read_survey_id(FieldReader& fields, const char* field);

// As local_text(), of bounded length.
LocalText read_words(FieldReader& fields, const char* field, Need need,
                     const DeclaredLanguages& declared);

// "map.png" for all languages, or {"en": "map.png"} for those that have one. A name, not a path.
LocalText read_file_names(FieldReader& fields, const char* field,
                          const DeclaredLanguages& declared);

// Of clips: the languages may be sign languages, too.
LocalText read_sign_names(FieldReader& fields, const char* field,
                          const DeclaredLanguages& declared);

// One name of a file, in a file that is not a questionnaire.
std::string read_file_name(FieldReader& fields, const char* field);

// An expression's source, not yet compiled; empty when there is none.
std::string read_expression(FieldReader& fields, const char* field, Need need = Need::Optional);

// An ISO date; empty when there is none.
std::string read_day(FieldReader& fields, const char* field, Need need = Need::Optional);

}  // namespace candour::survey
