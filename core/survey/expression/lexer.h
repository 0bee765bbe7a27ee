// Lexer: cuts an expression's source text into tokens, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace candour::survey::expression {

// A problem while its place is still a number of bytes.
struct Fault {
    std::size_t offset = 0;
    std::string what{};
};

enum class TokenKind : std::uint8_t {
    End,
    Number,   // Digits as written.
    Literal,  // What stands between the quotes.
    Answer,   // The name in ${name}.
    Name,     // A function, an operator that is a word, or a column.
    Symbol,   // ( ) , . + - * = != < <= > >=
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string_view text{};
    std::size_t offset = 0;
    bool is(std::string_view symbol) const { return kind == TokenKind::Symbol && text == symbol; }
};

// The source must be UTF-8 and outlive the lexer and its tokens.
class Lexer {
public:
    explicit Lexer(std::string_view source) : source_(source) {}

    // End again and again at the end. Spreadsheets' curly quotes are quotes, a no-break space is a
    // space. Faults: a quote or brace that is not closed, what is no token (said with what to
    // write instead).
    std::variant<Token, Fault> next();
    // Whether the next token is a "(".
    bool at_bracket();

private:
    std::string_view rest() const { return source_.substr(offset_); }
    void skip_spaces();
    Token take(TokenKind kind, std::size_t size);
    Token number();
    std::variant<Token, Fault> literal(std::string_view closing);
    std::variant<Token, Fault> answer();

    std::string_view source_;
    std::size_t offset_ = 0;
};

}  // namespace candour::survey::expression
