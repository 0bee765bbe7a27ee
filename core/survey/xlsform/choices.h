// The sheet "choices": lists by their name.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/survey/xlsform/texts.h"

namespace candour::survey::xlsform {

struct ChoiceList {
    std::vector<nlohmann::json> choices{};  // As in our file, with all that any type may have.
    std::size_t row = 0;                    // Of its first choice.
    bool used = false;
};

struct ChoiceLists {
    std::map<std::string, ChoiceList> by_name{};
    // Names that are no ids, by what they are called here: words in expressions may be such names.
    std::unordered_map<std::string, std::string> renamed{};
};

ChoiceLists read_choices_sheet(const Table& table, Texts& texts, Report& report);

// After the survey has been read: lists that no question uses.
void report_unused(const ChoiceLists& lists, const Table& table, Report& report);

}  // namespace candour::survey::xlsform
