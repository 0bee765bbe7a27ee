// Words and their runs.
#include "core/privacy/word_runs.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "core/privacy/letters.h"

namespace candour::privacy {
namespace {

// How many bytes of an apostrophe or hyphen; 0: none.
std::size_t joiner(std::string_view text, std::size_t at) {
    const CodePoint point = code_point_at(text, at);
    return point.code == '-' || is_apostrophe(point.code) ? point.size : 0;
}

bool is_letter_at(std::string_view text, std::size_t at) {
    return at < text.size() && !is_gap(code_point_at(text, at).code);
}

// The "s" of "Sam's", which is the same name.
bool is_possessive(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == 's' || text[at] == 'S') && !is_letter_at(text, at + 1);
}

// As one text, so that runs can be looked up.
std::string key_of(const Words& words, std::size_t first, std::size_t count) {
    std::string key;
    for (std::size_t i = first; i < first + count; ++i)
        key += words[i].folded + ' ';
    return key;
}

}  // namespace

Words words_of(std::string_view text) {
    Words words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!is_letter_at(text, at)) {
            at += code_point_at(text, at).size;
            continue;
        }
        Word word{.at = at, .size = 0, .folded = {}};
        while (at < text.size()) {
            const std::size_t joins = joiner(text, at);
            if (joins > 0 && is_possessive(text, at + joins)) break;
            if (joins > 0 && is_letter_at(text, at + joins)) {
                at += joins;
            } else if (is_letter_at(text, at)) {
                const CodePoint letter = code_point_at(text, at);
                append_code_point(word.folded, small_letter(letter.code));
                at += letter.size;
            } else {
                break;
            }
        }
        word.size = at - word.at;
        if (const std::size_t joins = at < text.size() ? joiner(text, at) : 0;
            joins > 0 && is_possessive(text, at + joins))
            at += joins + 1;
        words.push_back(std::move(word));
    }
    return words;
}

std::vector<std::size_t> runs_of(const Words& words, const Words& phrase) {
    std::vector<std::size_t> runs;
    if (phrase.empty()) return runs;
    for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
        const bool same = std::ranges::equal(phrase, std::span(words).subspan(i, phrase.size()), {},
                                             &Word::folded, &Word::folded);
        if (same) runs.push_back(i);
    }
    return runs;
}

namespace {

using Keys = std::unordered_set<std::string>;

Keys keys_of(const std::vector<std::string>& texts, std::size_t count) {
    Keys keys;
    for (const std::string& text : texts) {
        const Words words = words_of(text);
        for (std::size_t i = 0; i + count <= words.size(); ++i)
            keys.insert(key_of(words, i, count));
    }
    return keys;
}

}  // namespace

std::vector<WordRun> quoted_runs(const Words& words, const std::vector<QuotedTexts>& others,
                                 std::size_t words_max) {
    const std::size_t count = words_max + 1;
    std::vector<WordRun> runs;
    if (words.size() < count) return runs;
    Keys own;
    for (std::size_t i = 0; i + count <= words.size(); ++i)
        own.insert(key_of(words, i, count));
    std::unordered_map<std::string, std::size_t> shared;  // And of which of the others first.
    for (std::size_t from = 0; from < others.size(); ++from) {
        Keys theirs = keys_of(others[from].texts, count);
        std::erase_if(theirs, [&own](const std::string& key) { return !own.contains(key); });
        if (theirs.empty()) continue;
        const Keys allowed = keys_of(others[from].may_quote, count);
        for (const std::string& key : theirs) {
            if (!allowed.contains(key)) shared.emplace(key, from);
        }
    }
    for (std::size_t i = 0; i + count <= words.size(); ++i) {
        const auto found = shared.find(key_of(words, i, count));
        if (found == shared.end()) continue;
        if (!runs.empty() && i < runs.back().first + runs.back().count) {
            runs.back().count = i + count - runs.back().first;
        } else {
            runs.push_back({i, count, found->second});
        }
    }
    return runs;
}

}  // namespace candour::privacy
