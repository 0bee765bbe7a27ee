// The column "type": what a row is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour::survey::xlsform {

enum class RowKind {
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    BeginLoop,
    EndLoop,
    SelectOne,
    SelectMany,
    Rank,
    Text,
    Integer,
    Decimal,
    Range,
    Date,
    Note,
    Acknowledge,
    Calculate,
    Identifying,  // Says or asks who, where or when somebody is: never imported.
    Unsupported,
};

struct RowType {
    RowKind kind = RowKind::Unsupported;
    std::string list{};     // Of a select or rank.
    bool or_other = false;  // The list gets "other, please say".
    std::string why_not{};  // Identifying, Unsupported: one plain sentence.
};

// `text` is not blank. Total.
RowType read_type(std::string_view text);

}  // namespace candour::survey::xlsform
