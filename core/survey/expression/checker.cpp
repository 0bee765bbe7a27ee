#include "core/survey/expression/checker.h"

#include <cmath>

#include "core/survey/expression/words.h"

namespace candour::survey::expression {
namespace {

// Words in quotes are known already, so more can be said of them than of an answer.
bool is_words(const Node& node) { return node.kind == Kind::Text; }
bool is_empty(const Node& node) { return is_words(node) && node.text.empty(); }
bool is_numeric(const Node& node) { return !std::isnan(text_to_number(node.text)); }
bool is_date(const Node& node) {
    return std::holds_alternative<CivilDay>(to_date(node.text)) &&
           node.text.find('-', 1) != std::string::npos;
}

std::string quoted(const Node& node) { return "'" + node.text + "'"; }
std::string named(const Function& function) { return std::string(function.name) + "()"; }
std::string words(Type type) { return std::string(words_for(type)); }

bool is_connection(Kind kind) { return kind == Kind::And || kind == Kind::Or; }
bool is_equation(Kind kind) { return kind == Kind::Equal || kind == Kind::Unequal; }
bool is_order(Kind kind) {
    return kind == Kind::Less || kind == Kind::LessOrEqual || kind == Kind::Greater ||
           kind == Kind::GreaterOrEqual;
}

}  // namespace

Type type_of(Kind operation) {
    const bool is_condition =
        is_connection(operation) || is_equation(operation) || is_order(operation);
    return is_condition ? Type::Boolean : Type::Number;
}

Fault Checker::fault(std::size_t part, std::string what) const {
    return {builder_.offset(part), std::move(what)};
}

std::optional<Fault> Checker::several(std::size_t part) const {
    if (node(part).type != Type::Nodes) return std::nullopt;
    return fault(part, "${" + node(part).text +
                           "} is asked again and again in a repeat: sum(), "
                           "count(), min(), max() and join() make one value of its answers");
}

// Of "and", "or" and whatever else wants true or false.
std::optional<Fault> Checker::connected(std::size_t part) const {
    if (!is_words(node(part))) return std::nullopt;
    return fault(part, quoted(node(part)) +
                           " alone is the same for every answer: compare it with "
                           "something, as in ${name} = " +
                           quoted(node(part)));
}

std::optional<Fault> Checker::calculated(Kind kind, std::size_t part) const {
    if (is_words(node(part)) && !is_numeric(node(part))) {
        return fault(part, quoted(node(part)) + " is no number to calculate with");
    }
    const bool moves_days = kind == Kind::Add || kind == Kind::Subtract;
    if (node(part).type == Type::Date && !moves_days) {
        return fault(part,
                     "a date can only be added to or subtracted from; number() of a date is "
                     "its days since 1970");
    }
    return std::nullopt;
}

std::optional<Fault> Checker::ordered(std::size_t part) const {
    if (node(part).type == Type::Boolean) {
        return fault(part,
                     "a condition is neither more nor less than anything: write two "
                     "comparisons with and between them, as in ${name} > 1 and ${name} < 5");
    }
    if (is_words(node(part)) && !is_numeric(node(part))) {
        return fault(part, quoted(node(part)) +
                               " is neither a number nor a date (2026-11-25), and "
                               "only these can be more or less");
    }
    return std::nullopt;
}

// What words can never equal the other side.
std::optional<Fault> Checker::equated(std::size_t part, std::size_t other) const {
    if (!is_words(node(part))) return std::nullopt;
    const Type type = node(other).type;
    if (type == Type::Boolean) {
        return fault(part,
                     "a condition is true or false and is not compared with words: leave "
                     "the comparison out, or write not(...)");
    }
    if (is_empty(node(part))) return std::nullopt;
    if (type == Type::Number && !is_numeric(node(part))) {
        return fault(part, "a number can never be " + quoted(node(part)) +
                               ": write a number, or '' for no answer");
    }
    if (type == Type::Date && !is_date(node(part))) {
        return fault(part, "a date can never be " + quoted(node(part)) +
                               ": write dates as '2026-11-25', or '' for no answer");
    }
    return std::nullopt;
}

std::optional<Fault> Checker::dated(std::size_t part, std::size_t other) const {
    if (node(part).kind != Kind::Number || node(other).type != Type::Date) return std::nullopt;
    return fault(part,
                 "a date is compared with a date, as in today() or '2026-11-25', not with a "
                 "number");
}

std::optional<Fault> Checker::operation(Kind kind, std::span<const std::size_t> parts) const {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t part = parts[i];
        const std::size_t other = parts[parts.size() - 1 - i];
        if (auto wrong = several(part)) return wrong;
        if (is_connection(kind)) {
            if (auto wrong = connected(part)) return wrong;
        } else if (is_equation(kind) || is_order(kind)) {
            if (auto wrong = is_order(kind) ? ordered(part) : equated(part, other)) return wrong;
            if (auto wrong = dated(part, other)) return wrong;
        } else if (auto wrong = calculated(kind, part)) {
            return wrong;
        }
    }
    return std::nullopt;
}

std::optional<Fault> Checker::argument(const Function& function, std::size_t i,
                                       std::size_t part) const {
    const Takes takes = function.takes_at(i);
    const Node& given = node(part);
    if (takes == Takes::Several) return std::nullopt;
    if (takes == Takes::Repeated) {
        if (given.type == Type::Nodes) return std::nullopt;
        const bool counts = function.name.starts_with("count");
        return fault(part, named(function) + " takes a question of a repeat, from outside it" +
                               (counts ? "; count-selected() counts choices" : ""));
    }
    if (auto wrong = several(part)) return wrong;
    if (takes == Takes::Condition) return connected(part);
    if (takes == Takes::Number && is_words(given) && !is_numeric(given)) {
        return fault(part, named(function) + " takes a number here, not " + quoted(given));
    }
    if (takes == Takes::Chosen && given.type != Type::Choices && given.type != Type::Text) {
        return fault(part,
                     named(function) + " takes what was chosen first, not " + words(given.type));
    }
    if (takes == Takes::Date) {
        const bool is_wrong =
            is_words(given) ? !is_date(given) && !is_empty(given) : given.type == Type::Boolean;
        if (is_wrong) return fault(part, named(function) + " takes a date, as in '2026-11-25'");
    }
    const bool in_quotes = takes == Takes::Pattern || takes == Takes::Format;
    if (in_quotes && !is_words(given)) {
        return fault(part, named(function) +
                               " takes words in quotes here, which are the same for "
                               "every answer");
    }
    if (takes == Takes::Format) {
        if (auto wrong = wrong_format(given.text)) return fault(part, *wrong);
    }
    return std::nullopt;
}

std::optional<Fault> Checker::call(const Function& function, std::span<const std::size_t> arguments,
                                   std::size_t offset) const {
    if (arguments.size() < function.least || arguments.size() > function.most) {
        return Fault{offset, named(function) + " " + words_for_arguments(function) + ", not " +
                                 std::to_string(arguments.size())};
    }
    if (function.name == "once" && !self_) {
        return Fault{offset, "once() has a meaning only in a calculation"};
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (auto wrong = argument(function, i, arguments[i])) return wrong;
    }
    return std::nullopt;
}

std::optional<Fault> Checker::whole(std::size_t part, Type wanted) const {
    if (auto wrong = several(part)) return wrong;
    const Node& given = node(part);
    if (wanted == Type::Boolean) return connected(part);
    if (wanted == Type::Number && is_words(given) && !is_empty(given) && !is_numeric(given)) {
        return fault(part, "a number is wanted here, not " + quoted(given));
    }
    if (wanted == Type::Date) {
        const bool fits =
            given.type == Type::Date ||
            (given.type == Type::Text && (!is_words(given) || is_empty(given) || is_date(given)));
        if (!fits) {
            return fault(part, "a date is wanted here, not " + words(given.type) +
                                   ": date(...) makes one of a number of days or of '2026-11-25'");
        }
    }
    return std::nullopt;
}

// One type for values of which one will be there: an empty text stands for "no answer" of any.
Type Checker::type_of(const Function& function, std::span<const std::size_t> arguments) const {
    if (function.result) return *function.result;
    const bool is_if = function.name == "if";
    std::optional<Type> type;
    for (const std::size_t part : arguments.subspan(is_if ? 1 : 0)) {
        if (is_empty(node(part))) continue;
        type = !type || *type == node(part).type ? node(part).type : Type::Text;
    }
    return type.value_or(Type::Text);
}

}  // namespace candour::survey::expression
