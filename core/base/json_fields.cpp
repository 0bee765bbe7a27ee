// Fields of JSON objects, checked one by one.
#include "core/base/json_fields.h"

#include <algorithm>
#include <utility>

namespace candour {
namespace {

constexpr std::size_t id_characters_max = 40;

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= id_characters_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::string place_of(const std::string& place, std::string_view field) {
    const bool inside_file = place.find(": ") != std::string::npos;
    return place + (inside_file ? "." : ": ") + std::string(field);
}

std::string place_of(const std::string& place, std::size_t index) {
    return place + "[" + std::to_string(index) + "]";
}

FieldReader::FieldReader(const nlohmann::json& source, std::string place)
    : source_(source), place_(std::move(place)) {
    if (!source_.is_object()) fail(place_, "here belongs an object: { … }");
}

void FieldReader::fail(const std::string& at, const std::string& what) {
    if (!error_) error_ = Error{ErrorKind::Invalid, at + ": " + what};
}

void FieldReader::fail(const Error& error) {
    if (!error_) error_ = error;
}

void FieldReader::fail_field(const char* field, const std::string& what) {
    fail(place_of(place_, field), what);
}

const nlohmann::json* FieldReader::find(const char* field, Need need) {
    known_.insert(field);
    if (!ok()) return nullptr;
    const auto found = source_.find(field);
    if (found != source_.end()) return &*found;
    if (need == Need::Required) fail(place_, "the field '" + std::string(field) + "' is missing");
    return nullptr;
}

std::string FieldReader::text(const char* field, Need need) {
    const nlohmann::json* value = find(field, need);
    if (value == nullptr) return {};
    const auto* words = value->get_ptr<const std::string*>();
    if (words == nullptr) {
        fail_field(field, "here belongs a text in quotes");
        return {};
    }
    if (is_blank(*words)) {
        fail_field(field, need == Need::Required
                              ? "the text is empty"
                              : "the text is empty; leave the field out instead");
    }
    return *words;
}

std::string FieldReader::id(const char* field, Need need) {
    std::string words = text(field, need);
    if (ok() && !words.empty() && !is_id(words)) {
        fail_field(field, "'" + words + "' is not an id: use 1 to 40 of a-z, 0-9, _ and -");
    }
    return words;
}

bool FieldReader::flag(const char* field, bool otherwise) {
    const nlohmann::json* value = find(field, Need::Optional);
    if (value == nullptr) return otherwise;
    if (!value->is_boolean()) {
        fail_field(field, "here belongs true or false");
        return otherwise;
    }
    return *value->get_ptr<const bool*>();
}

int FieldReader::number(const char* field, int min, int max, int otherwise) {
    const nlohmann::json* value = find(field, Need::Optional);
    if (value == nullptr) return otherwise;
    const auto* number = value->get_ptr<const std::int64_t*>();
    if (number == nullptr || *number < min || *number > max) {
        fail_field(field, "here belongs a whole number from " + std::to_string(min) + " to " +
                              std::to_string(max));
        return otherwise;
    }
    return static_cast<int>(*number);
}

std::optional<double> FieldReader::decimal(const char* field) {
    const nlohmann::json* value = find(field, Need::Optional);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number()) {
        fail_field(field, "here belongs a number");
        return std::nullopt;
    }
    return value->get<double>();
}

LocalText FieldReader::local_text(const char* field, Need need, const DeclaredLanguages& declared) {
    const nlohmann::json* value = find(field, need);
    if (value == nullptr) return {};
    const std::string place = place_of(place_, field);
    if (!value->is_object()) {
        fail(place, "here belongs one text a language: {\"en\": \"…\"}");
        return {};
    }
    LocalText local;
    for (const auto& [language, words] : value->items()) {
        if (std::ranges::find(declared.languages, language) == declared.languages.end()) {
            fail(place, "unknown language '" + language + "'; the " + declared.declared_by +
                            " declares " + joined(declared.languages));
        }
        const auto* translated = words.get_ptr<const std::string*>();
        if (translated == nullptr || is_blank(*translated)) {
            fail(place_of(place, language), "here belongs a text in quotes, not empty");
            return {};
        }
        local.by_language[language] = *translated;
    }
    for (const Language& language : declared.languages) {
        if (local.by_language.contains(language)) continue;
        if (!declared.fallback.empty() && language != declared.fallback) continue;
        fail(place, "the text in '" + language + "' is missing; the " + declared.declared_by +
                        " declares " + joined(declared.languages));
    }
    return local;
}

std::vector<Language> FieldReader::languages(const char* field) {
    std::vector<Language> tags;
    const auto items = list(field, Need::Required, 100);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string place = place_of(place_of(place_, field), i);
        const auto* tag = items[i]->get_ptr<const std::string*>();
        if (tag == nullptr || !is_language_tag(*tag)) {
            fail(place, "here belongs a language tag such as \"en\" or \"pa-Arab\"");
            return {};
        }
        if (std::ranges::find(tags, *tag) != tags.end()) fail(place, "'" + *tag + "' is twice");
        tags.push_back(*tag);
    }
    return tags;
}

std::vector<const nlohmann::json*> FieldReader::list(const char* field, Need need,
                                                     std::size_t max) {
    const nlohmann::json* value = find(field, need);
    if (value == nullptr) return {};
    if (!value->is_array()) {
        fail_field(field, "here belongs a list: [ … ]");
        return {};
    }
    if (need == Need::Required && value->empty()) fail_field(field, "the list is empty");
    if (value->size() > max) {
        fail_field(field, "the list has " + std::to_string(value->size()) + " items; at most " +
                              std::to_string(max) + " are possible");
        return {};
    }
    std::vector<const nlohmann::json*> items;
    for (const nlohmann::json& item : *value)
        items.push_back(&item);
    return items;
}

const nlohmann::json* FieldReader::object(const char* field, Need need) {
    return find(field, need);
}

Status FieldReader::finish() const {
    if (error_) return *error_;
    for (const auto& [field, value] : source_.items()) {
        if (known_.contains(field)) continue;
        const std::vector<std::string> known(known_.begin(), known_.end());
        return Error{ErrorKind::Invalid, place_of(place_, field) +
                                             ": unknown field; possible here are " + joined(known)};
    }
    return Unit{};
}

}  // namespace candour
