// Dates to and from ISO 8601.
#include "core/base/civil_day.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace candour {
namespace {

int number_in(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

bool has_iso_form(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-dd";
    return std::ranges::equal(text, form, [](char have, char want) {
        return want == 'd' ? have >= '0' && have <= '9' : have == want;
    });
}

}  // namespace

std::string to_iso(CivilDay day) {
    const std::chrono::year_month_day date{day};
    char text[32];
    const int length =
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {text, static_cast<std::size_t>(length)};
}

Result<CivilDay> from_iso(std::string_view text) {
    if (!has_iso_form(text)) {
        return Error{ErrorKind::Invalid, "a date is written YYYY-MM-DD"};
    }
    const std::chrono::year_month_day date{
        std::chrono::year{number_in(text.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(number_in(text.substr(5, 2)))},
        std::chrono::day{static_cast<unsigned>(number_in(text.substr(8, 2)))}};
    if (!date.ok()) {
        return Error{ErrorKind::Invalid, "there is no day " + std::string(text)};
    }
    return CivilDay{date};
}

}  // namespace candour
