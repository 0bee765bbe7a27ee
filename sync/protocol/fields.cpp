// JSON with exceptions off, every value checked for its type and size.
#include "sync/protocol/fields.h"

#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::uint64_t time_s_max = 253'402'300'799;  // The end of the year 9999.

}  // namespace

Fields Fields::of_text(std::string_view json) {
    return Fields(nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false));
}

Fields Fields::of_object(nlohmann::json object) { return Fields(std::move(object)); }

// Round brackets: braces would make an array of it.
Fields::Fields(nlohmann::json object) : object_(std::move(object)) {
    if (!object_.is_object()) fail("{");
}

void Fields::fail(const char* name) {
    if (bad_.empty()) bad_ = name;
}

const nlohmann::json* Fields::find(const char* name) {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    if (found == object_.end()) {
        fail(name);
        return nullptr;
    }
    return &*found;
}

std::string Fields::text(const char* name) {
    const nlohmann::json* found = find(name);
    const auto* value = found ? found->get_ptr<const nlohmann::json::string_t*>() : nullptr;
    if (value != nullptr) return *value;
    fail(name);
    return {};
}

std::uint64_t Fields::number(const char* name) {
    const nlohmann::json* found = find(name);
    const auto* value =
        found ? found->get_ptr<const nlohmann::json::number_unsigned_t*>() : nullptr;
    if (value != nullptr) return *value;
    fail(name);
    return 0;
}

std::uint64_t Fields::number(const char* name, std::uint64_t max) {
    const std::uint64_t value = number(name);
    if (value <= max) return value;
    fail(name);
    return 0;
}

bool Fields::flag(const char* name) {
    const nlohmann::json* found = find(name);
    const auto* value = found ? found->get_ptr<const nlohmann::json::boolean_t*>() : nullptr;
    if (value != nullptr) return *value;
    fail(name);
    return false;
}

std::int64_t Fields::time_s(const char* name) {
    return static_cast<std::int64_t>(number(name, time_s_max));
}

CivilDay Fields::day(const char* name) {
    const Result<CivilDay> day = from_iso(text(name));
    if (day.ok()) return day.value();
    fail(name);
    return {};
}

std::string Fields::short_text(const char* name) {
    std::string value = text(name);
    if (value.size() <= short_text_bytes_max) return value;
    fail(name);
    return {};
}

Bytes Fields::bytes(const char* name) {
    std::string encoded = text(name);
    Result<Bytes> decoded = from_base64(encoded);
    wipe(encoded);
    if (decoded.ok()) return decoded.take();
    fail(name);
    return {};
}

bool Fields::has(const char* name) const { return object_.is_object() && object_.contains(name); }

std::vector<const nlohmann::json*> Fields::list(const char* name) {
    std::vector<const nlohmann::json*> elements;
    const nlohmann::json* found = find(name);
    if (found == nullptr || !found->is_array()) {
        fail(name);
        return elements;
    }
    for (const nlohmann::json& element : *found)
        elements.push_back(&element);
    return elements;
}

std::vector<std::string> Fields::texts(const char* name, std::size_t max) {
    const std::vector<const nlohmann::json*> elements = list(name);
    std::vector<std::string> texts;
    if (elements.size() > max) fail(name);
    for (std::size_t i = 0; i < elements.size() && ok(); ++i) {
        const auto* text = elements[i]->get_ptr<const nlohmann::json::string_t*>();
        if (text == nullptr) {
            fail(name);
        } else {
            texts.push_back(*text);
        }
    }
    return texts;
}

std::vector<std::uint64_t> Fields::numbers(const char* name, std::size_t max) {
    const std::vector<const nlohmann::json*> elements = list(name);
    std::vector<std::uint64_t> numbers;
    if (elements.size() > max) fail(name);
    for (std::size_t i = 0; i < elements.size() && ok(); ++i) {
        const auto* number = elements[i]->get_ptr<const nlohmann::json::number_unsigned_t*>();
        if (number == nullptr) {
            fail(name);
        } else {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

std::map<std::string, std::string> Fields::named_texts(const char* name, std::size_t max) {
    std::map<std::string, std::string> texts;
    const nlohmann::json* found = find(name);
    if (found == nullptr || !found->is_object() || found->size() > max) {
        fail(name);
        return texts;
    }
    for (const auto& [key, value] : found->items()) {
        const auto* text = value.get_ptr<const nlohmann::json::string_t*>();
        if (text == nullptr) fail(name);
        if (text != nullptr) texts[key] = *text;
    }
    return texts;
}

std::string to_compact_json(const nlohmann::json& value) {
    return value.dump(-1, ' ', /*ensure_ascii=*/false, nlohmann::json::error_handler_t::replace);
}

}  // namespace candour::protocol
