// Numbers and dates as people read them.
#include <charconv>
#include <cmath>

#include "core/base/civil_day.h"
#include "core/survey/numbers.h"
#include "platform/sheets/xlsx_sheet.h"

namespace candour::platform::sheets {
namespace {

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string time_text(int seconds) {
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

}  // namespace

std::string number_cell_text(std::string_view written) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), number);
    const bool whole = error == std::errc{} && end == written.data() + written.size();
    // Beyond this it is no number that somebody typed.
    if (!whole || !std::isfinite(number) || std::abs(number) > 1e300) return std::string(written);
    return survey::number_text(number);
}

std::string date_cell_text(double serial, bool from_1904) {
    constexpr double serial_max = 2'958'466;  // The end of the year 9999.
    constexpr int seconds_a_day = 86'400;
    if (!(serial >= 0) || serial >= serial_max) return {};
    double day = std::floor(serial);
    int seconds = static_cast<int>(std::lround((serial - day) * seconds_a_day));
    if (seconds == seconds_a_day) {
        seconds = 0;
        day += 1;
    }
    if (day == 0 && !from_1904) return time_text(seconds);
    // Spreadsheets believe that 1900 had a 29th of February; days after it are one too many.
    const int after = !from_1904 && day < 60 ? 1 : 0;
    const CivilDay first = from_iso(from_1904 ? "1904-01-01" : "1899-12-30").value();
    const std::string iso = to_iso(first + std::chrono::days(static_cast<int>(day) + after));
    return seconds == 0 ? iso : iso + " " + time_text(seconds);
}

}  // namespace candour::platform::sheets
