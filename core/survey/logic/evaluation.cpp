// Evaluation: what others ask of a state.
#include "core/survey/logic/scope.h"

namespace candour::survey {

Evaluation::Evaluation(const Questionnaire& questionnaire, const Answers& answers, CivilDay today,
                       Language language)
    : state_(std::make_unique<State>(questionnaire, answers, today, std::move(language))) {}

Evaluation::~Evaluation() = default;
Evaluation::Evaluation(Evaluation&&) noexcept = default;

bool Evaluation::shown(std::size_t question, std::uint32_t repetition) const {
    const State::Asked* one = state_->find(question, repetition);
    return one != nullptr && one->shown;
}

bool Evaluation::group_shown(std::size_t group, std::uint32_t repetition) const {
    CHECK(group < state_->group_blocks.size());
    const GroupLogic& its = state_->logic->groups[group];
    const bool is_repeat = its.repeat == group;
    if (is_repeat && repetition >= state_->repetitions_possible[group]) return false;
    return state_->group_lets(group, repetition);
}

std::uint32_t Evaluation::repetitions(std::size_t group) const {
    CHECK(group < state_->repetitions.size());
    return state_->repetitions[group];
}

std::string Evaluation::calculated(std::size_t question, std::uint32_t repetition) const {
    const State::Asked* one = state_->find(question, repetition);
    return one == nullptr ? std::string{} : expression::to_text(one->calculated);
}

std::vector<const Choice*> Evaluation::choices(std::size_t question,
                                               std::uint32_t repetition) const {
    std::vector<const Choice*> offered;
    for (const Choice& choice : state_->questionnaire.questions.at(question).choices) {
        if (state_->offers(question, repetition, choice)) offered.push_back(&choice);
    }
    return offered;
}

bool Evaluation::holds(std::size_t question, std::uint32_t repetition) const {
    const QuestionLogic& its = state_->logic->questions.at(question);
    const State::Asked* one = state_->find(question, repetition);
    if (!its.constraint || one == nullptr || !one->shown || one->answer == nullptr) return true;
    Scope scope(*state_, its.repeat, repetition);
    scope.about(state_->value(question, repetition));
    return scope.is_true(*its.constraint);
}

std::string Evaluation::filled(std::string_view text, std::size_t group,
                               std::uint32_t repetition) const {
    const std::size_t repeat = state_->questionnaire.repeat_around(group);
    std::string whole;
    std::size_t from = 0;
    for (const Mention& mention : mentions_in(text)) {
        const auto found = state_->logic->by_id.find(std::string(mention.name));
        const bool known =
            found != state_->logic->by_id.end() && found->second < state_->logic->questions.size();
        if (!known) continue;
        whole += text.substr(from, mention.begin - from);
        whole += state_->all_words_for(found->second, repeat, repetition);
        from = mention.end;
    }
    whole += text.substr(from);
    return whole;
}

std::uint64_t Evaluation::steps() const { return state_->steps; }

}  // namespace candour::survey
