// Reading a day from its three fields.
#include "app/console/day_fields.h"

namespace candour::console {
namespace {

bool is_number(std::string_view text, std::size_t digits_max) {
    return !text.empty() && text.size() <= digits_max &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string two_digits(std::string_view number) {
    return (number.size() == 1 ? "0" : "") + std::string(number);
}

}  // namespace

Result<CivilDay> typed_day(const Fields& form, const std::string& name) {
    const std::string_view day = field(form, name + "_day");
    const std::string_view month = field(form, name + "_month");
    const std::string_view year = field(form, name + "_year");
    if (!is_number(day, 2) || !is_number(month, 2) || !is_number(year, 4) || year.size() != 4) {
        return Error{ErrorKind::Invalid, "this is no day"};
    }
    return from_iso(std::string(year) + "-" + two_digits(month) + "-" + two_digits(day));
}

bool is_day_left_out(const Fields& form, const std::string& name) {
    return field(form, name + "_day").empty() && field(form, name + "_month").empty() &&
           field(form, name + "_year").empty();
}

}  // namespace candour::console
