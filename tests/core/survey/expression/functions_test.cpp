// Each function of expressions, with its edge cases.
#include "core/survey/expression/limits.h"
#include "tests/core/survey/expression/form.h"

namespace candour::survey::expression {
namespace {

struct Case {
    std::string_view source;
    std::string_view gives;
};

void require_all(const std::vector<Case>& cases) {
    const Form form = centre();
    for (const Case& each : cases) {
        INFO(each.source);
        REQUIRE(form.text(each.source) == each.gives);
    }
}

}  // namespace

TEST_CASE("selected() and its family read ids with spaces between them", "[core]") {
    require_all({
        {"selected(${came_for}, 'money')", "true"},
        {"selected(${came_for}, 'mon')", "false"},  // A part of an id is not the id.
        {"selected(${came_for}, 'housing money')", "false"},
        {"selected(${came_for}, ' money ')", "true"},  // Spaces around it are a slip.
        {"selected(${unsaid}, 'money')", "false"},
        {"selected(${unsaid}, '')", "false"},
        {"selected (${came_for}, 'money')", "true"},
        {"selected(${felt}, 4)", "true"},
        {"count-selected(${came_for})", "2"},
        {"count-selected(${unsaid})", "0"},
        {"count-selected('  a   b ')", "2"},
        {"selected-at(${came_for}, 0)", "housing"},
        {"selected-at(${came_for}, 1)", "money"},
        {"selected-at(${came_for}, 1.9)", "money"},
        {"selected-at(${came_for}, 2)", ""},
        {"selected-at(${came_for}, -1)", ""},
        {"selected-at(${came_for}, ${unsaid})", ""},
        {"jr:choice-name(${felt}, '${felt}')", "felt:4"},
        {"jr:choice-name(selected-at(${came_for}, 1), \" ${ came_for } \")", "came_for:money"},
        {"jr:choice-name(${unsaid}, '${felt}')", ""},
    });
}

TEST_CASE("if(), coalesce() and once() choose one of their values", "[core]") {
    require_all({
        {"if(${age} > 30, 'old', 'young')", "old"},
        {"if(${age} > 40, 'old', 'young')", "young"},
        {"if(${unsaid}, 1, 2)", "2"},
        {"if(1 = 1, if(1 = 2, 'a', 'b'), 'c')", "b"},
        {"coalesce(${unsaid}, ${better})", "More light"},
        {"coalesce(${better}, ${unsaid})", "More light"},
        {"coalesce(${unsaid}, ${unsaid})", ""},
        {"coalesce(${unsaid} + 1, 0)", "0"},  // NaN is no answer either.
        {"coalesce('', '', '', 'd', 'e')", "d"},
        {"coalesce(0, 1)", "0"},
        {"once(99)", "12"},
    });
    Form form = centre();
    form.here = "";
    REQUIRE(form.text("once(99)") == "99");
}

TEST_CASE("true(), false(), not() and boolean() follow XPath's truths", "[core]") {
    require_all({
        {"true()", "true"},
        {"false()", "false"},
        {"not(true())", "false"},
        {"not(${unsaid})", "true"},
        {"not(0)", "true"},
        {"not(number('x'))", "true"},
        {"boolean('false')", "true"},  // A text that is not empty.
        {"boolean(${better})", "true"},
        {"boolean(today())", "true"},
        {"boolean(-0.5)", "true"},
        {"boolean-from-string('true')", "true"},
        {"boolean-from-string('1')", "true"},
        {"boolean-from-string(1)", "true"},
        {"boolean-from-string('yes')", "false"},
    });
}

TEST_CASE("texts are joined, searched and cut by characters", "[core]") {
    require_all({
        {"concat('a', 1, true(), 2.50)", "a1true2.5"},
        {"concat(${member_name}, '!')", "AC!"},
        {"join(', ', ${member_name})", "A, , C"},
        {"join('-', 'a', ${nobody_age}, 'b')", "a-b"},
        {"join('-', 1, 2)", "1-2"},
        {"contains(${better}, 'light')", "true"},
        {"contains('abc', '')", "true"},
        {"contains('', 'a')", "false"},
        {"contains('aaaaab', 'aab')", "true"},
        {"contains('ababac', 'abac')", "true"},
        {"starts-with('abc', 'ab')", "true"},
        {"starts-with('abc', 'b')", "false"},
        {"ends-with('abc', 'bc')", "true"},
        {"ends-with('c', 'abc')", "false"},
        {"substring-before('1999/04/01', '/')", "1999"},
        {"substring-after('1999/04/01', '/')", "04/01"},
        {"substring-before('abc', 'x')", ""},
        {"substring-after('abc', 'x')", ""},
        {"substring-after('abc', '')", "abc"},
        {"substr('abcdef', 1, 3)", "bc"},
        {"substr('abcdef', 2)", "cdef"},
        {"substr('abcdef', -2)", "ef"},
        {"substr('abcdef', -3, -1)", "de"},
        {"substr('abcdef', 4, 2)", ""},
        {"substr('abcdef', 0, 99)", "abcdef"},
        {"substr('abcdef', -99, 1)", "a"},
        {"substr('abcdef', ${unsaid})", ""},
        {"substr('größer', 2, 4)", "öß"},
        {"string-length('größe')", "5"},
        {"string-length('தமிழ்')", "5"},
        {"string-length('')", "0"},
        {"string-length(${age})", "2"},
        {"normalize-space('  a \t b  ')", "a b"},
        {"normalize-space('   ')", ""},
        {"translate('bar', 'abc', 'ABC')", "BAr"},
        {"translate('--aaa--', 'abc-', 'ABC')", "AAA"},
        {"translate('aä', 'äa', 'xö')", "öx"},
        {"translate('aa', 'aa', 'xy')", "xx"},  // The first of two counts.
        {"string(${felt})", "4"},
    });
}

TEST_CASE("regex() fits the whole text or not at all", "[core]") {
    const std::string phone = "'^(([0-9]{1})*[- .(]*([0-9]{3})[- .)]*[0-9]{3}[- .]*[0-9]{4})+$'";
    Form form = centre();
    REQUIRE(form.holds("regex('(020) 794-6000', " + phone + ")"));
    REQUIRE_FALSE(form.holds("regex('794-6000', " + phone + ")"));
    REQUIRE(form.holds("regex('555-123-4567', " + phone + ")"));
    REQUIRE(form.holds("regex('a@b.org', '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,4}')"));
    REQUIRE_FALSE(form.holds("regex('x a@b.org', '[a-z]+@[a-z]+\\.[a-z]{2,4}')"));
    REQUIRE_FALSE(form.holds("regex(' 12', '[0-9]+')"));
    REQUIRE(form.holds("regex(., '\\d{1,2}')"));
    REQUIRE(form.holds("regex('سلام', '[\\u0600-\\u06FF]+')"));
    REQUIRE(form.holds("regex('Größe', '\\p{L}{5}')"));
    REQUIRE(form.holds("regex('', '')"));
    REQUIRE(form.holds("regex('[a]', '[\\[\\]a]+')"));
    REQUIRE(form.holds("regex('ABC', '(?i)abc')"));
}

TEST_CASE("regex() answers at once where backtracking would take years", "[core]") {
    Form form = centre();
    form.questions[4].answer = std::string(pattern_text_bytes_max - 1, 'a') + "!";
    REQUIRE_FALSE(form.holds("regex(${better}, '(a+)+(a|aa)+(.*a){9}')"));
    REQUIRE(form.holds("regex(${better}, '(a+)+(a|aa)+(.*a){9}!')"));
}

TEST_CASE("regex() fits no text that is longer than any answer", "[core]") {
    Form form = centre();
    form.questions[4].answer = std::string(pattern_text_bytes_max, 'a');
    REQUIRE(form.holds("regex(${better}, 'a*')"));
    REQUIRE_FALSE(form.holds("regex(concat(${better}, 'a'), 'a*')"));
}

TEST_CASE("numbers are rounded and taken apart", "[core]") {
    require_all({
        {"round(2.5)", "3"},
        {"round(-2.5)", "-2"},  // XPath: halves go up.
        {"round(2.4999)", "2"},
        {"round(0.49999999999999994)", "0"},  // Adding a half first would give 1.
        {"round(3.14159, 2)", "3.14"},
        {"round(2.345, 2)", "2.35"},
        {"round(1234.5, -2)", "1200"},
        {"round(5, 400)", "5"},
        {"round(1, ${unsaid})", ""},
        {"round(${unsaid})", ""},
        {"round(1 div 0)", ""},
        {"int(2.9)", "2"},
        {"int(-2.9)", "-2"},
        {"int('7.5')", "7"},
        {"floor(-2.1)", "-3"},
        {"ceiling(2.1)", "3"},
        {"abs(-3)", "3"},
        {"pow(2, 10)", "1024"},
        {"pow(-8, 1 div 3)", ""},
        {"sqrt(9)", "3"},
        {"sqrt(-1)", ""},
        {"exp(0)", "1"},
        {"exp10(3)", "1000"},
        {"log(1)", "0"},
        {"log10(1000)", "3"},
        {"log(0)", ""},
        {"sin(0)", "0"},
        {"cos(0)", "1"},
        {"tan(0)", "0"},
        {"asin(2)", ""},
        {"acos(1)", "0"},
        {"atan(0)", "0"},
        {"round(atan2(1, 1) * 4 - pi(), 12)", "0"},
        {"number('12')", "12"},
        {"number(' -1.50 ')", "-1.5"},
        {"number('1e3')", ""},  // XPath has no exponents
        {"number('+1')", ""},   // and no plus.
        {"number('.')", ""},
        {"number(true())", "1"},
        {"number(today())", "20782"},
        {"number('2026-11-25')", "20782"},
        {"min(3, 1, 2)", "1"},
        {"max(3, 1, 2)", "3"},
        {"min(3, ${unsaid})", ""},
        {"max('2', 10)", "10"},
    });
}

TEST_CASE("sum(), count(), min() and max() go over a repeat", "[core]") {
    require_all({
        {"sum(${member_age})", "59"},
        {"sum(${nobody_age})", "0"},
        {"sum(${member_name})", ""},
        {"count(${member_age})", "3"},
        {"count(${nobody_age})", "0"},
        {"count-non-empty(${member_name})", "2"},
        {"min(${member_age})", "7"},
        {"max(${member_age}, 99)", "99"},
        {"max(${nobody_age})", ""},
        {"sum(${member_age}) div count(${member_age}) > 19", "true"},
    });
    Form form = centre();
    form.questions[6].answer = "5";  // A repeat of one turn, given as its text.
    REQUIRE(form.text("count(${member_age})") == "1");
    REQUIRE(form.text("count-non-empty(${member_age})") == "1");
}

TEST_CASE("dates are days and are written in ISO 8601", "[core]") {
    require_all({
        {"today()", "2026-11-25"},
        {"now()", "2026-11-25"},
        {"date(today() + 7)", "2026-12-02"},
        {"date('2026-02-28') + 1", "20513"},
        {"date('2026-02-28T10:00:00.000+01:00')", "2026-02-28"},
        {"date-time('2026-02-28')", "2026-02-28"},
        {"date(0.9)", "1970-01-01"},
        {"date(-1)", "1969-12-31"},
        {"date(${unsaid})", ""},
        {"date(99999999)", ""},
        {"date(${better})", ""},
        {"today() - ${born}", "12687"},
        {"int((today() - ${born}) div 365.25)", "34"},
        {"decimal-date-time('1970-01-02')", "1"},
        {"decimal-date-time(${unsaid})", ""},
        {"format-date(${born}, '%Y-%m-%d')", "1992-03-01"},
        {"format-date(${born}, '%e/%n/%y')", "1/3/92"},
        {"format-date('2026-11-05', '100%% %d.')", "100% 05."},
        {"format-date(${unsaid}, '%Y')", ""},
        {"format-date-time(today(), '%Y')", "2026"},
    });
}

}  // namespace candour::survey::expression
