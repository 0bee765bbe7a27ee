// Words and their runs.
#include "core/privacy/word_runs.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

namespace candour::privacy {
namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// How many bytes of punctuation or space that is not ASCII stand at `at`; 0: none.
std::size_t foreign_gap(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 13> gaps = {"“", "”", "‘", "–", "—",      "…", "«",
                                                       "»", "،", "۔", "؟", "\u00a0", "؛"};
    for (const std::string_view gap : gaps) {
        if (text.substr(at).starts_with(gap)) return gap.size();
    }
    return 0;
}

// How many bytes of an apostrophe or hyphen; 0: none.
std::size_t joiner(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 3> joiners = {"'", "’", "-"};
    for (const std::string_view one : joiners) {
        if (text.substr(at).starts_with(one)) return one.size();
    }
    return 0;
}

bool is_letter_at(std::string_view text, std::size_t at) {
    if (at >= text.size() || joiner(text, at) > 0) return false;
    if (static_cast<unsigned char>(text[at]) < 0x80) return is_ascii_letter(text[at]);
    return foreign_gap(text, at) == 0;
}

// The "s" of "Sam's", which is the same name.
bool is_possessive(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == 's' || text[at] == 'S') && !is_letter_at(text, at + 1);
}

void fold_onto(std::string& folded, char c) {
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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
            at += std::max<std::size_t>(1, foreign_gap(text, at));
            continue;
        }
        Word word{.at = at, .size = 0, .folded = {}};
        while (at < text.size()) {
            const std::size_t joins = joiner(text, at);
            if (joins > 0 && is_possessive(text, at + joins)) break;
            if (joins > 0 && is_letter_at(text, at + joins)) {
                at += joins;
            } else if (is_letter_at(text, at)) {
                fold_onto(word.folded, text[at++]);
            } else {
                break;
            }
        }
        word.size = at - word.at;
        if (const std::size_t joins = joiner(text, at);
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

std::vector<WordRun> shared_runs(const Words& words, const std::vector<std::string>& others,
                                 std::size_t words_max) {
    const std::size_t count = words_max + 1;
    std::vector<WordRun> runs;
    if (words.size() < count) return runs;
    std::unordered_set<std::string> own;
    for (std::size_t i = 0; i + count <= words.size(); ++i)
        own.insert(key_of(words, i, count));
    std::unordered_set<std::string> shared;
    for (const std::string& other : others) {
        const Words theirs = words_of(other);
        for (std::size_t i = 0; i + count <= theirs.size(); ++i) {
            const std::string key = key_of(theirs, i, count);
            if (own.contains(key)) shared.insert(key);
        }
    }
    for (std::size_t i = 0; i + count <= words.size(); ++i) {
        if (!shared.contains(key_of(words, i, count))) continue;
        if (!runs.empty() && i < runs.back().first + runs.back().count) {
            runs.back().count = i + count - runs.back().first;
        } else {
            runs.push_back({i, count});
        }
    }
    return runs;
}

}  // namespace candour::privacy
