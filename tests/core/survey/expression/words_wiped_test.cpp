// evaluate() frees no memory that still holds an answer.
#include "tests/core/survey/expression/form.h"
#include "tests/support/freed_memory.h"

namespace candour::survey::expression {

TEST_CASE("evaluating frees only memory without a person's words", "[core]") {
    if (!test::can_watch()) return;
    constexpr std::string_view canary = "canary-77e0";
    Form form = centre();
    const std::string words = "Words longer than a short text has, and a " + std::string(canary);
    form.questions[4].answer = words;
    form.questions[7].answer = NodeTexts{words, "", words};
    form.here = words;
    const auto source = GENERATE(
        "${better}", "concat(${better}, ' ', ${better})", "join(', ', ${member_name}, ${better})",
        "substr(${better}, 3)", "substring-after(${better}, 'a')",
        "substring-before(${better}, '0')", "normalize-space(${better})",
        "translate(${better}, 'W', 'w')", "if(${better} = ., ${better}, .)",
        "coalesce(${unsaid}, ${better})", "once('')", "${better} = ${better} and . != ''",
        "regex(${better}, '.*a.*')", "selected(${better}, 'a')", "selected-at(${better}, 9)",
        "count-non-empty(${member_name})", "number(${better}) + string-length(${better})");
    for (const Type wanted : {Type::Text, Type::Boolean, Type::Number}) {
        INFO(source);
        const Parsed parsed = parse(source, form, Type::Text, wanted);
        REQUIRE(parsed.ok());
        REQUIRE(test::dirty_blocks_freed_by(canary, [&] {
                    Value value = evaluate(parsed.expression(), form);
                    wipe(value);
                }) == 0);
    }
}

}  // namespace candour::survey::expression
