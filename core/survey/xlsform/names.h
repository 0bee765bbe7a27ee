// The column "name": what the rows of a survey are called here.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/survey/xlsform/table.h"
#include "core/survey/xlsform/types.h"

namespace candour::survey::xlsform {

struct RowNames {
    std::vector<std::string> ids{};  // By row; unique but where two in one group are the same.
    std::unordered_map<std::string, std::string> renamed{};  // From the form's name to the id.
};

// `types`: of each row; rows without one have no id. Reported: every id that is not the name.
RowNames name_rows(const Table& table, const std::vector<std::optional<RowType>>& types,
                   Report& report);

}  // namespace candour::survey::xlsform
