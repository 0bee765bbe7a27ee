// Letters, words and names.
#include "core/survey/xlsform/words.h"

#include <algorithm>

#include "core/survey/limits.h"
#include "core/survey/questionnaire.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey::xlsform {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        while (i < text.size() && !is_space(text[i]))
            ++i;
        if (i > begin) words.push_back(text.substr(begin, i - begin));
        while (i < text.size() && is_space(text[i]))
            ++i;
    }
    return words;
}

std::vector<std::string> bracketed_words_of(std::string_view text) {
    std::vector<std::string> words(1);
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (c == ')' && depth > 0) --depth;
        if (depth == 0 && is_space(c)) {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string id_from(std::string_view name) {
    std::string id;
    bool any = false;
    for (const char c : trimmed_cell(name)) {
        const bool fits = is_survey_id(std::string_view(&c, 1));
        if (is_continuation(c)) continue;
        any = any || (fits && c != '_' && c != '-' && c != '.');
        if (fits || id.empty() || id.back() != '_') id += fits ? c : '_';
        if (id.size() == survey_id_characters_max) break;
    }
    return any ? id : std::string{};
}

std::string numbered_id(const std::string& stem, std::size_t taken,
                        const std::function<bool(const std::string&)>& is_taken) {
    constexpr std::size_t tried_in_turn = 9;
    constexpr std::size_t room = 8;  // For "_" and a number.
    std::string id = stem;
    for (std::size_t n = 2; is_taken(id); ++n) {
        // Of so many there may be a great many: higher than all of them nothing is taken.
        if (n == tried_in_turn) n = std::max(n, taken);
        id = stem.substr(0, survey_id_characters_max - room) + "_" + std::to_string(n);
    }
    return id;
}

std::string with_renamed(std::string_view text,
                         const std::unordered_map<std::string, std::string>& renamed) {
    if (renamed.empty() || text.find("${") == std::string_view::npos) return std::string(text);
    std::string whole;
    std::size_t from = 0;
    for (std::size_t at = text.find("${"); at != std::string_view::npos;
         at = text.find("${", at + 2)) {
        const std::size_t close = text.find('}', at);
        if (close == std::string_view::npos) break;
        const auto found =
            renamed.find(std::string(trimmed_cell(text.substr(at + 2, close - at - 2))));
        if (found == renamed.end()) continue;
        whole += text.substr(from, at - from);
        whole += "${" + found->second + "}";
        from = close + 1;
    }
    whole += text.substr(from);
    return whole;
}

std::string shortened(std::string_view text, std::size_t characters_max) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size(); ++count) {
        if (count == characters_max) return std::string(text.substr(0, end)) + "…";
        ++end;
        while (end < text.size() && is_continuation(text[end]))
            ++end;
    }
    return std::string(text);
}

}  // namespace candour::survey::xlsform
