// What is left of the answers at the end.
#include <algorithm>
#include <unordered_map>

#include "core/base/bytes.h"
#include "core/survey/logic/state.h"

namespace candour::survey {
namespace {

// Choices that are no longer offered go, and what was said to them.
void drop_choices(const Evaluation::State& state, std::size_t question, Answer& answer) {
    if (!state.logic->questions[question].choice_filter) return;
    const auto stays = [&](const std::string& id) {
        return state.is_offered(question, answer.repetition, id);
    };
    if (!answer.choice.empty() && !stays(answer.choice)) {
        candour::wipe(answer.choice);
        candour::wipe(answer.other);
    }
    std::vector<std::string> left;
    left.reserve(answer.choices.size());
    for (std::string& id : answer.choices) {
        if (stays(id)) left.push_back(id);
        candour::wipe(id);
    }
    answer.choices = std::move(left);
    const Choice* other = state.questionnaire.questions[question].other_choice();
    if (other == nullptr || answer.other.empty() || !answer.choice.empty()) return;
    if (std::ranges::count(answer.choices, other->id) == 0) candour::wipe(answer.other);
}

bool stays(const Evaluation::State& state, std::size_t question, const Answer& answer) {
    if (!takes_answer(state.questionnaire.questions[question].type)) return false;
    const std::size_t repeat = state.logic->questions[question].repeat;
    if (repeat != no_group && answer.repetition >= state.repetitions[repeat]) return false;
    const Evaluation::State::Asked* one = state.find(question, answer.repetition);
    return one != nullptr && one->shown;
}

struct Left {
    std::size_t question;
    Answer* answer;
};

std::vector<Left> left_of(const Evaluation::State& state, Answers& answers) {
    std::vector<Left> left;
    for (Answer& answer : answers.given) {
        const auto found = state.logic->by_id.find(answer.question);
        const bool known = found != state.logic->by_id.end() &&
                           found->second < state.questionnaire.questions.size();
        if (!known || !stays(state, found->second, answer)) continue;
        left.push_back({found->second, &answer});
    }
    std::ranges::sort(
        left, {}, [](const Left& one) { return std::pair(one.question, one.answer->repetition); });
    return left;
}

}  // namespace

void drop_hidden(const Questionnaire& questionnaire, Answers& answers, CivilDay today) {
    std::vector<Answer> kept;
    kept.reserve(answers.given.size());
    {
        // Copies are changed: nothing of the answers may change while the state looks at them.
        const Evaluation::State state(questionnaire, answers, today, {});
        for (const Left& left : left_of(state, answers)) {
            Answer answer = *left.answer;
            drop_choices(state, left.question, answer);
            if (answer.empty()) {
                wipe(answer);
                continue;
            }
            std::swap(kept.emplace_back(), answer);
            wipe(answer);
        }
    }
    for (Answer& answer : answers.given)
        wipe(answer);
    answers.given.swap(kept);
}

}  // namespace candour::survey
