// Headers: which column of a sheet says what, and in which language.
#pragma once

#include <string>
#include <vector>

#include "core/survey/importing/report.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey::xlsform {

enum class Field {
    // survey
    Type,
    Name,
    Label,
    Hint,
    Required,
    RequiredMessage,
    Relevant,
    Constraint,
    ConstraintMessage,
    Calculation,
    ChoiceFilter,
    Appearance,
    Parameters,
    Image,
    Audio,
    RepeatCount,
    Disabled,
    // survey, understood and not supported
    Default,
    ReadOnly,
    Trigger,
    GuidanceHint,
    Video,
    BigImage,
    SaveTo,
    // choices, besides Name, Label, Image, Audio
    ListName,
    // settings
    FormTitle,
    FormId,
    DefaultLanguage,
    AllowChoiceDuplicates,
    OtherSetting,  // Of ODK and Kobo; about sending and storing, which is ours to do.
    // what only Candour has, "candour::type"
    OwnType,
    OwnParameters,
    Sign,
    PressingReason,
    MayDecline,
    Unit,
    Low,
    High,
    RepeatMax,
    Exclusive,
    Other,
    Score,
    Filter,  // "candour::filter::county"; the rest of the header is in Column::language.
    Title,
    Introduction,
    Owner,
    Purpose,
    ActBy,
    Closes,
    Languages,
    Fallback,
    SampleOneIn,
    Training,
    Was,
    Now,
    ChoiceWas,
    ChoiceNow,
    Comment,    // Columns for people, and marks that other editors leave.
    SaidTwice,  // Reported where it is found.
    Unknown,
};

enum class SheetKind { Survey, Choices, Settings, Earlier };

struct Column {
    std::size_t index = 0;
    Field field = Field::Unknown;
    std::string language{};  // As it is written; may be empty.
    std::string header{};    // As it is written.

    std::string letters() const { return column_letters(index); }
};

// How a header of ours is written.
std::string header_of(Field field);

// Whether it may be said once in every language.
bool is_translated(Field field);

// What a header means. `language` is filled where there is one.
Column read_header(SheetKind kind, std::size_t index, std::string_view text);

// Of a sheet's first row. Reported: columns that are there twice.
std::vector<Column> read_headers(SheetKind kind, const Sheet& sheet, Report& report);

}  // namespace candour::survey::xlsform
