// Logic: what a questionnaire's expressions mean for the answers so far: what is asked, which
// choices are offered, what is calculated, whether an answer is taken, what its texts say.
//
// The expressions are compiled once, when the questionnaire is read; an evaluation then takes time
// in proportion to the number of questions (of repetitions, where there are repeats).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/civil_day.h"
#include "core/survey/answers.h"
#include "core/survey/expression/value.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

// Why an expression, or a ${name} in a text, cannot be: for a message or an import's report.
struct LogicProblem {
    bool in_group = false;
    std::size_t index = 0;   // In questions, or in groups.
    std::string field;       // "show_if"; for a text with its language: "prompt.cy".
    std::size_t column = 0;  // The character it begins at, counted from 1; 0: all of it.
    std::string what;        // One plain sentence.
    bool operator==(const LogicProblem&) const = default;
};

struct CompiledLogic {
    std::shared_ptr<const Logic> logic;  // Null when there are problems.
    std::vector<LogicProblem> problems;  // All of them; those of groups first.
};

// Of the questionnaire as it is now: a changed one needs this again.
CompiledLogic compile_logic(const Questionnaire& questionnaire);

// The state of a questionnaire with some answers. Both must outlive it, unchanged. Questions and
// groups are named by their index. A question that is not shown counts as not answered for all
// others, and so does a choice that its filter does not offer.
class Evaluation {
public:
    struct State;  // core/survey/logic/state.h

    // Compiles the logic when the questionnaire has none; its expressions must be right then.
    Evaluation(const Questionnaire& questionnaire, const Answers& answers, CivilDay today,
               Language language);
    ~Evaluation();  // Wipes what it worked out.
    Evaluation(Evaluation&&) noexcept;
    Evaluation& operator=(Evaluation&&) = delete;

    // Asked, or for a Calculated: worked out. False for a repetition that cannot be. A repeat whose
    // number is not calculated also has the repetition after the last one answered, so that it can
    // be shown.
    bool shown(std::size_t question, std::uint32_t repetition = 0) const;
    bool group_shown(std::size_t group, std::uint32_t repetition = 0) const;
    // How often a repeat is asked: calculated, or as often as there are answers, once at least. 0
    // when it is hidden.
    std::uint32_t repetitions(std::size_t group) const;
    // Of a Calculated; empty when it has no value or is not shown.
    std::string calculated(std::size_t question, std::uint32_t repetition = 0) const;
    // Those that its filter offers, in their order.
    std::vector<const Choice*> choices(std::size_t question, std::uint32_t repetition = 0) const;
    // Whether its constraint takes the answer it has; no answer is always taken.
    bool holds(std::size_t question, std::uint32_t repetition = 0) const;
    // With the answer, or the chosen labels, in place of each ${name}. `group` and `repetition` say
    // where the text stands.
    std::string filled(std::string_view text, std::size_t group = no_group,
                       std::uint32_t repetition = 0) const;
    // How much was done so far, for tests: it must grow with the questions and no faster.
    std::uint64_t steps() const;

private:
    std::unique_ptr<State> state_;
};

inline Evaluation evaluate(const Questionnaire& questionnaire, const Answers& answers,
                           CivilDay today, Language language) {
    return Evaluation(questionnaire, answers, today, std::move(language));
}

// At the end of a visit: wipes and removes the answers to what is not shown, and choices that are
// not offered; the others come into the questionnaire's order.
void drop_hidden(const Questionnaire& questionnaire, Answers& answers, CivilDay today);

}  // namespace candour::survey
