// Texts of a SurveyJS form: one string, or an object with one a language and "default".
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/locale_text.h"
#include "core/survey/importing/report.h"

namespace candour::survey::surveyjs {

class FormTexts {
public:
    // Finds the languages of the whole form; `standard` is what "default" is in.
    FormTexts(const nlohmann::json& form, Report& report);

    const std::vector<Language>& languages() const { return languages_; }
    const Language& standard() const { return languages_.front(); }
    // From the form's names to our ids, for "{name}" in texts; outlives this.
    void name_questions(const std::unordered_map<std::string, std::string>& ids) { ids_ = &ids; }

    // One text a language, as our file has it; null when there is none. `path` is for the report.
    nlohmann::json words(const nlohmann::json& value, const std::string& path);
    nlohmann::json everywhere(const std::string& text) const;
    // A text is missing in some language.
    bool is_missing() const { return missing_; }

private:
    std::string filled(const std::string& text) const;

    std::vector<Language> languages_;
    const std::unordered_map<std::string, std::string>* ids_ = nullptr;
    Report& report_;
    bool missing_ = false;
};

// Without tags; "<br>" and "</p>" are line breaks.
std::string without_html(const std::string& html);

}  // namespace candour::survey::surveyjs
