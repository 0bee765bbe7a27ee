// Working out groups and questions, each after all that it depends on.
#include "core/survey/logic/state.h"

#include <algorithm>
#include <cmath>

#include "core/survey/limits.h"
#include "core/survey/logic/scope.h"

namespace candour::survey {
namespace {

std::uint64_t key_of(std::size_t question, std::uint32_t repetition) {
    return static_cast<std::uint64_t>(question) << 32 | repetition;
}

std::shared_ptr<const Logic> logic_of(const Questionnaire& questionnaire) {
    if (questionnaire.logic) return questionnaire.logic;
    CompiledLogic compiled = compile_logic(questionnaire);
    CHECK(compiled.logic != nullptr);
    return compiled.logic;
}

}  // namespace

Evaluation::State::State(const Questionnaire& asked_of, const Answers& given, CivilDay day,
                         Language spoken)
    : questionnaire(asked_of),
      logic(logic_of(asked_of)),
      today(day),
      language(std::move(spoken)),
      question_blocks(asked_of.questions.size()),
      group_blocks(asked_of.groups.size()),
      repetitions(asked_of.groups.size()),
      repetitions_possible(asked_of.groups.size()),
      answered(asked_of.groups.size()) {
    CHECK(logic->questions.size() == asked_of.questions.size());
    CHECK(logic->groups.size() == asked_of.groups.size());
    find_answers(given);
    work_out();
}

Evaluation::State::~State() {
    for (Asked& one : asked)
        expression::wipe(one.calculated);
}

void Evaluation::State::find_answers(const Answers& given) {
    answers.reserve(given.given.size());
    for (const Answer& answer : given.given) {
        ++steps;
        const auto found = logic->by_id.find(answer.question);
        if (found == logic->by_id.end() || found->second >= questionnaire.questions.size()) {
            continue;
        }
        const std::size_t repeat = logic->questions[found->second].repeat;
        const std::uint32_t most = repeat == no_group ? 1 : questionnaire.groups[repeat].repeat_max;
        if (answer.repetition >= most) continue;
        answers.emplace(key_of(found->second, answer.repetition), &answer);
        if (repeat != no_group) {
            answered[repeat] = std::max(answered[repeat], answer.repetition + 1);
        }
    }
}

void Evaluation::State::work_out() {
    const std::size_t questions = questionnaire.questions.size();
    asked.reserve(questions);
    for (const std::size_t node : logic->order) {
        if (node < questions) {
            work_out_question(node);
        } else {
            work_out_group(node - questions);
        }
    }
}

bool Evaluation::State::group_lets(std::size_t group, std::uint32_t repetition) const {
    if (group == no_group) return true;
    const Block& block = group_blocks[group];
    // A repeat itself is shown or not as a whole.
    const bool whole = logic->groups[group].outer_repeat == no_group;
    const std::uint32_t which = whole ? 0 : repetition;
    return which < block.count && groups_shown[block.first + which] != 0;
}

void Evaluation::State::work_out_group(std::size_t group) {
    const GroupLogic& its = logic->groups[group];
    const std::uint32_t times =
        its.outer_repeat == no_group ? 1 : repetitions_possible[its.outer_repeat];
    group_blocks[group] = {groups_shown.size(), times};
    for (std::uint32_t i = 0; i < times; ++i) {
        ++steps;
        const bool let = group_lets(questionnaire.groups[group].parent, i);
        const bool shown =
            let && (!its.show_if || Scope(*this, its.outer_repeat, i).is_true(*its.show_if));
        groups_shown.push_back(shown ? 1 : 0);
    }
    if (questionnaire.groups[group].repeat_max > 0) count_repetitions(group);
}

void Evaluation::State::count_repetitions(std::size_t group) {
    if (!group_lets(group, 0)) return;
    const std::uint32_t most = questionnaire.groups[group].repeat_max;
    const GroupLogic& its = logic->groups[group];
    if (its.repeat_count) {
        const double wanted =
            expression::to_number(Scope(*this, no_group, 0).result(*its.repeat_count));
        const bool some = wanted >= 1;  // Not when it is NaN.
        repetitions[group] =
            some ? static_cast<std::uint32_t>(std::min(std::floor(wanted), double(most))) : 0;
        repetitions_possible[group] = repetitions[group];
        return;
    }
    repetitions[group] = std::max<std::uint32_t>(1, answered[group]);
    repetitions_possible[group] = std::min(most, answered[group] + 1);
}

void Evaluation::State::work_out_question(std::size_t question) {
    const QuestionLogic& its = logic->questions[question];
    const std::uint32_t times = its.repeat == no_group ? 1 : repetitions_possible[its.repeat];
    question_blocks[question] = {asked.size(), times};
    for (std::uint32_t i = 0; i < times; ++i) {
        ++steps;
        Asked one;
        const auto found = answers.find(key_of(question, i));
        if (found != answers.end() && !found->second->empty() && !found->second->declined) {
            one.answer = found->second;
        }
        const Scope scope(*this, its.repeat, i);
        one.shown = group_lets(questionnaire.questions[question].group, i) &&
                    (!its.show_if || scope.is_true(*its.show_if));
        if (one.shown && its.calculation) one.calculated = scope.result(*its.calculation);
        asked.push_back(std::move(one));
    }
}

const Evaluation::State::Asked* Evaluation::State::find(std::size_t question,
                                                        std::uint32_t repetition) const {
    CHECK(question < question_blocks.size());
    const Block& block = question_blocks[question];
    return repetition < block.count ? &asked[block.first + repetition] : nullptr;
}

bool Evaluation::State::offers(std::size_t question, std::uint32_t repetition,
                               const Choice& choice) const {
    const QuestionLogic& its = logic->questions[question];
    if (!its.choice_filter) return true;
    Scope scope(*this, its.repeat, repetition);
    scope.about(choice, its.columns);
    return scope.is_true(*its.choice_filter);
}

bool Evaluation::State::is_offered(std::size_t question, std::uint32_t repetition,
                                   std::string_view id) const {
    if (!logic->questions[question].choice_filter) return true;
    const Choice* choice = questionnaire.questions[question].find_choice(id);
    return choice != nullptr && offers(question, repetition, *choice);
}

}  // namespace candour::survey
