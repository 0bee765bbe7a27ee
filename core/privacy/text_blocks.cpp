// One pass a question: clusters, words, blocks; then every look-up is by place.
#include "core/privacy/text_blocks.h"

#include <algorithm>
#include <re2/re2.h>

#include "core/privacy/letters.h"

namespace candour::privacy {
namespace {

bool is_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

bool ends_line(char32_t code) { return code == '\n' || code == '\r' || code == 0x2028; }

constexpr char32_t joiner = 0x200D;

// What extends a cluster and is no mark: joiners, tones of skin, tags.
bool extends_always(char32_t code) {
    return code == 0x200C || code == joiner || (code >= 0x1F3FB && code <= 0x1F3FF) ||
           (code >= 0xE0020 && code <= 0xE007F);
}

bool is_picture(char32_t code) {
    return (code >= 0x2190 && code <= 0x3299) || (code >= 0x1F000 && code <= 0x1FAFF);
}

bool is_flag_letter(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

// Signs that stand before the digits that they belong to.
bool is_prepended(char32_t code) {
    return (code >= 0x600 && code <= 0x605) || code == 0x6DD || code == 0x70F || code == 0x8E2;
}

// Consonant, vowel and end of a Korean syllable.
bool joins_syllable(char32_t before, char32_t code) {
    const bool starts = before >= 0x1100 && before <= 0x115F;
    const bool syllable = before >= 0xAC00 && before <= 0xD7A3;
    const bool middle = before >= 0x1160 && before <= 0x11FF;
    if (code >= 0x1160 && code <= 0x11FF) return starts || syllable || middle;
    const bool may_follow =
        (code >= 0x1100 && code <= 0x115F) || (code >= 0xAC00 && code <= 0xD7A3);
    return starts && may_follow;
}

// As one byte stands for many of the same kind.
char32_t folded(char32_t code) {
    if (is_apostrophe(code)) return '\'';
    if (code == 0x2010 || code == 0x2011) return '-';
    return small_letter(code);
}

// Never changed after it was made.
const RE2& marks() {
    static const RE2 expression("\\p{M}+");
    return expression;
}

}  // namespace

std::string folded_words(std::string_view text) {
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!is_space(point.code)) append_code_point(all, folded(point.code));
        if (is_space(point.code) && !all.empty() && all.back() != ' ') all += ' ';
        at += point.size;
    }
    if (!all.empty() && all.back() == ' ') all.pop_back();
    return all;
}

TextBlocks::TextBlocks(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        units_.push_back({.at = at,
                          .code = point.code,
                          .extends = extends_always(point.code),
                          .space = is_space(point.code)});
        at += point.size;
    }
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece found;
    // Without a group of its own, a run of any length costs RE2 one pass.
    for (std::size_t from = 0;
         marks().Match(whole, from, whole.size(), RE2::UNANCHORED, &found, 1);) {
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        from = begin + found.size();
        for (std::size_t i = unit_at(begin); i < units_.size(); ++i) {
            if (units_[i].at >= begin + found.size()) break;
            units_[i].extends = true;
        }
    }
    mark_clusters();
    mark_words();
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const Unit& unit = units_[i];
        block_of_.push_back(unit.begins ? i : block_of_.back());
        if (!unit.space) append_code_point(folded_, folded(unit.code));
        if (unit.space && !folded_.ends_with(' ')) folded_ += ' ';
        owners_.resize(folded_.size(), i);
    }
    block_after_.resize(units_.size(), units_.size());
    for (std::size_t i = units_.size(); i-- > 1;) {
        block_after_[i - 1] = units_[i].begins ? i : block_after_[i];
    }
}

void TextBlocks::mark_clusters() {
    std::size_t flags = 0;  // How many letters of flags stand before this place.
    for (std::size_t i = 0; i < units_.size(); ++i) {
        Unit& unit = units_[i];
        const bool pairs = is_flag_letter(unit.code) && flags % 2 == 1;
        flags = is_flag_letter(unit.code) ? flags + 1 : 0;
        if (i == 0) continue;
        Unit& before = units_[i - 1];
        const bool after_line = ends_line(before.code);
        if (after_line && !(before.code == '\r' && unit.code == '\n')) continue;
        const bool joins = after_line || unit.extends || pairs || is_prepended(before.code) ||
                           (before.code == joiner && is_picture(unit.code)) ||
                           joins_syllable(before.code, unit.code);
        unit.begins = !joins;
        // A mark upon a space makes it a sign.
        if (unit.extends && !unit.begins) before.space = false;
    }
}

// The "'s" of "Sam's".
bool TextBlocks::is_possessive(std::size_t apostrophe) const {
    const std::size_t s = apostrophe + 1;
    if (s >= units_.size() || small_letter(units_[s].code) != 's') return false;
    return s + 1 == units_.size() || !units_[s + 1].word;
}

// Whether a unit belongs to the word before it.
bool TextBlocks::joins_word(std::size_t i) const {
    const Unit& unit = units_[i];
    const Unit& before = units_[i - 1];
    if (unit.unspaced || before.unspaced) return false;
    if (unit.word && before.word) return true;
    if (is_apostrophe(unit.code)) {
        const bool goes_on = i + 1 < units_.size() && units_[i + 1].word && !units_[i + 1].unspaced;
        return before.word && goes_on && !is_possessive(i);
    }
    if (!unit.word || !is_apostrophe(before.code) || i < 2) return false;
    // Also after a marker, so that its "'s" stays what it was.
    return units_[i - 2].word || units_[i - 2].code == ']';
}

void TextBlocks::mark_words() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
        Unit& unit = units_[i];
        const bool carries_on = i > 0 && unit.extends;
        unit.word = carries_on ? units_[i - 1].word : !is_gap(unit.code);
        unit.unspaced = carries_on ? units_[i - 1].unspaced : is_unspaced(unit.code);
    }
    for (std::size_t i = 1; i < units_.size(); ++i) {
        if (units_[i].begins && joins_word(i)) units_[i].begins = false;
    }
}

std::size_t TextBlocks::unit_at(std::size_t byte) const {
    const auto after = std::ranges::upper_bound(units_, byte, {}, &Unit::at);
    return static_cast<std::size_t>(after - units_.begin()) - 1;
}

std::size_t TextBlocks::byte_of(std::size_t unit) const {
    return unit < units_.size() ? units_[unit].at : text_.size();
}

TextRange TextBlocks::whole(TextRange range) const {
    range.end = std::min(range.end, text_.size());
    if (range.begin >= range.end) return {};
    std::size_t first = unit_at(range.begin);
    std::size_t last = unit_at(range.end - 1);
    while (first < last && units_[first].space)
        ++first;
    while (first < last && units_[last].space)
        --last;
    if (units_[first].space) return {};
    return {byte_of(block_of_[first]), byte_of(block_after_[last])};
}

std::vector<TextRange> TextBlocks::find(std::string_view words) const {
    const std::string wanted = folded_words(words);
    std::vector<TextRange> found;
    if (wanted.empty()) return found;
    for (std::size_t at = folded_.find(wanted); at != std::string::npos;
         at = folded_.find(wanted, at + 1)) {
        const std::size_t first = owners_[at];
        const std::size_t after = owners_[at + wanted.size() - 1] + 1;
        const bool ends = after == units_.size() || units_[after].begins;
        if (units_[first].begins && ends) found.push_back({byte_of(first), byte_of(after)});
    }
    return found;
}

bool TextBlocks::are_beside(const TextRange& one, const TextRange& next) const {
    if (one.end >= next.begin) return one.end == next.begin;
    for (std::size_t i = unit_at(one.end); i < units_.size() && units_[i].at < next.begin; ++i) {
        if (!units_[i].space || ends_line(units_[i].code)) return false;
    }
    return true;
}

}  // namespace candour::privacy
