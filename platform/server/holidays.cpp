// platform/server/holidays.cpp: candour-server holidays: the days that clocks leave out, to be held
// against a published list.
#include <charconv>
#include <iostream>

#include "core/complaint/bank_holidays.h"
#include "core/complaint/limits.h"
#include "platform/server/commands.h"

namespace candour::platform {
namespace {

Result<int> read_year(const std::string& text) {
    int year = 0;
    const char* end = text.data() + text.size();
    const bool number = std::from_chars(text.data(), end, year).ptr == end;
    if (number && complaint::holiday_year_min <= year && year <= complaint::holiday_year_max) {
        return year;
    }
    return Error{ErrorKind::Invalid, "'" + text + "' is no year from " +
                                         std::to_string(complaint::holiday_year_min) + " to " +
                                         std::to_string(complaint::holiday_year_max)};
}

void print(const complaint::BankHoliday& one) {
    std::cout << to_iso(one.day) << ' ' << complaint::id_of(one.holiday)
              << (one.substitute ? " (substitute)" : "")
              << (one.day > complaint::holidays_known_until ? " (provisional)" : "") << '\n';
}

}  // namespace

Status run_holidays(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const complaint::Nation nation,
                     complaint::nation_from(arguments.at("NATION")));
    ASSIGN_OR_RETURN(const int first, read_year(arguments.at("YEAR")));
    ASSIGN_OR_RETURN(const int last, read_year(arguments.option("to", arguments.at("YEAR"))));
    for (int year = first; year <= last; ++year) {
        for (const complaint::BankHoliday& one : complaint::bank_holidays(nation, year))
            print(one);
    }
    std::cout.flush();
    return Unit{};
}

}  // namespace candour::platform
