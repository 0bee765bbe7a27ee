// evaluator.cpp: one pass over the nodes, only ever to the right, with the values in a stack.
#include <cmath>
#include <limits>
#include <utility>

#include "core/survey/expression/characters.h"
#include "core/survey/expression/function.h"
#include "core/survey/expression/limits.h"

namespace candour::survey::expression {
namespace {

bool is_answered(const Value& value) {
    if (const std::string* text = std::get_if<std::string>(&value)) return !text->empty();
    const double* number = std::get_if<double>(&value);
    return number == nullptr || !std::isnan(*number);
}

void cut_texts(Value& value) {
    if (std::string* text = std::get_if<std::string>(&value)) cut(*text, text_bytes_max);
    if (NodeTexts* nodes = std::get_if<NodeTexts>(&value)) {
        for (std::string& text : *nodes)
            cut(text, text_bytes_max);
    }
}

// XPath 1.0, section 3.4: as truths when one is a truth, else as numbers when one is a number.
bool are_equal(std::span<Value> two) {
    const auto one_is = [two]<typename T>(std::in_place_type_t<T>) {
        return std::holds_alternative<T>(two[0]) || std::holds_alternative<T>(two[1]);
    };
    if (one_is(std::in_place_type<bool>)) return to_boolean(two[0]) == to_boolean(two[1]);
    if (one_is(std::in_place_type<double>)) return to_number(two[0]) == to_number(two[1]);
    return make_text(two[0]) == make_text(two[1]);
}

class Evaluation {
public:
    Evaluation(const Tree& tree, const Values& values) : tree_(tree), values_(values) {
        stack_.reserve(tree.nodes.size());  // It never grows: that would leave words behind.
    }
    ~Evaluation() {
        while (!stack_.empty())
            drop();
    }
    Evaluation(const Evaluation&) = delete;
    Evaluation& operator=(const Evaluation&) = delete;

    Value run() {
        for (std::size_t place = 0; place < tree_.nodes.size();)
            place = after(place);
        return wanted();
    }

private:
    Value& top() { return stack_.back(); }

    void drop() {
        wipe(top());
        stack_.pop_back();
    }

    // Works out one node and says which is next.
    std::size_t after(std::size_t place) {
        const Node& node = tree_.nodes[place];
        const std::size_t taken = taken_by(node);
        Value value = result_of(node, std::span(stack_).last(taken));
        for (std::size_t i = 0; i < taken; ++i)
            drop();
        cut_texts(value);
        stack_.push_back(std::move(value));
        const std::size_t next = next_after(node, place);
        CHECK(next > place);
        return next;
    }

    static std::size_t taken_by(const Node& node) {
        const bool one = node.kind == Kind::And || node.kind == Kind::Or ||
                         (node.kind == Kind::Call && node.function->is_given_one);
        return one ? 1 : node.arguments;
    }

    std::size_t next_after(const Node& node, std::size_t place) {
        bool skips = false;
        switch (node.then) {
            case Then::GoOn:
                return place + 1;
            case Then::Skip:
                return node.skip_to;
            case Then::Branch:
                skips = !to_boolean(top());
                break;
            case Then::SkipIfFalse:
                skips = !to_boolean(top());
                break;
            case Then::SkipIfTrue:
                skips = to_boolean(top());
                break;
            case Then::SkipIfAnswered:
                skips = is_answered(top());
                break;
        }
        if (!skips || node.then == Then::Branch) drop();
        return skips ? node.skip_to : place + 1;
    }

    Value result_of(const Node& node, std::span<Value> given) const {
        switch (node.kind) {
            case Kind::Number:
                return node.number;
            case Kind::Text:
                return node.text;
            case Kind::Name:
                return values_.value(node.index);
            case Kind::Column:
                return values_.column(node.index);
            case Kind::Self:
                return values_.self();
            case Kind::ChoicesOf:
                return std::string();
            case Kind::Call:
                return node.function->apply(Call{given, node, values_});
            case Kind::Negate:
                return -to_number(given[0]);
            case Kind::Or:
            case Kind::And:
                return to_boolean(given[0]);
            case Kind::Equal:
                return are_equal(given);
            case Kind::Unequal:
                return !are_equal(given);
            case Kind::Less:
            case Kind::LessOrEqual:
            case Kind::Greater:
            case Kind::GreaterOrEqual:
            case Kind::Add:
            case Kind::Subtract:
            case Kind::Multiply:
            case Kind::Divide:
            case Kind::Modulo:
                break;
        }
        return of_numbers(node.kind, to_number(given[0]), to_number(given[1]));
    }

    static Value of_numbers(Kind kind, double a, double b) {
        if (kind == Kind::Less) return a < b;
        if (kind == Kind::LessOrEqual) return a <= b;
        if (kind == Kind::Greater) return a > b;
        if (kind == Kind::GreaterOrEqual) return a >= b;
        if (kind == Kind::Add) return a + b;
        if (kind == Kind::Subtract) return a - b;
        if (kind == Kind::Multiply) return a * b;
        if (kind == Kind::Modulo) return std::fmod(a, b);
        return divided(a, b);
    }

    // IEEE 754 as XPath has it; written out, as C++ leaves a division by zero open.
    static double divided(double a, double b) {
        if (b != 0 || std::isnan(a)) return a / b;
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (a == 0) return std::numeric_limits<double>::quiet_NaN();
        return std::signbit(a) == std::signbit(b) ? infinity : -infinity;
    }

    Value wanted() {
        CHECK(stack_.size() == 1);
        Value value = std::move(top());
        if (tree_.wanted == Type::Boolean) return of_and_wipe(value, to_boolean(value));
        if (tree_.wanted == Type::Date) return of_and_wipe(value, to_date(value));
        const bool is_number = std::holds_alternative<double>(value);
        if (is_number || tree_.wanted == Type::Number) {
            const double number = to_number(value);
            wipe(value);
            if (!std::isfinite(number)) return std::string();
            if (tree_.wanted == Type::Number) return number;
            return to_text(number);
        }
        return std::move(make_text(value));
    }

    static Value of_and_wipe(Value& value, Value result) {
        wipe(value);
        return result;
    }

    const Tree& tree_;
    const Values& values_;
    std::vector<Value> stack_;
};

}  // namespace

Value evaluate(const Expression& expression, const Values& values) {
    return Evaluation(expression.tree(), values).run();
}

}  // namespace candour::survey::expression
