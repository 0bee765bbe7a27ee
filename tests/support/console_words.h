// tests/support/console_words.h: what a page of the console says, and which of it nobody
// translated.
#pragma once

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/translator.h"
#include "tests/support/catch.h"

namespace candour::test {

// Puts every text that it is asked for between brackets: what stands outside was never asked for.
class Bracketing : public Translator {
public:
    std::string translate(std::string_view, std::string_view english) const override {
        return "⟦" + std::string{english} + "⟧";
    }
    std::string translate_plural(std::string_view, std::string_view one, std::string_view many,
                                 std::int64_t count) const override {
        return "⟦" + std::string{count == 1 ? one : many} + "⟧";
    }
    std::string own_name(std::string_view language) const override { return std::string{language}; }
};

// The console's Welsh, out of its file.
class WelshFile : public Translator {
public:
    struct Entry {
        std::string english{};
        std::string many{};
        std::map<char, std::string> welsh{};  // By plural form; '0' where there is one.
    };

    WelshFile() {
        std::ifstream file{"locales/console/cy.po"};
        REQUIRE(file.good());
        Entry entry;
        std::string* into = nullptr;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with("msgid \"")) {
                keep(entry);
                entry = {};
                into = &entry.english;
            } else if (line.starts_with("msgid_plural ")) {
                into = &entry.many;
            } else if (line.starts_with("msgstr")) {
                into = &entry.welsh[line[6] == '[' ? line[7] : '0'];
            } else if (!line.starts_with('"')) {
                into = nullptr;
            }
            if (into != nullptr) *into += unquoted(line);
        }
        keep(entry);
        REQUIRE(entries_.size() > 100);
    }

    std::string translate(std::string_view, std::string_view english) const override {
        const auto found = entries_.find(english);
        return found == entries_.end() ? std::string{english} : found->second.welsh.at('0');
    }
    std::string translate_plural(std::string_view, std::string_view one, std::string_view,
                                 std::int64_t count) const override {
        // As the file's header says.
        const char form = count == 6 ? '4' : count < 0 || count > 3 ? '5' : "0123"[count];
        const auto found = entries_.find(one);
        REQUIRE(found != entries_.end());
        return found->second.welsh.at(form);
    }
    std::string own_name(std::string_view language) const override { return std::string{language}; }

    const std::map<std::string, Entry, std::less<>>& entries() const { return entries_; }

private:
    void keep(const Entry& entry) {
        if (!entry.english.empty()) entries_.emplace(entry.english, entry);
    }
    static std::string unquoted(const std::string& line) {
        std::string text;
        for (std::size_t i = line.find('"') + 1; i + 1 < line.size(); ++i) {
            if (line[i] == '\\') ++i;
            text += line[i];
        }
        return text;
    }

    std::map<std::string, Entry, std::less<>> entries_;
};

inline std::string without_entities(std::string text) {
    constexpr std::array<std::array<std::string_view, 2>, 5> entities = {
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}};
    for (const auto& [entity, character] : entities) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity))
            text.replace(at, entity.size(), character);
    }
    return text;
}

// What a page says between its header and its footer: text, and attributes that are read aloud.
inline std::vector<std::string> texts_of(const std::string& html) {
    std::vector<std::string> texts;
    const std::size_t begin = html.find("<main ");
    REQUIRE(begin != std::string::npos);
    std::string_view rest = std::string_view{html}.substr(begin, html.find("</main>") - begin);
    const auto add = [&texts](std::string_view text) {
        const std::size_t first = text.find_first_not_of(" \n\t");
        if (first == std::string_view::npos) return;
        const std::size_t last = text.find_last_not_of(" \n\t");
        texts.push_back(without_entities(std::string{text.substr(first, last + 1 - first)}));
    };
    while (!rest.empty()) {
        const std::size_t open = std::min(rest.find('<'), rest.size());
        add(rest.substr(0, open));
        rest.remove_prefix(open);
        const std::string_view tag = rest.substr(0, rest.find('>'));
        for (const std::string_view name : {" aria-label=\"", " title=\"", " placeholder=\""}) {
            const std::size_t at = tag.find(name);
            if (at == std::string_view::npos) continue;
            const std::string_view value = tag.substr(at + name.size());
            add(value.substr(0, value.find('"')));
        }
        rest.remove_prefix(std::min(tag.size() + 1, rest.size()));
    }
    return texts;
}

// What nobody translated on a page that Bracketing wrote; `own`: words of people and organisations.
inline std::vector<std::string> untranslated(const std::string& html,
                                             const std::vector<std::string>& own) {
    constexpr std::string_view open = "⟦";
    constexpr std::string_view close = "⟧";
    std::vector<std::string> left;
    int depth = 0;
    for (std::string text : texts_of(html)) {
        for (const std::string& words : own) {
            for (auto at = text.find(words); at != std::string::npos; at = text.find(words))
                text.erase(at, words.size());
        }
        std::string outside;
        for (std::string_view rest = text; !rest.empty();) {
            const bool opens = rest.starts_with(open);
            const bool closes = rest.starts_with(close);
            if (opens) ++depth;
            if (closes) --depth;
            if (!opens && !closes && depth == 0) outside += rest.front();
            rest.remove_prefix(opens || closes ? open.size() : 1);
        }
        const bool has_letters = std::ranges::any_of(
            outside, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        if (has_letters) left.push_back(outside);
    }
    REQUIRE(depth == 0);
    return left;
}

// The part of a text without {parts}, {{keys}} and <markup> that is longest.
inline std::string longest_plain(std::string_view text) {
    std::string longest;
    std::string now;
    for (const char c : text) {
        if (c == '{' || c == '}' || c == '<' || c == '>') {
            now.clear();
        } else {
            now += c;
            if (now.size() > longest.size()) longest = now;
        }
    }
    return longest;
}

// The catalogue's English that a page shows: short texts where they stand alone, others anywhere.
inline std::vector<std::string> english_on(const std::string& html, const WelshFile& file) {
    constexpr std::size_t long_text = 20;
    const std::vector<std::string> texts = texts_of(html);
    std::vector<std::string> found;
    for (const auto& [english, entry] : file.entries()) {
        if (entry.welsh.at('0') == english) continue;
        const std::string part = longest_plain(english);
        const bool is_long = part.size() >= long_text;
        if (!is_long && part != english) continue;
        const bool shown = std::ranges::any_of(texts, [&](const std::string& text) {
            return is_long ? text.find(part) != std::string::npos : text == english;
        });
        if (shown) found.push_back(english);
    }
    return found;
}

}  // namespace candour::test
