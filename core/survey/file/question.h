// Reading one question, and the rows of a matrix.
#pragma once

#include "core/base/json_fields.h"
#include "core/survey/question.h"

namespace candour::survey {

// Errors: Invalid, with place. `type` is its field "type", read already.
Result<Question> parse_question(const nlohmann::json& source, const std::string& place,
                                const DeclaredLanguages& declared);

// The field "questions" of a matrix: one question a row, all with what the matrix itself says of
// its choices and of being left out.
std::vector<Question> read_rows(FieldReader& fields, const DeclaredLanguages& declared);

// "group", "repeat" and "matrix" stand beside the types of questions in a file.
std::vector<std::string> item_type_names();

}  // namespace candour::survey
