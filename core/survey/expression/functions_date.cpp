// functions_date.cpp: dates. There is no time of day in Candour (it would tell who answered).
#include <chrono>
#include <cstdio>

#include "core/survey/expression/characters.h"
#include "core/survey/expression/function.h"

namespace candour::survey::expression {
namespace {

Value today(const Call& call) { return call.values.today(); }
Value date(const Call& call) { return to_date(call.given[0]); }

Value days_since_1970(const Call& call) { return to_number(to_date(call.given[0])); }

struct Part {
    char letter;
    int width;  // Filled up with zeros.
};
constexpr Part parts[] = {{'Y', 4}, {'y', 2}, {'m', 2}, {'n', 1}, {'d', 2}, {'e', 1}};

const Part* part_of(char letter) {
    for (const Part& part : parts) {
        if (part.letter == letter) return &part;
    }
    return nullptr;
}

int number_of(char letter, std::chrono::year_month_day date) {
    if (letter == 'Y') return static_cast<int>(date.year());
    if (letter == 'y') return static_cast<int>(date.year()) % 100;
    if (letter == 'm' || letter == 'n')
        return static_cast<int>(static_cast<unsigned>(date.month()));
    return static_cast<int>(static_cast<unsigned>(date.day()));
}

std::string why_wrong(char letter) {
    if (std::string_view("HhMS3").find(letter) != std::string_view::npos) {
        return " is a time of day, and none is kept";
    }
    if (std::string_view("aAbB").find(letter) != std::string_view::npos) {
        return " is a name that differs by language";
    }
    return " is not known in the format of a date";
}

Value format_date(const Call& call) {
    const Value value = to_date(call.given[0]);
    const CivilDay* day = std::get_if<CivilDay>(&value);
    if (day == nullptr) return std::string();
    const std::string& format = call.text(1);
    std::string result;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            result += format[i];
            continue;
        }
        const char letter = format[++i];  // wrong_format() has seen to it that there is one.
        const Part* part = part_of(letter);
        if (part == nullptr) {
            result += letter;
            continue;
        }
        char digits[16];
        std::snprintf(digits, sizeof digits, "%0*d", part->width, number_of(letter, *day));
        result += digits;
    }
    return result;
}

constexpr Function date_with_format(std::string_view name) {
    return {.name = name,
            .least = 2,
            .most = 2,
            .takes = {Takes::Date, Takes::Format},
            .result = Type::Text,
            .apply = format_date};
}

constexpr Function of_date(std::string_view name, Type result, Value (*apply)(const Call&)) {
    return {.name = name,
            .least = 1,
            .most = 1,
            .takes = {Takes::Date},
            .result = result,
            .apply = apply};
}

constexpr Function table[] = {
    {.name = "today", .result = Type::Date, .apply = today},
    {.name = "now", .result = Type::Date, .apply = today},
    of_date("date", Type::Date, date),
    of_date("date-time", Type::Date, date),
    of_date("decimal-date-time", Type::Number, days_since_1970),
    date_with_format("format-date"),
    date_with_format("format-date-time"),
};

}  // namespace

std::span<const Function> date_functions() { return table; }

std::optional<std::string> wrong_format(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') continue;
        const char letter = ++i < format.size() ? format[i] : ' ';
        if (letter == '%' || part_of(letter) != nullptr) continue;
        const std::string what = "'" + std::string(format.substr(i - 1, 1)) +
                                 std::string(format.substr(i, character_at(format, i).size)) + "'";
        return what + why_wrong(letter) + "; possible are %Y, %y, %m, %n, %d and %e";
    }
    return std::nullopt;
}

}  // namespace candour::survey::expression
