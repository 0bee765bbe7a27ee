// JSON with exceptions off.
#include "sync/protocol/fields.h"

namespace candour::protocol {

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

Bytes Fields::bytes(const char* name) {
    std::string encoded = text(name);
    Result<Bytes> decoded = from_base64(encoded);
    wipe(encoded);
    if (decoded.ok()) return decoded.take();
    fail(name);
    return {};
}

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

std::string to_compact_json(const nlohmann::json& value) {
    return value.dump(-1, ' ', /*ensure_ascii=*/false, nlohmann::json::error_handler_t::replace);
}

}  // namespace candour::protocol
