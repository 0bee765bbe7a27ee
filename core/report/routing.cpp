// Which answers lead to a question.
#include "core/report/routing.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/survey/logic.h"
#include "core/survey/logic/compiled.h"

namespace candour::report {

using survey::Question;
using survey::Questionnaire;
using survey::QuestionType;

namespace {

constexpr std::size_t combinations_max = 4096;

using Chosen = std::vector<GateChoice>;

bool is_choice(QuestionType type) {
    return type == QuestionType::OneChoice || type == QuestionType::YesNo ||
           type == QuestionType::Faces || type == QuestionType::Stars ||
           type == QuestionType::Scale || type == QuestionType::ManyChoices;
}

// The condition of a question with those of the groups around it.
std::string conditions_of(const Questionnaire& asked, const Question& question) {
    std::string text = question.show_if;
    for (std::size_t group = question.group; group != survey::no_group;
         group = asked.groups[group].parent)
        text += " " + asked.groups[group].show_if;
    return text;
}

// Every question that this one's conditions depend on, also by way of others.
std::vector<const Question*> depended_on(const Questionnaire& asked, const Question& question) {
    std::vector<const Question*> found;
    std::set<std::string, std::less<>> known{question.id};
    std::vector<std::string> texts{conditions_of(asked, question)};
    while (!texts.empty()) {
        const std::string text = std::move(texts.back());
        texts.pop_back();
        for (const survey::Mention& mention : survey::mentions_in(text)) {
            if (!known.emplace(mention.name).second) continue;
            const Question* other = asked.find(mention.name);
            if (other == nullptr) continue;
            found.push_back(other);
            texts.push_back(conditions_of(asked, *other) + " " + other->calculation);
        }
    }
    std::erase_if(found, [](const Question* one) { return one->type == QuestionType::Calculated; });
    return found;
}

survey::Answers answers_with(const Questionnaire& asked, const Chosen& chosen) {
    survey::Answers answers;
    for (const GateChoice& one : chosen) {
        survey::Answer answer{.question = one.question};
        if (asked.find(one.question)->type == QuestionType::ManyChoices) {
            answer.choices = {one.choice};
        } else {
            answer.choice = one.choice;
        }
        answers.set(std::move(answer));
    }
    return answers;
}

// All choices of answers with which the question is shown; nothing when there are too many to try.
std::optional<std::vector<Chosen>> ways_to(const Questionnaire& asked, const Question& question,
                                           const std::vector<const Question*>& others) {
    std::vector<Chosen> all{{}};
    for (const Question* other : others) {
        if (!is_choice(other->type) || asked.repeat_around(other->group) != survey::no_group)
            return std::nullopt;
        const std::size_t before = all.size();
        for (std::size_t i = 0; i < before; ++i) {
            for (const survey::Choice& choice : other->choices) {
                Chosen more = all[i];
                more.push_back({other->id, choice.id});
                all.push_back(std::move(more));
                if (all.size() > combinations_max) return std::nullopt;
            }
        }
    }
    const auto index = static_cast<std::size_t>(&question - asked.questions.data());
    std::erase_if(all, [&](const Chosen& chosen) {
        return !survey::evaluate(asked, answers_with(asked, chosen), CivilDay{}, "en").shown(index);
    });
    return all;
}

bool has(const Chosen& chosen, const GateChoice& one) {
    return std::ranges::find(chosen, one) != chosen.end();
}

// Choices of one question that are in every way, where there is such a question.
Chosen always_among(const std::vector<Chosen>& ways, const std::string& question) {
    Chosen among;
    for (const Chosen& way : ways) {
        const auto one = std::ranges::find(way, question, &GateChoice::question);
        if (one == way.end()) return {};
        if (!has(among, *one)) among.push_back(*one);
    }
    return among;
}

Gate gate_from(const std::vector<Chosen>& ways, const std::vector<const Question*>& others) {
    Gate gate;
    for (const Question* other : others) {
        Chosen among = always_among(ways, other->id);
        if (!among.empty()) gate.among.push_back(std::move(among));
    }
    const bool open = std::ranges::any_of(ways, [](const Chosen& way) { return way.empty(); });
    if (!gate.among.empty() || open) return gate;
    // One of several is enough: those that are enough alone.
    Chosen enough;
    for (const Chosen& way : ways) {
        if (way.size() == 1) enough.push_back(way.front());
    }
    gate.unclear = ways.empty() || !std::ranges::all_of(ways, [&](const Chosen& way) {
                       return std::ranges::any_of(
                           way, [&](const GateChoice& one) { return has(enough, one); });
                   });
    if (!gate.unclear) gate.among.push_back(std::move(enough));
    return gate;
}

Gate gate_in(const Questionnaire& asked, const Question& question) {
    const std::vector<const Question*> others = depended_on(asked, question);
    if (others.empty()) return {};
    const auto ways = ways_to(asked, question, others);
    return ways ? gate_from(*ways, others) : Gate{.unclear = true};
}

}  // namespace

Gate gate_of(const Versions& versions, const std::string& question) {
    std::optional<Gate> gate;
    for (const Questionnaire& asked : versions.published()) {
        const Question* found = asked.find(question);
        if (found == nullptr) continue;
        Gate here = gate_in(asked, *found);
        if (gate && !(here == *gate)) return {.unclear = true};
        gate = std::move(here);
    }
    return gate.value_or(Gate{});
}

}  // namespace candour::report
