// Reading JSON of our own writing: whatever does not fit makes the whole unreadable.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/civil_day.h"
#include "core/base/locale_text.h"

namespace candour::feedback {

// Asked field by field; `ok` is asked once, at the end.
class KeptReader {
public:
    bool ok = true;

    const nlohmann::json& at(const nlohmann::json& object, const char* field);
    std::string text(const nlohmann::json& object, const char* field);
    bool flag(const nlohmann::json& object, const char* field);
    std::int64_t number(const nlohmann::json& object, const char* field);
    std::optional<CivilDay> day(const nlohmann::json& object, const char* field);  // "": none.
    LocalText local(const nlohmann::json& object, const char* field);
    // Calls `take` with each element's key (its number, in an array) and value.
    template <typename Take>
    void each(const nlohmann::json& list, Take take) {
        ok = ok && (list.is_array() || list.is_object());
        if (!ok) return;
        for (const auto& [key, element] : list.items())
            take(key, element);
    }
};

std::string day_text(const std::optional<CivilDay>& day);

}  // namespace candour::feedback
