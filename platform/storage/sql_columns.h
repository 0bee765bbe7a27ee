// platform/storage/sql_columns.h: values of a fixed size or of our own types, read from a column.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/base/civil_day.h"
#include "platform/storage/sql.h"

namespace candour::platform {

// Errors: Corrupt when the column has another size.
template <std::size_t size>
Result<std::array<std::uint8_t, size>> read_array(const SqlRows& rows, int column,
                                                  const std::string& name) {
    const Bytes bytes = rows.blob(column);
    if (bytes.size() != size) {
        return Error{ErrorKind::Corrupt,
                     name + " is damaged: a value has a wrong size; restore a backup"};
    }
    std::array<std::uint8_t, size> array;
    std::ranges::copy(bytes, array.begin());
    return array;
}

template <typename Id>
Result<Id> read_id(const SqlRows& rows, int column, const std::string& name) {
    ASSIGN_OR_RETURN(const auto bytes, read_array<sizeof(Id)>(rows, column, name));
    return Id{bytes};
}

// "" is no day.
inline Result<std::optional<CivilDay>> read_day(const SqlRows& rows, int column) {
    const std::string text = rows.text(column);
    if (text.empty()) return std::optional<CivilDay>();
    ASSIGN_OR_RETURN(const CivilDay day, from_iso(text));
    return std::optional(day);
}

}  // namespace candour::platform
