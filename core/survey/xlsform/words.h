// The small change of reading cells: letters, lists of words, names.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace candour::survey::xlsform {

char upper(char c);
// ASCII letters only; the others stay.
std::string lower_case(std::string_view text);

// Parts between spaces and line breaks; none is empty.
std::vector<std::string_view> words_of(std::string_view text);
// The same, but what stands in brackets stays together: "ex:app(a, b) quick" has two.
std::vector<std::string> bracketed_words_of(std::string_view text);

// A name that is_survey_id() takes, "What_s_new" of "What's new?"; empty when no letter or digit of
// it can stay.
std::string id_from(std::string_view name);

// `stem`, or with the first number that `is_taken` lets pass: "why_2". Quick for many of the same.
std::string numbered_id(const std::string& stem, std::size_t taken,
                        const std::function<bool(const std::string&)>& is_taken);

// "${old}" is "${new}", wherever a name stands in its braces.
std::string with_renamed(std::string_view text,
                         const std::unordered_map<std::string, std::string>& renamed);

// The first `characters_max` characters, with "…" when there are more: for messages.
std::string shortened(std::string_view text, std::size_t characters_max = 40);

}  // namespace candour::survey::xlsform
