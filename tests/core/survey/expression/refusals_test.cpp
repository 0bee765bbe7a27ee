// What parse() refuses: where it points (the character, from 1) and what it says.
#include "core/survey/expression/limits.h"
#include "tests/core/survey/expression/form.h"

namespace candour::survey::expression {
namespace {

struct Refusal {
    std::string_view source;
    std::size_t column;
    std::string_view words;  // A part of what is said.
};

void require_all(const std::vector<Refusal>& refusals, Type wanted = Type::Boolean) {
    const Form form = centre();
    for (const Refusal& each : refusals) {
        const Problem problem = form.problem(each.source, wanted);
        INFO(each.source << ": " << problem.what);
        REQUIRE(problem.column == each.column);
        REQUIRE(problem.what.find(each.words) != std::string::npos);
    }
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("parse names the question or function that there is not", "[core]") {
    require_all({
        {"${fetl} = 1", 1, "there is no question 'fetl'; did you mean ${felt}?"},
        {"${Felt} = 1", 1, "did you mean ${felt}?"},
        {"1 = ${quite_another}", 5, "there is no question 'quite_another'"},
        {"${last-saved#felt} = 1", 1, "earlier visits"},
        {"slected(${felt}, 1)", 1, "there is no function slected(); did you mean selected()?"},
        {"not(Selected(${felt}, 1))", 5, "did you mean selected()?"},
        {"frobnicate(1)", 1, "there are for example selected(), if()"},
        {"jr:itext('a')", 1, "jr:choice-name()"},
        {"pulldata('a', 'b', 'c', ${felt}) = 1", 1, "choice filter"},
        {"instance('a')/root/item[x=1]", 1, "instance() is not supported"},
        {"indexed-repeat(${member_age}, ${felt}, 1) = 2", 1, "sum()"},
        {"position(..) = 1", 1, "repeat's turn"},
        {"1 = random()", 5, "same each time"},
        {"uuid() = ''", 1, "tells devices or people apart"},
        {"decimal-time(now()) > 0.5", 1, "today()"},
        {"lower-case(${better}) = 'a'", 1, "translate("},
        {"substring(${better}, 1, 2) = 'a'", 1, "substr("},
    });
}

TEST_CASE("parse refuses a bare name with what may have been meant", "[core]") {
    require_all({
        {"because pyxform doesn't know", 1, "write 'because' in quotes for a word"},
        {"${felt} = yes", 11, "${yes} for the answer"},
        {"true", 1, "written true()"},
        {"today = 1", 1, "today(...)"},
        {"age > 3", 1, "${age}"},
    });
    Form form = centre();
    form.columns = {{"pastel", "yes"}};
    const Problem problem =
        form.problem("pastel=yes");  // From a real form: the quotes are missing.
    REQUIRE(problem.column == 8);
    REQUIRE(problem.what.starts_with("'yes' means nothing alone: write 'yes' in quotes"));
}

TEST_CASE("parse counts characters, not bytes", "[core]") {
    require_all({
        {"'größer' = ${fehlt}", 12, "fehlt"},
        {"'您好' = 'x' and ${x}", 16, "'x'"},
        {"${größe} > x", 12, "'x' means nothing"},
        {"  \t \n ${x}", 7, "there is no question"},
    });
}

TEST_CASE("parse says which part of the syntax is wrong", "[core]") {
    require_all({
        {"", 1, "there is nothing in it"},
        {"  ", 1, "there is nothing in it"},
        {"1 +", 4, "a value is missing at the end"},
        {"= 1", 1, "a value is missing before '='"},
        {"${felt} = = 1", 11, "a value is missing before '='"},
        {"* 2", 1, "a value is missing before '*'"},
        {"(1 = 1", 1, "this '(' is not closed"},
        {"not(1 = 1", 4, "this '(' is not closed"},
        {"1 = 1)", 6, "this ')' closes nothing"},
        {"(1 = 1,2)", 7, "decimal point"},
        {"1,5 < 2", 2, "decimal point"},
        {"()", 2, "a value is missing before ')'"},
        {"if(1 = 1, 2,)", 13, "a value is missing before ')'"},
        {"if(, 2, 3)", 4, "a value is missing before ','"},
        {"${felt} 1", 9, "before '1' an operator is missing"},
        {"${felt} ${age}", 9, "before ${age} an operator is missing"},
        {"1 = 1 AND 2 = 2", 7, "'AND' is written in small letters"},
        {"${felt} = 'a", 11, "this quote is not closed"},
        {"${felt} = \"a'", 11, "this quote is not closed"},
        {"${felt = 1", 1, "'${' is not closed"},
        {"${} = 1", 1, "names no question"},
        {"${ } = 1", 1, "names no question"},
        {"$felt = 1", 1, "${name}"},
        {"# = 1", 1, "'#' has no meaning here"},
        {"\x01", 1, "has no meaning here"},
    });
}

TEST_CASE("parse names what to write for signs of other languages", "[core]") {
    require_all({
        {"1 == 1", 3, "write = once"},
        {"1 <> 1", 3, "write !="},
        {"1 => 1", 3, "write >="},
        {"1 =< 1", 3, "write <="},
        {"1 ≤ 1", 3, "write <="},
        {"1 ≥ 1", 3, "write >="},
        {"1 ≠ 1", 3, "write !="},
        {"1 = 1 && 2 = 2", 7, "write and"},
        {"1 = 1 || 2 = 2", 7, "write or"},
        {"${felt} | ${age}", 9, "'|' is not supported"},
        {"!${felt}", 1, "write not(...)"},
        {"10 / 2 = 5", 4, "write div"},
        {"10 ÷ 2 = 5", 4, "write div"},
        {"10 × 2 = 5", 4, "write *"},
        {"10 % 2 = 5", 4, "mod"},
        {"2 ^ 2 = 4", 3, "pow("},
        {"3 – 2 = 1", 3, "write - for minus"},
        {"../felt = 1", 1, "named as ${name}"},
        {"/data/felt = 1", 1, "not by a path"},
        {"//felt = 1", 1, "paths are not supported"},
        {"./felt = 1", 2, "not by a path"},
        {"${felt}[1] = 1", 8, "'[' is not supported"},
        {"@felt = 1", 1, "'@' is not supported"},
        {"if(1 = 1; 2; 3)", 9, "separated by commas"},
        {"'a' & 'b' = 'ab'", 5, "concat()"},
    });
}

TEST_CASE("parse counts what a function is given", "[core]") {
    require_all({
        {"selected(${felt})", 1, "selected() takes 2 values, not 1"},
        {"1 = round(1, 2, 3)", 5, "round() takes 1 or 2 values, not 3"},
        {"today(1) = ''", 1, "today() takes no value, not 1"},
        {"coalesce(1) = 1", 1, "coalesce() takes 2 or more values, not 1"},
        {"not()", 1, "not() takes 1 value, not 0"},
        {"concat() = ''", 1, "concat() takes 1 or more values, not 0"},
    });
}

TEST_CASE("parse refuses types that can never fit", "[core]") {
    require_all({
        {"${age} = 'ten'", 10, "a number can never be 'ten'"},
        {"'ten' != ${age}", 1, "a number can never be 'ten'"},
        {"${age} > 'ten'", 10, "neither a number nor a date"},
        {"${age} + 'ten' > 1", 10, "no number to calculate with"},
        {"-'ten' = 1", 2, "no number to calculate with"},
        {"${born} = '25/11/2026'", 11, "write dates as '2026-11-25'"},
        {"${born} > 2000", 11, "a date is compared with a date"},
        {"${born} = '2000'", 11, "write dates as"},
        {"today() * 2 > 1", 1, "number() of a date"},
        {"1 < ${age} < 5", 1, "two comparisons with and"},
        {"true() = 'yes'", 10, "not compared with words"},
        {"selected(${felt}, '1') = 'true'", 26, "not compared with words"},
        {"${felt} = 'a' or 'b'", 18, "'b' alone is the same for every answer"},
        {"not('a')", 5, "alone is the same"},
        {"if('a', 1, 2)", 4, "alone is the same"},
        {"'yes'", 1, "alone is the same"},
        {"selected(${age}, 1)", 10, "what was chosen first, not a number"},
        {"count-selected(${born}) > 1", 16, "not a date"},
        {"round('a') = 1", 7, "takes a number here, not 'a'"},
        {"format-date('soon', '%Y') = 1", 13, "takes a date"},
        {"date(true()) = today()", 6, "takes a date"},
        {"regex(., ${better})", 10, "words in quotes"},
        {"format-date(today(), ${better}) = ''", 22, "words in quotes"},
        {"jr:choice-name(${felt}, ${felt}) = ''", 25, "in quotes here: '${name}'"},
        {"jr:choice-name(${felt}, 'felt') = ''", 25, "in quotes here: '${name}'"},
        {"jr:choice-name(${felt}, '${fetl}') = ''", 25, "did you mean ${felt}?"},
        {"jr:choice-name(${felt}, '${age}') = ''", 25, "has no choices"},
        {"concat('Dear ${better}', '!') = ''", 8, "concat('...', ${better}, '...')"},
    });
}

TEST_CASE("parse refuses a repeat's answers where one value is wanted", "[core]") {
    require_all({
        {"${member_age} > 3", 1, "sum(), count(), min(), max() and join()"},
        {"1 + ${member_age} = 3", 5, "asked again and again"},
        {"not(${member_age})", 5, "asked again and again"},
        {"${member_age}", 1, "asked again and again"},
        {"count(${came_for}) > 1", 7, "count-selected() counts choices"},
        {"sum(${age}) > 1", 5, "from outside it"},
        {"join(${member_name}, 'a') = ''", 6, "asked again and again"},
    });
}

TEST_CASE("parse refuses what does not fit the place it stands in", "[core]") {
    require_all({{"'ten'", 1, "a number is wanted here"}}, Type::Number);
    require_all({{"1 + 1", 1, "date(...) makes one"},
                 {"'soon'", 1, "a date is wanted here"},
                 {"1 = 1", 1, "not a condition"}},
                Type::Date);
    Form form = centre();
    form.self_type.reset();
    REQUIRE(form.problem(". > 1").what.starts_with("'.' is the answer being checked"));
    REQUIRE(form.problem("1 = once(2)") ==
            Problem{5, "once() has a meaning only in a calculation"});
}

TEST_CASE("parse refuses patterns that RE2 lacks or reads otherwise than Java", "[core]") {
    require_all({
        {"regex(., '(?=.*[0-9]).*')", 10, "looks ahead or behind with '(?='"},
        {"regex(., '(?<!a)b')", 10, "'(?<!'"},
        {"regex(., '(a)\\1')", 10, "refers back"},
        {"regex(., '[a-z&&[^b]]')", 10, "'&&' within [ ]"},
        {"regex(., '[[a]]')", 10, "'[' within [ ]: write \\["},
        {"regex(., '[]a]')", 10, "']' within [ ]"},
        {"regex(., '[a')", 10, "'[' that is not closed"},
        {"regex(., '(a')", 10, "'(' that is not closed"},
        {"regex(., 'a)')", 10, "closes nothing"},
        {"regex(., 'a\\')", 10, "ends in a single"},
        {"regex(., '*a')", 10, "cannot be read at '*'"},
        {"regex(., 'a{2000}')", 10, "repeats more than 1000 times"},
        {"regex(., '((a{100}){100}){100}')", 10, "the pattern"},
        {"regex(., '[\\p{L}\\p{M}]{1,100}')", 10, "let string-length() count"},
        {"regex(., '\\p{Nonsense}')", 10, "cannot be read at '\\p{Nonsense}'"},
    });
}

TEST_CASE("parse refuses formats of dates with what is not kept or differs by language", "[core]") {
    require_all({
        {"format-date(today(), '%H:%M') = ''", 22, "'%H' is a time of day"},
        {"format-date(today(), '%b %Y') = ''", 22, "'%b' is a name that differs by language"},
        {"format-date(today(), '%Q') = ''", 22, "possible are %Y, %y, %m, %n, %d and %e"},
        {"format-date(today(), '%ü') = ''", 22, "'%ü' is not known"},
        {"format-date(today(), '100%') = ''", 22, "'%' is not known"},
    });
}

TEST_CASE("parse is bounded in length, depth, parts and patterns", "[core]") {
    const Form form = centre();
    const std::string longest = "'" + std::string(source_bytes_max - 2, 'a') + "'";
    REQUIRE(form.text(longest).size() == source_bytes_max - 2);
    REQUIRE(form.problem(longest + " ").what.starts_with("it is longer than 8192 bytes"));

    const std::string deepest = repeated("(", nesting_max) + "1" + repeated(")", nesting_max);
    REQUIRE(form.text(deepest) == "1");
    REQUIRE(form.problem("(" + deepest + ")").column == nesting_max + 1);
    REQUIRE(form.problem(repeated("not(", nesting_max + 1)).column == 4 * nesting_max + 4);

    const std::string most = "1" + repeated("+1", nodes_max / 2 - 1);
    REQUIRE(form.text(most) == std::to_string(nodes_max / 2));
    REQUIRE(form.problem(most + "+1").what.starts_with("it has more than 2000"));
    REQUIRE(form.problem(repeated("-", nodes_max) + "1").what.starts_with("it has more than 2000"));
    REQUIRE(form.problem("concat(" + repeated("1,", nodes_max) + "1)").what.starts_with("it has"));

    const std::string patterns = repeated("regex(., 'a') or ", patterns_max);
    REQUIRE_FALSE(form.holds(patterns + "1 = 2"));
    REQUIRE(form.problem(patterns + "regex(., 'a')").what.starts_with("there are more than 16"));
    REQUIRE(form.problem(std::string(400, '9') + " = 1").what == "this number is too large");
    REQUIRE(form.problem("'\xFF' = 1") == Problem{1, "it is not UTF-8 text"});
}

TEST_CASE("error_of says the place and the character", "[core]") {
    const Form form = centre();
    const Error error = error_of(form.problem("1 == 1"), "form.xlsx, sheet survey, row 3");
    REQUIRE(error.kind == ErrorKind::Invalid);
    REQUIRE(error.what ==
            "form.xlsx, sheet survey, row 3, character 3: '==' is not known: write = once");
}

}  // namespace candour::survey::expression
