#include "tests/support/generated_expressions.h"

namespace candour::test {
namespace {

using survey::Question;
using survey::Questionnaire;
using survey::QuestionType;

// A question outside every repeat, or in the same one.
bool may_name(const Questionnaire& so_far, std::size_t asking, const Question& named) {
    const std::size_t repeat = so_far.repeat_around(named.group);
    return repeat == survey::no_group || repeat == so_far.repeat_around(asking);
}

std::string comparison(Gen& gen, const Question& question) {
    const std::string name = "${" + question.id + "}";
    if (survey::takes_many_choices(question.type)) {
        if (gen.chance(30)) return "count-selected(" + name + ") > 1";
        return "selected(" + name + ", '" + gen.one_of(question.choices).id + "')";
    }
    if (survey::takes_one_choice(question.type)) {
        const char* sign = gen.chance(50) ? " = '" : " != '";
        return name + sign + gen.one_of(question.choices).id + "'";
    }
    if (question.type == QuestionType::Number) return name + " > " + std::to_string(gen.below(9));
    if (question.type == QuestionType::Date) return name + " <= today()";
    return "string-length(" + name + ") > 0";
}

}  // namespace

std::string generated_condition(Gen& gen, const Questionnaire& so_far, std::size_t asking) {
    std::string condition;
    for (int tries = 0; tries < 3 && !so_far.questions.empty(); ++tries) {
        const Question& question = gen.one_of(so_far.questions);
        if (!may_name(so_far, asking, question) || !survey::takes_answer(question.type)) continue;
        const std::string part = comparison(gen, question);
        if (condition.empty()) {
            condition = part;
        } else if (gen.chance(50)) {
            condition = "(" + condition + " or " + part + ")";
        } else {
            condition = condition + " and not(" + part + ")";
        }
    }
    return condition;
}

std::string generated_number(Gen& gen, const Questionnaire& so_far, std::size_t asking) {
    std::string sum = std::to_string(gen.below(100)) + ".5";
    for (int tries = 0; tries < 3 && !so_far.questions.empty(); ++tries) {
        const Question& question = gen.one_of(so_far.questions);
        if (question.type != QuestionType::Number) continue;
        const std::string name = "${" + question.id + "}";
        const bool inside = may_name(so_far, asking, question);
        sum += inside ? " + coalesce(" + name + ", 0)" : " + sum(" + name + ")";
    }
    const std::string condition = generated_condition(gen, so_far, asking);
    return condition.empty() ? sum : "if(" + condition + ", " + sum + ", 0)";
}

std::string generated_calculation(Gen& gen, const Questionnaire& so_far, std::size_t asking) {
    if (gen.chance(20)) return "'a \"quoted\" text'";
    return generated_number(gen, so_far, asking);
}

std::string generated_constraint(Gen& gen, const Question& question) {
    if (question.type == QuestionType::Number) return ". != " + std::to_string(gen.below(50));
    if (question.type == QuestionType::Date) return ". <= today()";
    if (survey::takes_many_choices(question.type)) return "count-selected(.) < 4";
    if (survey::takes_text(question.type)) return "regex(., '[^0-9]*') and string-length(.) < 99";
    return {};
}

}  // namespace candour::test
