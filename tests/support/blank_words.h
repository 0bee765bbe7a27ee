// Texts without a letter, so that whatever still has letters on a page was not asked for in the
// reader's language; and the words that a person sees on a page.
#pragma once

#include <regex>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/translator.h"
#include "core/complaint/procedure.h"
#include "tests/support/catch.h"

namespace candour::test {

inline const std::string blank = "ж";

inline bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Each letter becomes another; {parts} and markup stay.
class BlankTexts : public Translator {
public:
    std::string translate(std::string_view, std::string_view english) const override {
        std::string made;
        int depth = 0;
        for (const char c : english) {
            if (c == '{' || c == '<') ++depth;
            if (c == '}' || c == '>') --depth;
            made += depth == 0 && is_latin(c) ? blank : std::string(1, c);
        }
        return made;
    }
    std::string translate_plural(std::string_view language, std::string_view, std::string_view many,
                                 std::int64_t) const override {
        return translate(language, many);
    }
    std::string own_name(std::string_view language) const override { return std::string{language}; }
};

inline void blank_welsh(nlohmann::json& json) {
    if (json.is_object() && json.contains("en") && json["en"].is_string()) json["cy"] = blank;
    if (!json.is_structured()) return;
    for (nlohmann::json& inside : json)
        blank_welsh(inside);
}

// The same procedure, each Welsh text of which is blank.
inline complaint::Procedure in_blank_welsh(const complaint::Procedure& procedure) {
    nlohmann::json json = complaint::json_of(procedure);
    blank_welsh(json);
    auto parsed = complaint::parse_procedure_object(json, procedure.id);
    INFO((parsed.ok() ? "" : parsed.error().what));
    REQUIRE(parsed.ok());
    return parsed.take();
}

// What is read on a page, or read out: text, and the attributes that are.
inline std::string visible_text(const std::string& html) {
    static const std::regex read_out{R"re((?:aria-label|title|alt|placeholder)="([^"]*)")re"};
    static const std::regex character{"&[a-z#0-9]+;"};
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t begin = std::min(html.find('<', at), html.size());
        text += html.substr(at, begin - at) + " ";
        const std::size_t end = std::min(html.find('>', begin), html.size());
        const std::string tag = html.substr(begin, end - begin);
        for (std::sregex_iterator found{tag.begin(), tag.end(), read_out}, none; found != none;
             ++found)
            text += (*found)[1].str() + " ";
        at = end + 1;
    }
    return std::regex_replace(text, character, " ");
}

// Two letters and more in a row.
inline std::set<std::string> latin_words(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && is_latin(text[at])) {
            word += text[at];
            continue;
        }
        if (word.size() > 1) words.insert(word);
        word.clear();
    }
    return words;
}

// The value of the first choice with one, of radio buttons or of a list; "" when there is none.
inline std::string first_choice(const std::string& html, const std::string& name) {
    const std::regex radio{"name=\"" + name + "\" type=\"radio\" value=\"([^\"]+)\""};
    std::smatch found;
    if (std::regex_search(html, found, radio)) return found[1];
    const std::size_t select =
        html.find("<select class=\"govuk-select candour-step__select\" id=\"" + name + "\"");
    if (select == std::string::npos) return "";
    const std::string list = html.substr(select, html.find("</select>", select) - select);
    static const std::regex option{"<option value=\"([^\"]+)\""};
    return std::regex_search(list, found, option) ? found[1].str() : "";
}

}  // namespace candour::test
