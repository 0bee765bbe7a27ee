// tests/fuzz/expression_evaluator_fuzz.cpp: an expression and any answers to what it names.
#include <cmath>

#include "core/base/utf8.h"
#include "core/survey/expression/limits.h"
#include "tests/fuzz/expression_form.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {
namespace {

using namespace survey::expression;

Value read_value(Input& input) {
    switch (input.byte() % 6) {
        case 0:
            return std::string();
        case 1:
            return static_cast<double>(input.number()) / 16 - 1000;
        case 2:
            return input.byte() % 2 == 0;
        case 3:
            return CivilDay(std::chrono::days(input.number() * 60 - 800'000));
        case 4: {
            NodeTexts nodes(input.byte() % 5);
            for (std::string& text : nodes)
                text = to_text(input.take(input.byte()));
            return nodes;
        }
        default:
            return to_text(input.piece());
    }
}

void check_fits(const Value& value, Type wanted) {
    if (const std::string* text = std::get_if<std::string>(&value)) {
        CHECK(wanted != Type::Boolean && text->size() <= text_bytes_max);
        CHECK(wanted == Type::Text || text->empty());
    } else if (const double* number = std::get_if<double>(&value)) {
        CHECK(wanted == Type::Number && std::isfinite(*number));
    } else if (std::holds_alternative<bool>(value)) {
        CHECK(wanted == Type::Boolean);
    } else {
        CHECK(wanted == Type::Date && std::holds_alternative<CivilDay>(value));
    }
}

Bytes seed(std::string_view source, std::string_view answer) {
    Output output;
    output.piece(bytes_of(source));
    for (std::size_t i = 0; i < ExpressionForm::questions.size() + 2; ++i)
        output.byte(5).piece(bytes_of(answer));
    return output.bytes();
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const std::string source = to_text(input.piece());
    ExpressionForm form;
    for (Value& answer : form.answers)
        answer = read_value(input);
    form.here = read_value(input);
    form.of_choice = read_value(input);
    bool accepted = false;
    for (const Type wanted : {Type::Boolean, Type::Number, Type::Text, Type::Date}) {
        const Parsed parsed = parse(source, form, Type::Text, wanted);
        if (!parsed.ok()) continue;
        accepted = true;
        const Value value = evaluate(parsed.expression(), form);
        check_fits(value, wanted);
        const Parsed again = parse(unparse(parsed.expression()), form, Type::Text, wanted);
        CHECK(again.ok() && evaluate(again.expression(), form) == value);
    }
    return accepted;
}

std::vector<Bytes> seeds() {
    return {
        seed("concat(${better},${better},cf,.)", "größe"),
        seed("join(${better}, ${ages}, substr(., 1, -2), normalize-space(cf))", "a b"),
        seed("translate(${better}, ., 'äxyz')", "abä"),
        seed("regex(${better}, '([a-z0-9]+ ?)*[.!]{0,3}')", "some words."),
        seed("selected(${felt}, selected-at(${felt}, count-selected(${felt}) - 1))", "a b c"),
        seed("if(${age} > 3 and ${wet}, coalesce(${age} * 2, .), date(${born} + 1))", "12"),
        seed("round(${age} div 3, 2) + pow(${age}, 2) mod 7 - sum(${ages})", "-1.5"),
        seed("format-date(${born}, '%d.%m.%y') = jr:choice-name(., '${felt}')", "2026-11-25"),
        seed("max(${ages}, ${age}) >= min(1, ${age}) or count-non-empty(${ages}) != 2", "9"),
        seed("substring-before(${better}, '/') = substring-after(${better}, '/')", "ab/ab"),
        seed("once(string-length(${better})) = 3 or contains(., cf) and ends-with(., cf)", "abc"),
    };
}

}  // namespace candour::fuzz
