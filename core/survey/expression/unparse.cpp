// unparse.cpp: a tree as source text.
#include <algorithm>
#include <array>

#include "core/survey/expression/characters.h"
#include "core/survey/expression/function.h"
#include "core/survey/expression/limits.h"
#include "core/survey/expression/operators.h"

namespace candour::survey::expression {
namespace {

enum class Spaces { ForPeople, WhereNeeded };

int binding_of(const Node& node) {
    if (node.kind == Kind::Negate) return binding_of_minus;
    const Operator* with = operator_of(node.kind);
    return with == nullptr ? binding_of_value : with->binding;
}

class Writer {
public:
    Writer(const Tree& tree, Spaces spaces) : tree_(tree), spaces_(spaces) {}

    // No recursion: what is still to be written waits in todo_, the next at its end.
    std::string run() {
        put_off(tree_.nodes.size() - 1);
        while (!todo_.empty()) {
            const Piece piece = todo_.back();
            todo_.pop_back();
            if (piece.text.empty()) {
                write_node(piece.node);
            } else {
                write(piece.text);
            }
        }
        return std::move(written_);
    }

private:
    struct Piece {
        std::string_view text{};
        std::size_t node = 0;  // When there is no text.
    };

    bool for_people() const { return spaces_ == Spaces::ForPeople; }
    void put_off(std::string_view text) { todo_.push_back({text, 0}); }
    void put_off(std::size_t node) { todo_.push_back({{}, node}); }
    void put_off_bracketed(std::size_t node, bool brackets) {
        if (brackets) put_off(")");
        put_off(node);
        if (brackets) put_off("(");
    }

    // A space where the two would else be read as one name.
    void write(std::string_view text) {
        if (after_name_ && continues_name(text)) written_ += ' ';
        written_ += text;
        after_name_ = name_at(text) == text.size();
    }

    // A number ends where a name begins, and a text's or name's own signs close it.
    void write_closed(std::string_view text) {
        write(text);
        after_name_ = false;
    }

    void write_node(std::size_t place) {
        const Node& node = tree_.nodes[place];
        switch (node.kind) {
            case Kind::Number:
                return write_number(node.text);
            case Kind::Text:
                return write_text(node.text);
            case Kind::Name:
                return write_closed("${" + node.text + "}");
            case Kind::ChoicesOf:
                return write_text("${" + node.text + "}");
            case Kind::Column:
                return write(node.text);
            case Kind::Self:
                return write_closed(".");
            case Kind::Call:
                return write_call(place);
            case Kind::Negate:
                return write_negated(place);
            case Kind::Or:
            case Kind::And:
            case Kind::Equal:
            case Kind::Unequal:
            case Kind::Less:
            case Kind::LessOrEqual:
            case Kind::Greater:
            case Kind::GreaterOrEqual:
            case Kind::Add:
            case Kind::Subtract:
            case Kind::Multiply:
            case Kind::Divide:
            case Kind::Modulo:
                return write_operation(place);
        }
    }

    void write_number(const std::string& digits) {
        write_closed(for_people() && digits.starts_with('.') ? "0" + digits : digits);
    }

    // The lexer gives no text with both kinds of quotes in it.
    void write_text(const std::string& text) {
        const char quote = text.find('\'') == std::string::npos ? '\'' : '"';
        write_closed(quote + text + quote);
    }

    void write_call(std::size_t place) {
        const std::vector<std::size_t> parts = children_of(tree_, place);
        put_off(")");
        for (std::size_t i = parts.size(); i > 0; --i) {
            put_off(parts[i - 1]);
            if (i > 1) put_off(for_people() ? ", " : ",");
        }
        put_off("(");
        write(tree_.nodes[place].function->name);
        after_name_ = false;
    }

    void write_negated(std::size_t place) {
        write("-");
        after_name_ = false;
        put_off_bracketed(place - 1, binding_of(tree_.nodes[place - 1]) < binding_of_minus);
    }

    void write_operation(std::size_t place) {
        const std::vector<std::size_t> parts = children_of(tree_, place);
        const Operator& with = *operator_of(tree_.nodes[place].kind);
        put_off_bracketed(parts[1], binding_of(tree_.nodes[parts[1]]) <= with.binding);
        if (for_people()) put_off(" ");
        put_off(with.text);
        if (for_people()) put_off(" ");
        put_off_bracketed(parts[0], binding_of(tree_.nodes[parts[0]]) < with.binding);
    }

    const Tree& tree_;
    Spaces spaces_;
    std::vector<Piece> todo_{};
    std::string written_{};
    bool after_name_ = false;
};

}  // namespace

// With the spaces it may be longer than what may be read; without them it is never longer than the
// source it came from.
std::string unparse(const Expression& expression) {
    std::string text = Writer(expression.tree(), Spaces::ForPeople).run();
    if (text.size() <= source_bytes_max) return text;
    return Writer(expression.tree(), Spaces::WhereNeeded).run();
}

}  // namespace candour::survey::expression
