// From characters to words.
#include "core/survey/surveyjs/condition_words.h"

#include <array>

namespace candour::survey::surveyjs {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 7> two_marks = {"==", "!=", "<>", ">=", "<=", "&&", "||"};

}  // namespace

std::vector<Word> condition_words(std::string_view source) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < source.size();) {
        const char c = source[i];
        const std::size_t begin = i;
        if (is_space(c)) {
            ++i;
            continue;
        }
        if (c == '{' || c == '\'' || c == '"') {
            const std::size_t close = source.find(c == '{' ? '}' : c, i + 1);
            if (close != std::string_view::npos) {
                words.push_back({c == '{' ? Word::Kind::Name : Word::Kind::Text,
                                 std::string(source.substr(i + 1, close - i - 1))});
                i = close + 1;
                continue;
            }
        }
        if (is_digit(c)) {
            while (i < source.size() && (is_digit(source[i]) || source[i] == '.'))
                ++i;
            words.push_back({Word::Kind::Number, std::string(source.substr(begin, i - begin))});
        } else if (is_letter(c)) {
            while (i < source.size() && (is_letter(source[i]) || is_digit(source[i])))
                ++i;
            words.push_back({Word::Kind::Word, std::string(source.substr(begin, i - begin))});
        } else {
            std::size_t size = 1;
            for (const std::string_view mark : two_marks) {
                if (source.substr(i).starts_with(mark)) size = 2;
            }
            words.push_back({Word::Kind::Mark, std::string(source.substr(i, size))});
            i += size;
        }
    }
    words.push_back({});
    return words;
}

}  // namespace candour::survey::surveyjs
