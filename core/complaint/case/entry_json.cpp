// An entry's fields as canonical JSON and back.
#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/complaint/case_entry.h"

namespace candour::complaint {
namespace {

using nlohmann::json;

json json_of(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    return to_iso(std::get<CivilDay>(value));
}

std::string json_of_some(const Entry& entry, bool words) {
    json object = json::object();
    for (const auto& [field, value] : entry.fields) {
        if (is_words(field) == words) object[std::string(rule_of(field).name)] = json_of(value);
    }
    // Keys are sorted by the library's map; text is ours and checked, yet never throws here.
    return object.dump(-1, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace);
}

std::optional<FieldValue> list_of(const json& value) {
    std::vector<std::string> list;
    if (!value.is_array()) return std::nullopt;
    for (const json& one : value) {
        if (!one.is_string()) return std::nullopt;
        list.push_back(one.get<std::string>());
    }
    return list;
}

std::optional<FieldValue> value_of(FieldType type, const json& value) {
    switch (type) {
        case FieldType::Id:
        case FieldType::Choice:
        case FieldType::Staff:
        case FieldType::Language:
        case FieldType::Words:
            if (!value.is_string()) return std::nullopt;
            return value.get<std::string>();
        case FieldType::IdList:
        case FieldType::StaffList:
            return list_of(value);
        case FieldType::YesNo:
            if (!value.is_boolean()) return std::nullopt;
            return value.get<bool>();
        case FieldType::Day: {
            if (!value.is_string()) return std::nullopt;
            const Result<CivilDay> day = from_iso(value.get_ref<const std::string&>());
            if (!day.ok()) return std::nullopt;
            return day.value();
        }
        case FieldType::Instant:
        case FieldType::Entry:
        case FieldType::Pence:
        case FieldType::Score:
        case FieldType::Number:
            break;
    }
    if (!value.is_number_integer()) return std::nullopt;
    return value.get<std::int64_t>();
}

Error corrupt(const std::string& what) {
    return Error{ErrorKind::Corrupt, "an entry of a case is damaged: " + what};
}

}  // namespace

std::string facts_json(const Entry& entry) { return json_of_some(entry, /*words=*/false); }

std::string words_json(const Entry& entry) { return json_of_some(entry, /*words=*/true); }

Result<std::map<Field, FieldValue>> fields_from_json(std::string_view text) {
    const Result<json> read = parse_json_file(text, "entry");
    if (!read.ok()) return corrupt(read.error().what);
    if (!read.value().is_object()) return corrupt("it is no object");
    std::map<Field, FieldValue> fields;
    for (const auto& [name, value] : read.value().items()) {
        const std::optional<Field> field = field_from(name);
        if (!field) return corrupt("it has an unknown field, " + name);
        const std::optional<FieldValue> one = value_of(rule_of(*field).type, value);
        if (!one) return corrupt("its field " + name + " has another type");
        fields.emplace(*field, *one);
    }
    return fields;
}

}  // namespace candour::complaint
