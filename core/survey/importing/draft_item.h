// What an item of a draft says: which names it needs, and in which column.
#pragma once

#include <set>
#include <string>

#include "core/survey/importing/draft.h"

namespace candour::survey {

// Every ${name} in its expressions and texts.
std::set<std::string> names_in(const DraftItem& item);

// The field in which it names `name`, "prompt.cy"; empty when none does.
std::string field_naming(const DraftItem& item, const std::string& name);

// Of "choices[2].label.cy": the column of that field, else of what it begins with; may be empty.
std::string column_of_field(const DraftItem& item, const std::string& field);

}  // namespace candour::survey
