#include "core/survey/expression/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace candour::survey::expression {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr CivilDay first_day = std::chrono::year{1} / 1 / 1;
constexpr CivilDay last_day = std::chrono::year{9999} / 12 / 31;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

// XPath's Number with an optional minus: digits, a point, digits; one of the digits may be missing.
bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto digits = std::ranges::count_if(text, is_digit);
    const auto points = std::ranges::count(text, '.');
    return digits > 0 && points <= 1 && static_cast<std::size_t>(digits + points) == text.size();
}

// Of digits that no double can hold: as far as they go.
double beyond_range(std::string_view text) {
    const double sign = text.starts_with('-') ? -1 : 1;
    const std::size_t significant = text.find_first_not_of("-0");
    const bool is_large = significant != std::string_view::npos && is_digit(text[significant]);
    return sign * (is_large ? infinity : 0);
}

std::optional<CivilDay> day_of_text(std::string_view text) {
    constexpr std::size_t day_length = 10;  // YYYY-MM-DD
    if (text.size() > day_length && text[day_length] == 'T') text = text.substr(0, day_length);
    if (text.size() != day_length || text[4] != '-') return std::nullopt;
    const Result<CivilDay> day = from_iso(text);
    if (!day.ok() || day.value() < first_day) return std::nullopt;
    return day.value();
}

double days(CivilDay day) { return static_cast<double>(day.time_since_epoch().count()); }

std::string text_of_number(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return "0";  // Also -0.
    // The longest are the smallest: "-0.", 323 zeros and 17 digits.
    std::array<char, 400> digits{};
    const auto written =
        std::to_chars(digits.begin(), digits.end(), number, std::chars_format::fixed);
    CHECK(written.ec == std::errc{});
    return std::string(digits.begin(), written.ptr);
}

struct NumberOf {
    double operator()(const std::string& text) const { return text_to_number(text); }
    double operator()(double number) const { return number; }
    double operator()(bool truth) const { return truth ? 1 : 0; }
    double operator()(CivilDay day) const { return days(day); }
    double operator()(const NodeTexts& nodes) const {
        return nodes.empty() ? not_a_number : text_to_number(nodes.front());
    }
};

struct TextOf {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double number) const { return text_of_number(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(CivilDay day) const { return to_iso(day); }
    std::string operator()(const NodeTexts& nodes) const {
        return nodes.empty() ? std::string() : nodes.front();
    }
};

struct BooleanOf {
    bool operator()(const std::string& text) const { return !text.empty(); }
    bool operator()(double number) const { return number != 0 && !std::isnan(number); }
    bool operator()(bool truth) const { return truth; }
    bool operator()(CivilDay) const { return true; }
    bool operator()(const NodeTexts& nodes) const { return !nodes.empty(); }
};

Value day_of_number(double number) {
    const double whole = std::floor(number);
    if (!(whole >= days(first_day) && whole <= days(last_day))) return std::string();  // Also NaN.
    return CivilDay(std::chrono::days(static_cast<int>(whole)));
}

}  // namespace

double text_to_number(std::string_view given) {
    const std::string_view text = trimmed(given);
    if (!is_number(text)) {
        const auto day = day_of_text(text);
        return day ? days(*day) : not_a_number;
    }
    double number = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return read.ec == std::errc{} ? number : beyond_range(text);
}

double to_number(const Value& value) { return std::visit(NumberOf{}, value); }

std::string to_text(const Value& value) { return std::visit(TextOf{}, value); }

std::string& make_text(Value& value) {
    if (!std::holds_alternative<std::string>(value)) {
        std::string text = to_text(value);
        wipe(value);
        value = std::move(text);
    }
    return std::get<std::string>(value);
}

bool to_boolean(const Value& value) { return std::visit(BooleanOf{}, value); }

Value to_date(const Value& value) {
    if (const CivilDay* day = std::get_if<CivilDay>(&value)) return *day;
    if (std::holds_alternative<bool>(value)) return std::string();
    return day_of_number(to_number(value));
}

void wipe(Value& value) {
    if (std::string* text = std::get_if<std::string>(&value)) candour::wipe(*text);
    if (NodeTexts* nodes = std::get_if<NodeTexts>(&value)) {
        for (std::string& text : *nodes)
            candour::wipe(text);
    }
    value = std::string();
}

}  // namespace candour::survey::expression
