#include "app/kiosk/play/words.h"

namespace candour::kiosk::play {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

Result<char> escaped(char c) {
    switch (c) {
        case '"':
            return '"';
        case '\\':
            return '\\';
        case 'n':
            return '\n';
        case 't':
            return '\t';
    }
    return invalid(std::string("\\") + c + R"( is not known inside quotes: there are \" \\ \n \t)");
}

// `at` is after the opening quote; afterwards it is behind the closing one.
Result<Word> quoted_word(std::string_view line, std::size_t& at) {
    Word word{{}, true};
    while (at < line.size() && line[at] != '"') {
        if (line[at] == '\\' && at + 1 < line.size()) {
            ASSIGN_OR_RETURN(const char c, escaped(line[at + 1]));
            word.text += c;
            at += 2;
        } else {
            word.text += line[at++];
        }
    }
    if (at == line.size()) return invalid("a quote is opened and not closed");
    ++at;
    return word;
}

}  // namespace

Result<Words> split_words(std::string_view line) {
    Words result;
    std::size_t at = 0;
    while (at < line.size()) {
        if (is_space(line[at])) {
            ++at;
        } else if (line[at] == '#') {
            break;
        } else if (line[at] == '"') {
            ++at;
            ASSIGN_OR_RETURN(Word word, quoted_word(line, at));
            result.words.push_back(std::move(word));
        } else {
            Word word;
            while (at < line.size() && !is_space(line[at]))
                word.text += line[at++];
            result.words.push_back(std::move(word));
        }
    }
    std::string_view source = line.substr(0, at);
    while (!source.empty() && is_space(source.front()))
        source.remove_prefix(1);
    while (!source.empty() && is_space(source.back()))
        source.remove_suffix(1);
    result.source = source;
    return result;
}

}  // namespace candour::kiosk::play
