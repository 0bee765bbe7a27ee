// Reading: what is known and found while a procedure's file is read. Every object of the file is
// read even when another is wrong, so that one look finds a mistake in each of them.
#pragma once

#include <string>
#include <vector>

#include "core/base/json_fields.h"
#include "core/complaint/procedure/names.h"

namespace candour::complaint {

struct Reading {
    DeclaredLanguages declared;
    std::vector<Error> problems{};

    // Asks `fields` to finish, and keeps what it says.
    void close(const FieldReader& fields) {
        if (const Status read = fields.finish(); !read.ok()) problems.push_back(read.error());
    }
};

// A text of the procedure: at least in its first language, and of at most two pages.
LocalText read_text(FieldReader& fields, const char* field, Need need, const Reading& reading);
std::vector<LocalText> read_texts(FieldReader& fields, const char* field, Reading& reading);
// A line that is the same in every language: a telephone number, an address of the web.
std::string read_line(FieldReader& fields, const char* field);
std::vector<std::string> read_ids(FieldReader& fields, const char* field, Need need);
// Required: a required object with "number" and "unit"; `min` is 0 or 1.
ClockLength read_length(FieldReader& fields, const char* field, int min, Reading& reading);
std::vector<std::string> read_methods(FieldReader& fields, const char* field);

// The word of an enumeration; `otherwise` when the field is left out.
template <typename T, std::size_t N>
T read_word(FieldReader& fields, const char* field, const NameTable<T, N>& table, T otherwise) {
    const std::string word = fields.text(field, Need::Optional);
    if (word.empty()) return otherwise;
    const auto value = value_of(table, word);
    if (!value) {
        fields.fail_field(field,
                          "unknown word '" + word + "'; possible are " + joined(words_in(table)));
    }
    return value.value_or(otherwise);
}

// Reads every object of a list by `read(FieldReader&, T&)`.
template <typename T, typename Read>
std::vector<T> read_list(FieldReader& fields, const char* field, Need need, std::size_t max,
                         Reading& reading, Read read) {
    std::vector<T> items;
    const auto sources = fields.list(field, need, max);
    const std::string place = place_of(fields.place(), field);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        FieldReader item(*sources[i], place_of(place, i));
        read(item, items.emplace_back());
        reading.close(item);
    }
    return items;
}

// The same for one object that may be left out.
template <typename T, typename Read>
std::optional<T> read_one(FieldReader& fields, const char* field, Reading& reading, Read read) {
    const nlohmann::json* source = fields.object(field, Need::Optional);
    if (source == nullptr) return std::nullopt;
    FieldReader item(*source, place_of(fields.place(), field));
    T value{};
    read(item, value);
    reading.close(item);
    return value;
}

// stage.cpp
std::vector<Stage> read_stages(FieldReader& fields, Reading& reading);

}  // namespace candour::complaint
