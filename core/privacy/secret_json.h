// JSON that is overwritten when it is freed, and a strict reader of its objects: for a person's
// words on their way into a cell and out of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/secret.h"

namespace candour::privacy {

// Every node and text of it is wiped when freed. Its objects are sorted by key.
using SecretJson = nlohmann::basic_json<std::map, std::vector, SecretString, bool, std::int64_t,
                                        std::uint64_t, double, WipingAllocator>;

inline SecretString secret(std::string_view text) { return {text.data(), text.size()}; }

// Takes the fields of an object that must have exactly these.
class ExactReader {
public:
    ExactReader(const SecretJson& object, std::size_t fields) : object_(object) {
        ok_ = object_.is_object() && object_.size() == fields;
    }
    std::string text(const char* field) {
        const auto* value = get<SecretString>(field);
        return value == nullptr ? std::string{} : std::string(value->data(), value->size());
    }
    bool flag(const char* field) {
        const auto* value = get<bool>(field);
        return value != nullptr && *value;
    }
    std::int64_t number(const char* field) {
        const auto* value = get<std::int64_t>(field);
        return value == nullptr ? 0 : *value;
    }
    const SecretJson* any(const char* field) {
        if (!ok_) return nullptr;
        const auto found = object_.find(field);
        ok_ = found != object_.end();
        return ok_ ? &*found : nullptr;
    }
    bool ok() const { return ok_; }
    void fail_unless(bool condition) { ok_ = ok_ && condition; }

private:
    template <typename T>
    const T* get(const char* field) {
        const SecretJson* value = any(field);
        if (value == nullptr) return nullptr;
        const T* typed = value->get_ptr<const T*>();
        ok_ = typed != nullptr;
        return typed;
    }

    const SecretJson& object_;
    bool ok_;
};

}  // namespace candour::privacy
