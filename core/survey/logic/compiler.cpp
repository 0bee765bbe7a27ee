// Compiling what a questionnaire says of when, what and whether.
#include "core/survey/logic/compiler.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/survey/expression/order.h"
#include "core/survey/logic/scope_names.h"

namespace candour::survey {
namespace {

using expression::Type;

Type type_of_answer(QuestionType type) {
    if (takes_one_choice(type) || takes_many_choices(type)) return Type::Choices;
    if (type == QuestionType::Number) return Type::Number;
    if (type == QuestionType::Date) return Type::Date;
    return Type::Text;
}

// The first is the choice's id, which spreadsheets call its name.
std::vector<std::string> columns_of(const Question& question) {
    std::set<std::string> columns;
    for (const Choice& choice : question.choices) {
        for (const auto& [column, value] : choice.filter)
            columns.insert(column);
    }
    columns.erase("name");
    std::vector<std::string> all = {"name"};
    all.insert(all.end(), columns.begin(), columns.end());
    return all;
}

}  // namespace

Compiler::Compiler(const Questionnaire& questionnaire)
    : questionnaire_(questionnaire),
      needs_(questionnaire.questions.size() + questionnaire.groups.size()) {}

CompiledLogic Compiler::run() {
    number_ids();
    find_types();
    for (std::size_t i = 0; i < questionnaire_.groups.size(); ++i)
        compile_group(i);
    for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i)
        compile_question(i);
    if (problems_.empty()) find_order();
    if (!problems_.empty()) return {nullptr, std::move(problems_)};
    return {std::move(logic_), {}};
}

void Compiler::number_ids() {
    logic_->groups.resize(questionnaire_.groups.size());
    logic_->questions.resize(questionnaire_.questions.size());
    for (std::size_t i = 0; i < questionnaire_.groups.size(); ++i) {
        const Group& group = questionnaire_.groups[i];
        GroupLogic& logic = logic_->groups[i];
        // A parent comes first.
        if (group.parent != no_group) logic.outer_repeat = logic_->groups[group.parent].repeat;
        logic.repeat = group.repeat_max > 0 ? i : logic.outer_repeat;
        logic_->by_id[group.id] = questionnaire_.questions.size() + i;
    }
    for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i) {
        const Question& question = questionnaire_.questions[i];
        QuestionLogic& logic = logic_->questions[i];
        if (question.group != no_group) logic.repeat = logic_->groups[question.group].repeat;
        if (!question.choice_filter.empty()) logic.columns = columns_of(question);
        types_.push_back(type_of_answer(question.type));
        logic_->by_id[question.id] = i;
    }
}

// A calculation's type is known when those of all that it uses are. What is wrong with it is said
// when it is compiled for good.
void Compiler::find_types() {
    std::vector<std::size_t> calculated;
    std::vector<std::set<std::size_t>> uses(questionnaire_.questions.size());
    for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i) {
        if (questionnaire_.questions[i].type != QuestionType::Calculated) continue;
        calculated.push_back(i);
        if (const Maybe once = calculation_of(i, /*report=*/false)) {
            uses[i] = expression::depends_on(*once);
        }
    }
    if (calculated.empty()) return;
    for (const std::size_t i : expression::order_of(uses).order) {
        if (questionnaire_.questions[i].type != QuestionType::Calculated) continue;
        if (const Maybe once = calculation_of(i, /*report=*/false)) types_[i] = once->type();
    }
}

Compiler::Maybe Compiler::calculation_of(std::size_t index, bool report) {
    const std::string& source = questionnaire_.questions[index].calculation;
    const ScopeNames names(questionnaire_, *logic_, types_, logic_->questions[index].repeat);
    if (report)
        return compiled({false, index, "calculation"}, source, names, types_[index], types_[index]);
    const expression::Parsed parsed = expression::parse(source, names, Type::Text, Type::Text);
    return parsed.ok() ? Maybe(parsed.expression()) : std::nullopt;
}

Compiler::Maybe Compiler::compiled(const Place& place, const std::string& source,
                                   const expression::Names& names, std::optional<Type> self,
                                   Type wanted) {
    if (source.empty()) return std::nullopt;
    const expression::Parsed parsed = expression::parse(source, names, self, wanted);
    if (parsed.ok()) return parsed.expression();
    problems_.push_back(
        {place.in_group, place.index, place.field, parsed.problem().column, parsed.problem().what});
    return std::nullopt;
}

void Compiler::need(std::size_t node, const Maybe& expression) {
    if (!expression) return;
    needs_[node].merge(expression::depends_on(*expression));
}

void Compiler::compile_group(std::size_t index) {
    const Group& group = questionnaire_.groups[index];
    GroupLogic& logic = logic_->groups[index];
    const ScopeNames names(questionnaire_, *logic_, types_, logic.outer_repeat);
    logic.show_if =
        compiled({true, index, "show_if"}, group.show_if, names, std::nullopt, Type::Boolean);
    logic.repeat_count = compiled({true, index, "repeat_count"}, group.repeat_count, names,
                                  std::nullopt, Type::Number);
    const std::size_t node = questionnaire_.questions.size() + index;
    need(node, logic.show_if);
    need(node, logic.repeat_count);
    if (group.parent != no_group) {
        needs_[node].insert(questionnaire_.questions.size() + group.parent);
    }
    check_text({true, index, group.matrix ? "prompt" : "label"}, group.label);
    check_text({true, index, "hint"}, group.hint);
}

void Compiler::compile_question(std::size_t index) {
    const Question& question = questionnaire_.questions[index];
    QuestionLogic& logic = logic_->questions[index];
    const ScopeNames names(questionnaire_, *logic_, types_, logic.repeat);
    logic.show_if =
        compiled({false, index, "show_if"}, question.show_if, names, std::nullopt, Type::Boolean);
    logic.constraint = compiled({false, index, "constraint"}, question.constraint, names,
                                types_[index], Type::Boolean);
    if (question.type == QuestionType::Calculated) {
        logic.calculation = calculation_of(index, /*report=*/true);
    }
    const ScopeNames with_columns(questionnaire_, *logic_, types_, logic.repeat, &logic.columns);
    logic.choice_filter = compiled({false, index, "choice_filter"}, question.choice_filter,
                                   with_columns, std::nullopt, Type::Boolean);
    // Its constraint may well name itself, and decides of nothing but whether it is taken.
    need(index, logic.show_if);
    need(index, logic.calculation);
    need(index, logic.choice_filter);
    if (question.group != no_group) {
        needs_[index].insert(questionnaire_.questions.size() + question.group);
    }
    check_texts(index);
}

void Compiler::check_texts(std::size_t index) {
    const Question& question = questionnaire_.questions[index];
    const bool row = question.group != no_group && questionnaire_.groups[question.group].matrix;
    check_text({false, index, row ? "label" : "prompt"}, question.prompt);
    check_text({false, index, "hint"}, question.hint);
    check_text({false, index, "constraint_message"}, question.constraint_message);
    check_text({false, index, "required_message"}, question.required_message);
    // A matrix's choices are those of its first row.
    if (row && index > 0 && questionnaire_.questions[index - 1].group == question.group) return;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        check_text({false, index, "choices[" + std::to_string(i) + "].label"},
                   question.choices[i].label);
    }
}

void Compiler::check_text(const Place& place, const LocalText& text) {
    for (const auto& [language, words] : text.by_language) {
        for (const Mention& mention : mentions_in(words)) {
            const auto found = logic_->by_id.find(std::string(mention.name));
            const bool known = found != logic_->by_id.end();
            if (known && found->second < questionnaire_.questions.size()) continue;
            const std::size_t column =
                character_count(std::string_view(words).substr(0, mention.begin)) + 1;
            problems_.push_back({place.in_group, place.index, place.field + "." + language, column,
                                 "there is no question '" + std::string(mention.name) +
                                     "' whose answer could be shown"});
        }
    }
}

const std::string& Compiler::id_of(std::size_t node) const {
    const std::size_t questions = questionnaire_.questions.size();
    return node < questions ? questionnaire_.questions[node].id
                            : questionnaire_.groups[node - questions].id;
}

void Compiler::find_order() {
    expression::Order order = expression::order_of(needs_);
    if (!order.cycle.empty()) return say_cycle(order.cycle);
    logic_->order = std::move(order.order);
}

// Said at the first of them that has an expression of its own; being in a group is no mistake.
void Compiler::say_cycle(const std::vector<std::size_t>& cycle) {
    const std::size_t questions = questionnaire_.questions.size();
    std::string names;
    for (const std::size_t node : cycle)
        names += id_of(node) + " → ";
    names += id_of(cycle.front());
    for (const std::size_t node : cycle) {
        const bool in_group = node >= questions;
        const std::size_t index = in_group ? node - questions : node;
        const char* field = "show_if";
        if (in_group) {
            const GroupLogic& logic = logic_->groups[index];
            if (!logic.show_if && !logic.repeat_count) continue;
            if (!logic.show_if) field = "repeat_count";
        } else {
            const QuestionLogic& logic = logic_->questions[index];
            if (!logic.show_if && !logic.calculation && !logic.choice_filter) continue;
            if (!logic.show_if) field = logic.calculation ? "calculation" : "choice_filter";
        }
        problems_.push_back({in_group, index, field, 0,
                             "it depends on itself: " + names +
                                 " (each needs the next, and a question needs its group)"});
        return;
    }
    CHECK(false);
}

CompiledLogic compile_logic(const Questionnaire& questionnaire) {
    return Compiler(questionnaire).run();
}

}  // namespace candour::survey
