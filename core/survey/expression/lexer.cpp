#include "core/survey/expression/lexer.h"

#include <algorithm>
#include <array>

#include "core/survey/expression/characters.h"

namespace candour::survey::expression {
namespace {

constexpr std::array<std::string_view, 13> symbols = {"!=", "<=", ">=", "(", ")", ",", ".",
                                                      "+",  "-",  "*",  "=", "<", ">"};

struct Hint {
    std::string_view text;
    std::string_view what;
};

// What people write who know other languages, or whose word processor knew better. Longest first.
constexpr std::array<Hint, 31> hints = {{
    {"==", "'==' is not known: write = once"},
    {"=>", "'=>' is not known: write >="},
    {"=<", "'=<' is not known: write <="},
    {"<>", "'<>' is not known: write !="},
    {"&&", "'&&' is not known: write and"},
    {"||", "'||' is not known: write or"},
    {"..", "'..' is not supported: a question is named as ${name}"},
    {"//", "paths are not supported: a question is named as ${name}"},
    {"::", "paths are not supported: a question is named as ${name}"},
    {"/",
     "'/' is not supported: write div to divide; a question is named as ${name}, not by a path"},
    {"[", "'[' is not supported: only the answers of this form can be used, as ${name}"},
    {"]", "']' is not supported: only the answers of this form can be used, as ${name}"},
    {"|", "'|' is not supported: write or between conditions"},
    {"&", "'&' is not known: write and between conditions, concat() to join texts"},
    {"!", "'!' alone is not known: write not(...) or !="},
    {"@", "'@' is not supported: a question is named as ${name}"},
    {"$", "after '$' a name in braces is expected: ${name}"},
    {"%", "'%' is not known: write div 100, or mod for what is left after dividing"},
    {"^", "'^' is not known: write pow(number, power)"},
    {";", "';' is not known: values of a function are separated by commas"},
    {"×", "'×' is not known: write *"},
    {"÷", "'÷' is not known: write div"},
    {"≤", "'≤' is not known: write <="},
    {"≥", "'≥' is not known: write >="},
    {"≠", "'≠' is not known: write !="},
    {"–", "this dash is not known: write - for minus"},
    {"—", "this dash is not known: write - for minus"},
    {"−", "this minus is not known: write -"},
    {"„", "'„' is not known: write texts in ' or \""},
    {"«", "'«' is not known: write texts in ' or \""},
    {"`", "'`' is not known: write texts in ' or \""},
}};

const Hint* hint_for(std::string_view text) {
    const auto found = std::ranges::find_if(
        hints, [text](const Hint& hint) { return text.starts_with(hint.text); });
    return found == hints.end() ? nullptr : &*found;
}

// The length of the quote that `text` begins with; 0: none. The curly ones count as the straight.
std::size_t quote_length(std::string_view text, char straight) {
    if (text.starts_with(straight)) return 1;
    const bool is_curly = straight == '\'' ? text.starts_with("‘") || text.starts_with("’")
                                           : text.starts_with("“") || text.starts_with("”");
    return is_curly ? std::string_view("‘").size() : 0;
}

}  // namespace

void Lexer::skip_spaces() {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    while (offset_ < source_.size()) {
        if (is_space(source_[offset_])) {
            ++offset_;
        } else if (rest().starts_with(no_break_space)) {
            offset_ += no_break_space.size();
        } else {
            return;
        }
    }
}

bool Lexer::at_bracket() {
    skip_spaces();
    return rest().starts_with('(');
}

Token Lexer::take(TokenKind kind, std::size_t size) {
    const Token token{kind, source_.substr(offset_, size), offset_};
    offset_ += size;
    return token;
}

Token Lexer::number() {
    const std::string_view text = rest();
    std::size_t size = digits_at(text, 0);
    if (text.substr(size).starts_with('.')) size += 1 + digits_at(text, size + 1);
    return take(TokenKind::Number, size);
}

// A straight quote is closed by the same. A curly one is closed by any of its kind, as spreadsheets
// turn either end into what they like.
std::variant<Token, Fault> Lexer::literal(std::string_view closing) {
    const std::size_t start = offset_;
    const char straight = closing[0];
    const std::size_t opening = quote_length(rest(), straight);
    std::size_t end = start + opening;
    std::size_t size = 0;
    while (end < source_.size()) {
        size = opening == 1 ? std::size_t{source_[end] == straight}
                            : quote_length(source_.substr(end), straight);
        if (size > 0) break;
        ++end;
    }
    if (end == source_.size()) return Fault{start, "this quote is not closed"};
    offset_ = end + size;
    const std::size_t begin = start + opening;
    return Token{TokenKind::Literal, source_.substr(begin, end - begin), start};
}

std::variant<Token, Fault> Lexer::answer() {
    const std::size_t start = offset_;
    const std::size_t end = source_.find('}', start);
    if (end == std::string_view::npos) return Fault{start, "'${' is not closed: write ${name}"};
    offset_ = start + std::string_view("${").size();
    skip_spaces();
    std::string_view name = source_.substr(offset_, end - std::min(offset_, end));
    while (!name.empty() && is_space(name.back()))
        name.remove_suffix(1);
    offset_ = end + 1;
    if (name.empty()) return Fault{start, "'${}' names no question: write ${name}"};
    return Token{TokenKind::Answer, name, start};
}

std::variant<Token, Fault> Lexer::next() {
    skip_spaces();
    const std::string_view text = rest();
    if (text.empty()) return take(TokenKind::End, 0);
    if (digits_at(text, 0) > 0) return number();
    if (text.starts_with('.') && digits_at(text, 1) > 0) return number();
    if (quote_length(text, '\'') > 0) return literal("'");
    if (quote_length(text, '"') > 0) return literal("\"");
    if (text.starts_with("${")) return answer();
    if (const Hint* hint = hint_for(text); hint != nullptr && !text.starts_with("!=")) {
        return Fault{offset_, std::string(hint->what)};
    }
    for (const std::string_view symbol : symbols) {
        if (text.starts_with(symbol)) return take(TokenKind::Symbol, symbol.size());
    }
    if (const std::size_t size = name_at(text); size > 0) return take(TokenKind::Name, size);
    return Fault{offset_, "'" + std::string(text.substr(0, character_at(text, 0).size)) +
                              "' has no meaning here"};
}

}  // namespace candour::survey::expression
