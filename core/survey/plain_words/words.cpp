// Cutting text, byte by byte: only ASCII cuts, and "’".
#include "core/survey/plain_words/words.h"

namespace candour::survey {
namespace {

constexpr std::string_view apostrophe = "\xE2\x80\x99";  // ’

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}
bool is_word_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '\'' || c == '-' || c == '/' || c == '_';
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// Of what is not ASCII, dashes, quotes and the like (U+2010 to U+203F) are no letters, but for ’.
bool is_mark(std::string_view rest) {
    return rest.size() >= 3 && rest[0] == '\xE2' && rest[1] == '\x80' &&
           !rest.starts_with(apostrophe);
}

std::string lower_of(std::string_view text) {
    std::string lower;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with(apostrophe)) {
            lower += '\'';
            i += apostrophe.size() - 1;
        } else {
            lower +=
                text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        }
    }
    return lower;
}

// Where a word that begins at `begin` ends.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
    if (text.substr(begin).starts_with("${")) {
        const std::size_t close = text.find('}', begin);
        return close == std::string_view::npos ? text.size() : close + 1;
    }
    std::size_t end = begin;
    while (end < text.size() && is_word_character(text[end]) && !is_mark(text.substr(end)))
        ++end;
    return end;
}

}  // namespace

std::vector<std::string_view> sentences_in(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    const auto cut = [&](std::size_t end) {
        std::string_view one = text.substr(begin, end - begin);
        while (!one.empty() && is_space(one.front()))
            one.remove_prefix(1);
        while (!one.empty() && is_space(one.back()))
            one.remove_suffix(1);
        if (!one.empty()) sentences.push_back(one);
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') cut(i);
        if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
        std::size_t next = i + 1;
        while (next < text.size() && is_space(text[next]))
            ++next;
        const bool apart = next > i + 1 || next == text.size();
        if (apart && (next == text.size() || !is_small(text[next]))) cut(i + 1);
    }
    cut(text.size());
    return sentences;
}

std::vector<PlainWord> words_in(std::string_view sentence) {
    std::vector<PlainWord> words;
    bool comma = false;
    for (std::size_t i = 0; i < sentence.size();) {
        const std::size_t end = end_of_word(sentence, i);
        if (end == i) {
            comma = comma || !is_space(sentence[i]);
            i += is_mark(sentence.substr(i)) ? 3 : 1;
            continue;
        }
        std::string_view text = sentence.substr(i, end - i);
        i = end;
        const bool name = text.starts_with("${");
        while (!name && !text.empty() && (text.back() == '-' || text.back() == '\''))
            text.remove_suffix(1);
        if (text.empty()) {
            comma = true;
            continue;
        }
        words.push_back({text, lower_of(text), comma});
        comma = false;
    }
    return words;
}

}  // namespace candour::survey
