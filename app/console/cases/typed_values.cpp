// app/console/cases/typed_values.cpp: days and amounts as people type them.
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <vector>

#include "app/console/cases/entry_form.h"

namespace candour::console {
namespace {

constexpr std::array<std::string_view, 24> month_names = {
    "january",   "february", "march",      "april",    "may",    "june",     "july",     "august",
    "september", "october",  "november",   "december", "ionawr", "chwefror", "mawrth",   "ebrill",
    "mai",       "mehefin",  "gorffennaf", "awst",     "medi",   "hydref",   "tachwedd", "rhagfyr"};
constexpr std::size_t months_a_year = 12;
constexpr std::size_t month_letters_min = 3;

Error no_day() {
    return {ErrorKind::Invalid,
            std::string{N_("Type a day with its month and year, for example 24 12 2026.")}};
}

std::vector<std::string> pieces_of(std::string_view typed) {
    std::vector<std::string> pieces;
    std::string piece;
    const auto finish = [&] {
        if (!piece.empty()) pieces.push_back(std::exchange(piece, {}));
    };
    for (const char c : typed) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter) {
            piece += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else {
            finish();
        }
    }
    finish();
    return pieces;
}

int number_from(const std::string& piece) {
    int number = 0;
    const char* end = piece.data() + piece.size();
    const auto [stop, problem] = std::from_chars(piece.data(), end, number);
    return problem == std::errc{} && stop == end ? number : -1;
}

// 0: it is no month.
int month_from(const std::string& piece) {
    const int number = number_from(piece);
    if (number >= 1) return number;
    if (piece.size() < month_letters_min) return 0;
    for (std::size_t month = 0; month < month_names.size(); ++month) {
        if (month_names[month].starts_with(piece)) {
            return static_cast<int>(month % months_a_year) + 1;
        }
    }
    return 0;
}

}  // namespace

Result<CivilDay> day_from(std::string_view typed) {
    const std::vector<std::string> pieces = pieces_of(typed);
    if (pieces.size() != 3) return no_day();
    constexpr std::size_t year_digits = 4;
    const bool year_first = pieces[0].size() == year_digits;
    const int day = number_from(pieces[year_first ? 2 : 0]);
    const int year = number_from(pieces[year_first ? 0 : 2]);
    const int month = month_from(pieces[1]);
    constexpr int year_min = 1990;
    constexpr int year_max = 2099;
    if (day < 1 || month < 1 || year < year_min || year > year_max) return no_day();
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) {
        return Error{ErrorKind::Invalid,
                     std::string{N_("There is no such day. Look at the number.")}};
    }
    return CivilDay{date};
}

}  // namespace candour::console
