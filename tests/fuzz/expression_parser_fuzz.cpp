// tests/fuzz/expression_parser_fuzz.cpp: an expression's source text.
#include "core/base/utf8.h"
#include "core/survey/expression/limits.h"
#include "tests/fuzz/expression_form.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {
namespace {

using namespace survey::expression;

void check_problem(std::string_view source, const Problem& problem) {
    CHECK(problem.column >= 1);
    if (is_utf8(source)) CHECK(problem.column <= character_count(source) + 1);
    CHECK(!problem.what.empty());
}

}  // namespace

bool accepts(ByteView input) {
    const ExpressionForm form;
    const std::string source = to_text(input);
    bool accepted = false;
    for (const Type wanted : {Type::Boolean, Type::Number, Type::Text, Type::Date}) {
        const Parsed parsed = parse(source, form, Type::Number, wanted);
        if (!parsed.ok()) {
            check_problem(source, parsed.problem());
            continue;
        }
        accepted = true;
        const std::string written = unparse(parsed.expression());
        CHECK(written.size() <= source_bytes_max);
        const Parsed again = parse(written, form, Type::Number, wanted);
        CHECK(again.ok() && again.expression() == parsed.expression());
        CHECK(unparse(again.expression()) == written);
        for (const std::size_t index : depends_on(parsed.expression()))
            CHECK(index < ExpressionForm::questions.size());
    }
    return accepted;
}

std::vector<Bytes> seeds() {
    return {
        bytes_of("${felt} = '1' and not(selected(${felt}, \"it's\")) or . >= 2"),
        bytes_of("round(15 div (sqrt(cos(atan(${age} div 100)))), 2) - -.5 * 7. mod 3"),
        bytes_of("if(regex(${better}, '^[a-z\\u00e9]{1,3}$'), coalesce(cf, ''), 'größe')"),
        bytes_of("jr:choice-name(selected-at(${felt}, 0), '${felt}')"),
        bytes_of("int((today() - date(${born})) div 365.25) < sum(${ages}) + count(${ages})"),
        bytes_of("format-date(once(now()), '%d/%m/%Y')=‘x’"),
        bytes_of("concat(substr(${better}, 1, -1), translate('a', 'b', 'c'), join(',', ${ages}))"),
        bytes_of("div div 2 != cf and true()=false()"),
    };
}

}  // namespace candour::fuzz
