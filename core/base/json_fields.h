// Reading JSON files that people write: whatever is wrong is said with its file and place, in one
// plain sentence. Used for organisations, questionnaires and release policies.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/locale_text.h"
#include "core/base/result.h"

namespace candour {

// Errors: Invalid "FILE: line L, column C: …" for anything that is not JSON, for a field that is
// given twice, and for text that is not UTF-8. L and C count from 1; C counts characters.
Result<nlohmann::json> parse_json_file(std::string_view text, const std::string& file_name);

// "organisation.json" + "services" -> "organisation.json: services"; then ".name", then "[2]".
std::string place_of(const std::string& place, std::string_view field);
std::string place_of(const std::string& place, std::size_t index);

enum class Need { Required, Optional };

// Which languages a text must have: exactly these, or where there is a fallback among them at least
// that one. `declared_by` is for messages: "questionnaire".
struct DeclaredLanguages {
    std::vector<Language> languages;
    std::string declared_by;
    Language fallback{};
};

// One JSON object, field by field. The first thing that is wrong is remembered and all later calls
// return empty values, so a reader is straight-line code that asks finish() once at its end.
class FieldReader {
public:
    // Both must outlive it.
    FieldReader(const nlohmann::json& source, std::string place);

    // A required text must not be empty; an optional one may be left out, not empty.
    std::string text(const char* field, Need need);
    // [a-z0-9_-]{1,40}.
    std::string id(const char* field, Need need);
    bool flag(const char* field, bool otherwise);
    int number(const char* field, int min, int max, int otherwise);
    // Any number, with or without a fraction.
    std::optional<double> decimal(const char* field);
    LocalText local_text(const char* field, Need need, const DeclaredLanguages& declared);
    // BCP 47 tags, at least one, none twice.
    std::vector<Language> languages(const char* field);
    // The array's elements, at most `max`; at least one when it is required.
    std::vector<const nlohmann::json*> list(const char* field, Need need, std::size_t max);
    const nlohmann::json* object(const char* field, Need need);
    // As it is, for a field that may hold one thing or another.
    const nlohmann::json* any(const char* field, Need need) { return find(field, need); }

    // Remembers a mistake of the caller's own finding.
    void fail(const std::string& at, const std::string& what);
    void fail_field(const char* field, const std::string& what);
    void fail(const Error& error);
    // For an item of a list that was read by a function of its own.
    template <typename T>
    bool take(Result<T> item, std::vector<T>& into) {
        if (!item.ok()) {
            fail(item.error());
            return false;
        }
        into.push_back(item.take());
        return true;
    }

    const std::string& place() const { return place_; }
    bool ok() const { return !error_.has_value(); }
    // Errors: Invalid: the first mistake, or else a field that nobody asked for.
    Status finish() const;

private:
    const nlohmann::json* find(const char* field, Need need);

    const nlohmann::json& source_;
    std::string place_;
    std::set<std::string> known_;
    std::optional<Error> error_;
};

// "en, cy, ur".
std::string joined(const std::vector<std::string>& words);

}  // namespace candour
