// See pounds.h.
#include "core/base/pounds.h"

#include <algorithm>

namespace candour {
namespace {

constexpr std::int64_t pence_a_pound = 100;
constexpr std::size_t pounds_digits_max = 7;
constexpr std::size_t digits_a_group = 3;

std::string after_the_point(std::int64_t pence) {
    const std::int64_t rest = pence % pence_a_pound;
    if (rest == 0) return "";
    return (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

std::string_view without_spaces_around(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

// "1,025" -> "1025"; "" where a comma stands elsewhere.
std::string without_commas(std::string_view text) {
    std::string digits;
    std::size_t comma = text.find(',');
    const bool grouped = comma != std::string_view::npos;
    if (grouped && (comma == 0 || comma > digits_a_group)) return "";
    digits = text.substr(0, comma);
    while (comma != std::string_view::npos) {
        text.remove_prefix(comma + 1);
        comma = text.find(',');
        const std::string_view group = text.substr(0, comma);
        if (group.size() != digits_a_group) return "";
        digits += group;
    }
    return digits;
}

}  // namespace

std::string pounds(std::int64_t pence) {
    std::string whole = std::to_string(pence / pence_a_pound);
    for (std::size_t at = whole.size(); at > digits_a_group; at -= digits_a_group)
        whole.insert(at - digits_a_group, ",");
    return "£" + whole + after_the_point(pence);
}

std::string plain_pounds(std::int64_t pence) {
    return std::to_string(pence / pence_a_pound) + after_the_point(pence);
}

std::optional<std::int64_t> pence_from(std::string_view typed) {
    constexpr std::string_view sign = "£";
    typed = without_spaces_around(typed);
    if (typed.starts_with(sign)) typed = without_spaces_around(typed.substr(sign.size()));
    const std::size_t point = std::min(typed.find('.'), typed.size());
    const std::string whole = without_commas(typed.substr(0, point));
    std::string rest{point == typed.size() ? "00" : typed.substr(point + 1)};
    if (rest.size() == 1) rest += '0';
    if (!are_digits(whole) || whole.size() > pounds_digits_max) return std::nullopt;
    if (!are_digits(rest) || rest.size() != 2) return std::nullopt;
    return std::stoll(whole) * pence_a_pound + std::stoll(rest);
}

}  // namespace candour
