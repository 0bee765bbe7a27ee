// Ids, words, names of files, expressions and days.
#include "core/survey/file/fields.h"

#include <algorithm>

#include "core/base/civil_day.h"
#include "core/base/sign_languages.h"
#include "core/base/utf8.h"
#include "core/survey/limits.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {
namespace {

// No folder, nothing hidden, nothing that a terminal or a file system takes for more than a name.
bool is_file_name(std::string_view name) {
    return !name.empty() && name.size() <= file_name_bytes_max && name.front() != '.' &&
           is_utf8(name) && std::ranges::none_of(name, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\' || c == ':';
           });
}

std::string no_file_name() {
    return "here belongs the name of a file without its folder, of at most " +
           std::to_string(file_name_bytes_max) + " bytes";
}

void check_file_names(FieldReader& fields, const char* field, const LocalText& names) {
    for (const auto& [language, name] : names.by_language) {
        if (is_file_name(name)) continue;
        fields.fail_field(field, no_file_name());
    }
}

}  // namespace

std::string read_survey_id(FieldReader& fields, const char* field) {
    std::string id = fields.text(field, Need::Required);
    if (fields.ok() && !is_survey_id(id)) {
        fields.fail_field(field, "'" + id + "' is not an id: use 1 to " +
                                     std::to_string(survey_id_characters_max) +
                                     " of A-Z, a-z, 0-9, _, - and .");
    }
    return id;
}

LocalText read_words(FieldReader& fields, const char* field, Need need,
                     const DeclaredLanguages& declared) {
    LocalText words = fields.local_text(field, need, declared);
    for (const auto& [language, text] : words.by_language) {
        if (text.size() <= shown_text_bytes_max) continue;
        fields.fail(place_of(place_of(fields.place(), field), language),
                    "the text is longer than " + std::to_string(shown_text_bytes_max) + " bytes");
    }
    return words;
}

LocalText read_file_names(FieldReader& fields, const char* field,
                          const DeclaredLanguages& declared) {
    const nlohmann::json* value = fields.any(field, Need::Optional);
    if (value == nullptr) return {};
    LocalText names;
    if (const auto* name = value->get_ptr<const std::string*>()) {
        for (const Language& language : declared.languages)
            names.by_language[language] = *name;
    } else {
        // A recording may well be there in one language only.
        DeclaredLanguages any_of_them = declared;
        if (value->is_object() && !value->empty()) any_of_them.fallback = value->begin().key();
        names = fields.local_text(field, Need::Required, any_of_them);
    }
    check_file_names(fields, field, names);
    return names;
}

LocalText read_sign_names(FieldReader& fields, const char* field,
                          const DeclaredLanguages& declared) {
    const nlohmann::json* value = fields.any(field, Need::Optional);
    if (value == nullptr || !value->is_object()) return read_file_names(fields, field, declared);
    DeclaredLanguages with_signed = declared;
    for (std::string& tag : sign_language_tags())
        with_signed.languages.push_back(std::move(tag));
    return read_file_names(fields, field, with_signed);
}

std::string read_file_name(FieldReader& fields, const char* field) {
    std::string name = fields.text(field, Need::Required);
    if (fields.ok() && !is_file_name(name)) fields.fail_field(field, no_file_name());
    return name;
}

std::string read_expression(FieldReader& fields, const char* field, Need need) {
    std::string source = fields.text(field, need);
    if (source.size() > expression_bytes_max) {
        fields.fail_field(field, "the expression is longer than " +
                                     std::to_string(expression_bytes_max) + " bytes");
    }
    return source;
}

std::string read_day(FieldReader& fields, const char* field, Need need) {
    std::string day = fields.text(field, need);
    if (!fields.ok() || day.empty()) return day;
    if (const auto read = from_iso(day); !read.ok()) fields.fail_field(field, read.error().what);
    return day;
}

}  // namespace candour::survey
