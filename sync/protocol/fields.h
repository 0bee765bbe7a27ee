// Fields of a JSON object that a program wrote: texts, whole numbers and base64 bytes, all of them
// required. Anything else makes it not ok(), and nothing here throws on any bytes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"

namespace candour::protocol {

class Fields {
public:
    // What is not one JSON object is not ok().
    static Fields of_text(std::string_view json);
    static Fields of_object(nlohmann::json object);
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    // "" when it is missing or no text; then ok() is false.
    std::string text(const char* name);
    std::uint64_t number(const char* name);
    // At most `max`.
    std::uint64_t number(const char* name, std::uint64_t max);
    bool flag(const char* name);
    // Seconds since 1970, at most the year 9999, so that no arithmetic on it overflows.
    std::int64_t time_s(const char* name);
    CivilDay day(const char* name);
    // At most short_text_bytes_max bytes.
    std::string short_text(const char* name);
    Bytes bytes(const char* name);
    // Whether there is such a field: one that an older program did not write.
    bool has(const char* name) const;
    // Exactly `size` bytes.
    template <std::size_t size>
    std::array<std::uint8_t, size> bytes_of(const char* name) {
        std::array<std::uint8_t, size> out{};
        Bytes found = bytes(name);
        if (found.size() != size) {
            fail(name);
        } else {
            std::ranges::copy(found, out.begin());
        }
        wipe(found);
        return out;
    }
    // The elements of an array; they live as long as this.
    std::vector<const nlohmann::json*> list(const char* name);
    // At most `max` texts.
    std::vector<std::string> texts(const char* name, std::size_t max);
    // At most `max` whole numbers.
    std::vector<std::uint64_t> numbers(const char* name, std::size_t max);
    // An object of at most `max` texts, by their names.
    std::map<std::string, std::string> named_texts(const char* name, std::size_t max);

    bool ok() const { return bad_.empty(); }
    // The name of the first field that is wrong.
    const std::string& bad() const { return bad_; }
    // Remembers a mistake of the caller's own finding.
    void fail(const char* name);

private:
    explicit Fields(nlohmann::json object);
    const nlohmann::json* find(const char* name);

    const nlohmann::json object_;
    std::string bad_;
};

// Compact, keys sorted; what is not UTF-8 is replaced, never thrown about.
std::string to_compact_json(const nlohmann::json& value);

}  // namespace candour::protocol
