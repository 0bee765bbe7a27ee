// Bank holidays in the console's words.
#pragma once

#include <string>

#include "app/console/page_language.h"
#include "core/complaint/bank_holidays.h"

namespace candour::console {

// "Boxing Day (substitute day)".
std::string holiday_in_words(const complaint::BankHoliday& holiday,
                             const PageLanguage& language = {});

}  // namespace candour::console
