// What expressions give: XPath's conversions and comparisons, and the bounds of an evaluation.
#include <cmath>

#include "core/survey/expression/limits.h"
#include "tests/core/survey/expression/form.h"

namespace candour::survey::expression {

TEST_CASE("an answer that was not given is an empty text and equals nothing else", "[core]") {
    const Form form = centre();
    REQUIRE(form.holds("${unsaid} = ''"));
    REQUIRE_FALSE(form.holds("${unsaid} != ''"));
    REQUIRE_FALSE(form.holds("${unsaid} = 0"));
    REQUIRE(form.holds("${unsaid} != 0"));  // NaN differs from everything
    REQUIRE_FALSE(form.holds("${unsaid} < 1"));
    REQUIRE_FALSE(form.holds("${unsaid} >= 1"));
    REQUIRE_FALSE(form.holds("number(${unsaid}) = number(${unsaid})"));  // and from itself.
    REQUIRE_FALSE(form.holds("${unsaid}"));
    REQUIRE(form.holds("${age} != ''"));
    REQUIRE_FALSE(form.holds("${age} = ''"));
}

TEST_CASE("a comparison is of truths, else of numbers, else of texts", "[core]") {
    const Form form = centre();
    REQUIRE(form.holds("${felt} = 4"));
    REQUIRE(form.holds("${felt} = '4'"));
    REQUIRE_FALSE(form.holds("${felt} = '4.0'"));
    REQUIRE(form.holds("${felt} = 4.0"));
    REQUIRE(form.holds("${age} = '34'"));
    REQUIRE(form.holds("${age} = ' 34.0 '"));
    REQUIRE(form.holds("true() = 1"));
    REQUIRE(form.holds("(${age} > 3) = ${better}"));
    REQUIRE(form.holds("${born} < today()"));
    REQUIRE(form.holds("${born} = '1992-03-01'"));
    REQUIRE(form.holds("${born} >= '1992-03-01'"));
    REQUIRE(form.holds("'2026-01-01' < '2026-01-02'"));
    REQUIRE(form.holds("'b' = 'b'"));
    REQUIRE_FALSE(form.holds("'a' = 'A'"));
}

TEST_CASE("operators bind as in XPath", "[core]") {
    const Form form = centre();
    REQUIRE(form.text("1 + 2 * 3") == "7");
    REQUIRE(form.text("(1 + 2) * 3") == "9");
    REQUIRE(form.text("10 - 4 - 3") == "3");
    REQUIRE(form.text("2 - -2") == "4");
    REQUIRE(form.text("--2") == "2");
    REQUIRE(form.text("-2 * -3") == "6");
    REQUIRE(form.text("7 mod 3") == "1");
    REQUIRE(form.text("-7 mod 3") == "-1");
    REQUIRE(form.text("7 mod -3") == "1");
    REQUIRE(form.text("8 div 2 div 2") == "2");
    REQUIRE(form.text("2+2") == "4");
    REQUIRE(form.holds("1 = 2 or 1 = 1 and 2 = 2"));
    REQUIRE_FALSE(form.holds("(1 = 2 or 1 = 1) and 2 = 3"));
    REQUIRE(form.holds("1 < 2 = 3 > 2"));
    REQUIRE(form.holds("not(1 = 2) and true()"));
}

TEST_CASE("what has no number is no answer, and never shows as NaN", "[core]") {
    const Form form = centre();
    for (const auto source : {"1 div 0", "-1 div 0", "0 div 0", "5 mod 0", "${better} * 1",
                              "sqrt(-1)", "number('x')", "${unsaid} + 1"}) {
        REQUIRE(form.gives(source, Type::Text) == Value(std::string()));
        REQUIRE(form.gives(source, Type::Number) == Value(std::string()));
        REQUIRE_FALSE(form.holds(std::string(source) + " = 1"));
    }
    // Within a text it does, as in XPath: forms look for it.
    REQUIRE(form.text("string(number('x'))") == "NaN");
    REQUIRE(form.text("concat(1 div 0, -1 div 0)") == "Infinity-Infinity");
}

TEST_CASE("numbers are written without exponents and read back the same", "[core]") {
    const Form form = centre();
    REQUIRE(form.text("0.1 + 0.2") == "0.30000000000000004");
    REQUIRE(form.text("1 div 3") == "0.3333333333333333");
    REQUIRE(form.text("pow(10, 21)") == "1000000000000000000000");
    REQUIRE(form.text("1 div 10000000") == "0.0000001");
    REQUIRE(form.text("-0") == "0");
    REQUIRE(form.text("0007.50") == "7.5");
    REQUIRE(form.text(".5") == "0.5");
    REQUIRE(form.text("5.") == "5");
    for (const double number : {5e-324, 1.7976931348623157e308, 123456.789, -1e-7}) {
        REQUIRE(to_number(to_text(number)) == number);
    }
    REQUIRE(std::isinf(text_to_number(std::string(400, '9'))));
    REQUIRE(text_to_number("-" + std::string(400, '9')) < 0);
    REQUIRE(text_to_number("0." + std::string(400, '0') + "1") == 0);
}

TEST_CASE("what was wanted decides what comes out", "[core]") {
    const Form form = centre();
    REQUIRE(form.gives("${age}", Type::Number) == Value(34.0));
    REQUIRE(form.gives("${felt}", Type::Number) == Value(4.0));
    REQUIRE(form.gives("${better}", Type::Number) == Value(std::string()));
    REQUIRE(form.gives("${age}", Type::Boolean) == Value(true));
    REQUIRE(form.gives("${born}", Type::Date) == Value(form.questions[3].answer));
    REQUIRE(form.gives("date(${unsaid})", Type::Date) == Value(std::string()));
    REQUIRE(form.gives("${better}", Type::Date) == Value(std::string()));
    REQUIRE(form.gives("${came_for}", Type::Choices) == Value(std::string("housing money")));
    REQUIRE(form.gives("1 = 1", Type::Number) == Value(1.0));
}

TEST_CASE("an expression's type is that of what it gives", "[core]") {
    const Form form = centre();
    const auto type_of = [&form](std::string_view source) {
        return parse(source, form, form.self_type, Type::Text).expression().type();
    };
    REQUIRE(type_of("${felt}") == Type::Choices);
    REQUIRE(type_of("1 + 1") == Type::Number);
    REQUIRE(type_of("1 = 1") == Type::Boolean);
    REQUIRE(type_of("today()") == Type::Date);
    REQUIRE(type_of("today() + 1") == Type::Number);
    REQUIRE(type_of("if(1 = 1, ${age}, '')") == Type::Number);
    REQUIRE(type_of("if(1 = 1, ${age}, 'none')") == Type::Text);
    REQUIRE(type_of("coalesce(${born}, today())") == Type::Date);
    REQUIRE(type_of("once(today())") == Type::Date);
    REQUIRE(type_of(".") == Type::Number);
}

TEST_CASE("parts that cannot change the result are not asked for", "[core]") {
    const Form form = centre();
    const auto asked_by = [&form](std::string_view source) {
        const Parsed parsed = parse(source, form, form.self_type, Type::Boolean);
        form.asked.clear();
        (void)evaluate(parsed.expression(), form);
        return form.asked;
    };
    using Indices = std::vector<std::size_t>;
    REQUIRE(asked_by("${unsaid} = 'x' and ${age} > 1 and ${felt} = 1") == Indices{5});
    REQUIRE(asked_by("${age} > 1 or ${felt} = 1") == Indices{2});
    REQUIRE(asked_by("${age} > 99 or ${felt} = 1") == Indices{2, 0});
    REQUIRE(asked_by("if(${age} > 1, ${felt}, ${better})") == Indices{2, 0});
    REQUIRE(asked_by("if(${age} < 1, ${felt}, ${better})") == Indices{2, 4});
    REQUIRE(asked_by("coalesce(${unsaid}, ${better}, ${felt})") == Indices{5, 4});
}

TEST_CASE("depends_on names each question once, and not the answer being checked", "[core]") {
    const Form form = centre();
    const Parsed parsed = parse("if(. > ${age}, ${felt}, jr:choice-name(${felt}, '${came_for}'))",
                                form, form.self_type, Type::Text);
    REQUIRE(depends_on(parsed.expression()) == std::set<std::size_t>{0, 2});
}

TEST_CASE("a choice filter compares columns of the choices with answers", "[core]") {
    Form form = centre();
    form.columns = {{"cf", "4"}, {"plant_phase", "2026"}, {"mod", "a"}};
    REQUIRE(form.holds("${felt}=cf"));
    REQUIRE(form.holds("cf=${felt} and plant_phase = '2026'"));
    REQUIRE_FALSE(form.holds("cf != ${felt}"));
    REQUIRE(form.holds("selected('a 4', cf)"));
    REQUIRE(form.text("plant_phase -1") == "2025");  // With no space before it it is a name.
    REQUIRE(form.text("plant_phase mod 2") == "0");
    REQUIRE(form.holds("mod = 'a'"));  // Where a value stands, "mod" is a name (XPath 3.7).
}

TEST_CASE("a result is cut to its bound at the end of a character", "[core]") {
    Form form = centre();
    form.questions[4].answer = std::string(text_bytes_max - 1, 'x');
    const std::string joined = form.text("concat(${better}, 'ää', ${better})");
    REQUIRE(joined.size() == text_bytes_max - 1);
    REQUIRE(form.text("string-length(concat(${better}, ${better}))") ==
            std::to_string(text_bytes_max));
    form.questions[4].answer = std::string(2 * text_bytes_max, 'x');
    REQUIRE(form.text("${better}").size() == text_bytes_max);
    REQUIRE(form.text("translate(${better}, 'x', '𝄞')").size() == text_bytes_max);
    REQUIRE(form.text("join(${better}, ${member_age})").size() == text_bytes_max);
}

TEST_CASE("the largest expression is evaluated without recursion", "[core]") {
    const Form form = centre();
    std::string sum = "1";
    for (int i = 1; i < 1000; ++i)
        sum += "+1";
    REQUIRE(form.text(sum) == "1000");
    std::string either = "${age}=0";
    for (int i = 1; i < 400; ++i)
        either += " or ${age}=" + std::to_string(i);
    REQUIRE(form.holds(either));
    REQUIRE(form.text(std::string(1000, '-') + "1") == "1");
}

TEST_CASE("evaluate takes values of other kinds than were announced", "[core]") {
    Form form = centre();
    form.questions[2].answer = NodeTexts{"5", "6"};
    form.questions[3].answer = "not a date";
    form.questions[6].answer = true;
    REQUIRE(form.text("${age} + 1") == "6");
    REQUIRE(form.text("today() - ${born}") == "");
    REQUIRE(form.text("sum(${member_age})") == "1");
}

}  // namespace candour::survey::expression
