// Day fields: a day that was typed into GOV.UK's three fields, NAME_day, NAME_month and NAME_year.
#pragma once

#include <string>

#include "app/console/fields.h"
#include "core/base/civil_day.h"

namespace candour::console {

// Errors: Invalid when it is no day; the year has four digits, so that nobody guesses a century.
Result<CivilDay> typed_day(const Fields& form, const std::string& name);
// All three are empty.
bool is_day_left_out(const Fields& form, const std::string& name);

}  // namespace candour::console
