// Texts in a form's languages: which it has, and what is said where a translation is missing.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/survey/xlsform/table.h"

namespace candour::survey::xlsform {

struct FormLanguages {
    std::vector<Language> declared{};
    Language standard{};  // What a column without a language is in; the first of `declared`.
    std::unordered_map<std::string, Language> tags{};  // By lower-case name, "" for none.
};

// From the headers of columns that have something in them. `standard_name` is the setting
// default_language, `order` what candour::languages says; both may be empty. Reported: languages
// whose tag is not known, and a form that does not say which language it is in.
FormLanguages find_languages(const std::vector<const Table*>& tables,
                             const std::string& standard_name, const std::string& order,
                             Report& report);

class Texts {
public:
    Texts(FormLanguages languages, Report& report)
        : languages_(std::move(languages)), report_(report) {}

    const FormLanguages& languages() const { return languages_; }

    // One text a language, as our file has it; null when all are blank. What is missing in the
    // standard language is taken from another, and reported.
    nlohmann::json words(const Table& table, const Row& row, Field field);
    // The same text in all languages.
    nlohmann::json everywhere(const std::string& text) const;
    // Names of files; null when there are none. Reported: what is no name of a file.
    nlohmann::json files(const Table& table, const Row& row, Field field);

    // Says what is missing, once a language. True: a fallback is needed.
    bool report_missing() const;

private:
    struct Missing {
        std::size_t count = 0;
        std::string sheet{};
        std::size_t row = 0;
    };

    FormLanguages languages_;
    Report& report_;
    std::map<Language, Missing> missing_;
};

}  // namespace candour::survey::xlsform
