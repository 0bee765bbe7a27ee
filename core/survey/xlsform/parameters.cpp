// Keys and values, whatever stands between them.
#include "core/survey/xlsform/parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/survey/sheet/workbook.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {

ParameterList::ParameterList(std::string_view text) {
    // "a = 1" is "a=1"; commas and semicolons are spaces.
    std::string plain;
    for (const char c : text)
        plain += c == ',' || c == ';' || c == '\n' || c == '\t' ? ' ' : c;
    for (std::size_t at = plain.find(" ="); at != std::string::npos; at = plain.find(" =", at))
        plain.erase(at, 1), at = at > 0 ? at - 1 : 0;
    for (std::size_t at = plain.find("= "); at != std::string::npos; at = plain.find("= ", at))
        plain.erase(at + 1, 1);
    for (const std::string_view word : words_of(plain)) {
        const std::size_t equals = std::min(word.find('='), word.size());
        all_.push_back({lower_case(word.substr(0, equals)),
                        std::string(word.substr(std::min(equals + 1, word.size())))});
    }
}

std::optional<std::string> ParameterList::take(std::string_view key) {
    const auto found = std::ranges::find(all_, key, &One::key);
    if (found == all_.end() || found->value.empty()) return std::nullopt;
    std::string value = found->value;
    all_.erase(found);
    return value;
}

std::optional<double> ParameterList::take_number(std::string_view key) {
    const auto found = std::ranges::find(all_, key, &One::key);
    if (found == all_.end()) return std::nullopt;
    const auto number = number_from(found->value);
    if (number) all_.erase(found);
    return number;
}

std::vector<std::string> ParameterList::left() const {
    std::vector<std::string> words;
    for (const One& one : all_)
        words.push_back(one.value.empty() ? one.key : one.key + "=" + one.value);
    return words;
}

std::optional<double> number_from(std::string_view text) {
    text = trimmed_cell(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        return std::nullopt;
    }
    return number;
}

}  // namespace candour::survey::xlsform
