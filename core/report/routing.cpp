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

using Chosen = GateChoices;

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

// And which of its choices are offered, which answers are taken, how often it is put.
std::string all_rules_of(const Questionnaire& asked, const Question& question) {
    std::string text =
        conditions_of(asked, question) + " " + question.constraint + " " + question.choice_filter;
    for (std::size_t group = question.group; group != survey::no_group;
         group = asked.groups[group].parent)
        text += " " + asked.groups[group].repeat_count;
    return text;
}

// Every question that such rules of this one depend on, also by way of others.
std::vector<const Question*> depended_on(const Questionnaire& asked, const Question& question,
                                         std::string rules) {
    std::vector<const Question*> found;
    std::set<std::string, std::less<>> known{question.id};
    std::vector<std::string> texts{std::move(rules)};
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

std::size_t index_in(const Questionnaire& asked, const Question& question) {
    return static_cast<std::size_t>(&question - asked.questions.data());
}

// All choices of answers with which the question is shown.
struct Ways {
    std::vector<Chosen> shown;
    bool always = false;  // There are no others.
};

// Nothing when there are too many to try.
std::optional<Ways> ways_to(const Questionnaire& asked, const Question& question,
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
    Ways ways{.shown = {}, .always = true};
    for (Chosen& chosen : all) {
        const survey::Answers answers = answers_with(asked, chosen);
        const auto now = survey::evaluate(asked, answers, CivilDay{}, "en");
        const bool possible = std::ranges::all_of(chosen, [&](const GateChoice& one) {
            return now.shown(index_in(asked, *asked.find(one.question)));
        });
        if (!possible) continue;
        const bool shown = now.shown(index_in(asked, question));
        ways.always = ways.always && shown;
        if (shown) ways.shown.push_back(std::move(chosen));
    }
    return ways;
}

bool has(const Chosen& chosen, const GateChoice& one) {
    return std::ranges::find(chosen, one) != chosen.end();
}

// What is chosen of one question in all these ways, or nothing, where some choice never is.
Chosen always_among(const std::vector<Chosen>& ways, const Question& question) {
    Chosen among;
    for (const Chosen& way : ways) {
        const auto one = std::ranges::find(way, question.id, &GateChoice::question);
        const GateChoice chosen = one == way.end() ? GateChoice{question.id, ""} : *one;
        if (!has(among, chosen)) among.push_back(chosen);
    }
    if (among.size() > question.choices.size()) return {};
    std::ranges::sort(among);
    return among;
}

Gate unclear(const std::vector<const Question*>& others) {
    Gate gate{.unclear = true};
    for (const Question* other : others)
        gate.depends_on.push_back(other->id);
    return gate;
}

Gate gate_from(const Ways& ways, const std::vector<const Question*>& others) {
    if (ways.always) return {};
    if (ways.shown.empty()) return unclear(others);
    Gate gate;
    for (const Question* other : others) {
        Chosen among = always_among(ways.shown, *other);
        if (!among.empty()) gate.among.push_back(std::move(among));
    }
    if (!gate.among.empty()) return gate;
    // One of several is enough: those that are enough alone.
    Chosen enough;
    for (const Chosen& way : ways.shown) {
        if (way.size() == 1) enough.push_back(way.front());
    }
    const auto is_enough = [&enough](const GateChoice& one) { return has(enough, one); };
    const bool clear = std::ranges::all_of(
        ways.shown, [&](const Chosen& way) { return std::ranges::any_of(way, is_enough); });
    if (!clear) return unclear(others);
    std::ranges::sort(enough);
    gate.among.push_back(std::move(enough));
    return gate;
}

Gate gate_in(const Questionnaire& asked, const Question& question) {
    const auto others = depended_on(asked, question, conditions_of(asked, question));
    const auto by_any_rule = depended_on(asked, question, all_rules_of(asked, question));
    if (by_any_rule.size() > others.size()) return unclear(by_any_rule);
    if (others.empty()) return {};
    const auto ways = ways_to(asked, question, others);
    return ways ? gate_from(*ways, others) : unclear(others);
}

// Versions do not agree: it may depend on whatever any of them says.
Gate unclear_in_all(const Versions& versions, const std::string& question) {
    std::set<std::string> ids;
    for (const Questionnaire& asked : versions.published()) {
        const Question* found = asked.find(question);
        if (found == nullptr) continue;
        for (const Question* other : depended_on(asked, *found, all_rules_of(asked, *found)))
            ids.insert(other->id);
    }
    return {.unclear = true, .depends_on = {ids.begin(), ids.end()}};
}

}  // namespace

Gate gate_of(const Versions& versions, const std::string& question) {
    std::optional<Gate> gate;
    for (const Questionnaire& asked : versions.published()) {
        const Question* found = asked.find(question);
        if (found == nullptr) continue;
        Gate here = gate_in(asked, *found);
        if (gate && !(here == *gate)) return unclear_in_all(versions, question);
        gate = std::move(here);
    }
    return gate.value_or(Gate{});
}

}  // namespace candour::report
