// Reading a questionnaire's list "questions": questions, groups, repeats and matrices.
#pragma once

#include <string>
#include <vector>

#include "core/base/json_fields.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

// Where each stands in the file.
struct ItemPlaces {
    std::vector<std::string> questions;
    std::vector<std::string> groups;
};

// Fills groups and questions.
ItemPlaces read_items(FieldReader& fields, const DeclaredLanguages& declared,
                      Questionnaire& questionnaire);

}  // namespace candour::survey
