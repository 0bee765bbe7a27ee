// Reading what was kept.
#include "core/feedback/kept_json.h"

namespace candour::feedback {

using nlohmann::json;

const json& KeptReader::at(const json& object, const char* field) {
    static const json nothing;
    if (object.is_object() && object.contains(field)) return object[field];
    ok = false;
    return nothing;
}

std::string KeptReader::text(const json& object, const char* field) {
    const json& value = at(object, field);
    ok = ok && value.is_string();
    return value.is_string() ? value.get<std::string>() : std::string();
}

bool KeptReader::flag(const json& object, const char* field) {
    const json& value = at(object, field);
    ok = ok && value.is_boolean();
    return value.is_boolean() && value.get<bool>();
}

std::int64_t KeptReader::number(const json& object, const char* field) {
    const json& value = at(object, field);
    ok = ok && value.is_number_integer();
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

std::optional<CivilDay> KeptReader::day(const json& object, const char* field) {
    const std::string iso = text(object, field);
    if (iso.empty()) return std::nullopt;
    const Result<CivilDay> day = from_iso(iso);
    ok = ok && day.ok();
    if (!day.ok()) return std::nullopt;
    return day.value();
}

LocalText KeptReader::local(const json& object, const char* field) {
    LocalText text;
    const json& source = at(object, field);
    ok = ok && source.is_object();
    if (!source.is_object()) return text;
    for (const auto& [language, words] : source.items()) {
        ok = ok && words.is_string();
        if (words.is_string()) text.by_language[language] = words.get<std::string>();
    }
    return text;
}

std::string day_text(const std::optional<CivilDay>& day) { return day ? to_iso(*day) : ""; }

}  // namespace candour::feedback
