// Reading a SurveyJS form: the common types of its JSON as a questionnaire. README.md says what
// each construct becomes.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/survey/importing/draft.h"

namespace candour::survey::surveyjs {

// It has "pages" or "elements", and no list "questions" of ours.
bool looks_like_surveyjs(const nlohmann::json& json);

// `name`: what it is called where the form does not say. Total: whatever cannot be is in the
// report, with the path of its element: "pages[0].elements[2]".
Imported import_surveyjs(const nlohmann::json& form, const std::string& name);

}  // namespace candour::survey::surveyjs
