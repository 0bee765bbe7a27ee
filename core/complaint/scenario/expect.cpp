// What a scenario can expect (data table), and whether it is so.
#include <algorithm>
#include <array>

#include "core/base/pounds.h"
#include "core/complaint/case/queries.h"
#include "core/complaint/scenario/parse_entry.h"
#include "core/complaint/scenario/run.h"

namespace candour::complaint {
namespace {

// Empty when it holds.
using Check = std::string (*)(const ScenarioCase& looked, const std::vector<std::string>& words);

std::string unless_same(const std::string& wanted, const std::string& found) {
    return wanted == found ? std::string{} : "it is " + (found.empty() ? "none" : found);
}

std::string no_clock(const ScenarioCase& looked, const std::string& id) {
    if (looked.procedure.find_clock(id) != nullptr) return "the clock " + id + " does not run";
    std::vector<std::string> ids;
    for (const Stage& stage : looked.procedure.stages) {
        for (const ProcedureClock& clock : stage.clocks)
            ids.push_back(clock.id);
    }
    return "the procedure has no clock " + id + ", only " +
           list_words(ids, [](const std::string& one) { return one; });
}

std::string due(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const CaseClock* clock = looked.clock(words[0]);
    if (clock == nullptr) return no_clock(looked, words[0]);
    if (words.size() < 3) return unless_same(words[1], to_iso(clock->due.due));
    const std::string found = clock->due_at ? minute_text(*clock->due_at) : to_iso(clock->due.due);
    return unless_same(words[1] + " " + words[2], found);
}

std::string clock_state(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const CaseClock* clock = looked.clock(words[0]);
    if (clock != nullptr) return unless_same(words[1], std::string(name_of(clock->state)));
    const bool known = looked.procedure.find_clock(words[0]) != nullptr;
    return known && words[1] == "none" ? std::string{} : no_clock(looked, words[0]);
}

std::string left(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const CaseClock* clock = looked.clock(words[0]);
    if (clock == nullptr) return no_clock(looked, words[0]);
    return unless_same(words[1], std::to_string(clock->working_days_left));
}

std::string provisional(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const CaseClock* clock = looked.clock(words[0]);
    if (clock == nullptr) return no_clock(looked, words[0]);
    return clock->due.provisional ? "" : "its due date is certain";
}

// "STEP [by DAY] [who NAME]"
std::string next(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const NextStep step = next_step(looked.procedure, looked.state, looked.clocks, looked.now);
    if (step.id != words[0]) return "it is " + step.id;
    for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
        const std::string found = words[i] == "by"
                                      ? (step.clock ? to_iso(step.clock->due.due) : "none")
                                      : (step.who ? looked.name_of(*step.who) : "nobody");
        if (words[i] != "by" && words[i] != "who") return "write: by DAY, who NAME";
        if (found != words[i + 1]) return words[i] + " is " + found;
    }
    return {};
}

std::string status(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return unless_same(words[0], std::string(name_of(looked.state.status)));
}

std::string stage(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return unless_same(words[0], looked.state.runs.empty() ? "" : looked.state.runs.back().stage);
}

std::string kind(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return unless_same(words[0], looked.state.kind);
}

std::string outcome(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return unless_same(words[0], looked.state.runs.empty() ? "" : looked.state.runs.back().outcome);
}

std::string holder(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return unless_same(words[0],
                       looked.state.holder ? looked.name_of(*looked.state.holder) : "nobody");
}

std::string complaint(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const bool counted =
        is_complaint(looked.procedure, looked.state) && looked.state.status != CaseStatus::SetAside;
    return unless_same(words[0], counted ? "yes" : "no");
}

std::string is_out(const ScenarioCase& looked, const std::string& name, bool wanted) {
    const ScenarioStaff* who = find_staff(looked.scenario, name);
    if (who == nullptr) return "there is nobody called " + name;
    const bool out = is_kept_out(looked.procedure, looked.state, who->id, who->posts);
    return out == wanted ? "" : name + (out ? " is kept out" : " is let in");
}

std::string kept_out(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return is_out(looked, words[0], true);
}

std::string let_in(const ScenarioCase& looked, const std::vector<std::string>& words) {
    return is_out(looked, words[0], false);
}

// "none", "open NAME", "done"
std::string learning(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const CaseState& state = looked.state;
    const std::string found =
        state.learning_done ? "done" : (state.learning_open ? "open" : "none");
    if (found != words[0] || words.size() < 2) return unless_same(words[0], found);
    return unless_same(words[1],
                       state.learning_owner ? looked.name_of(*state.learning_owner) : "nobody");
}

std::string details_until(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const auto until = keep_details_until(looked.procedure, looked.state, looked.calendar());
    if (!until.ok()) return until.error().what;
    return unless_same(words[0], until.value() ? to_iso(*until.value()) : "none");
}

std::string goodwill(const ScenarioCase& looked, const std::vector<std::string>& words) {
    const std::optional<std::int64_t> pence = pence_from(words[0]);
    if (pence == looked.state.goodwill_pence) return {};
    return "it is " + std::to_string(looked.state.goodwill_pence) + " pence";
}

struct Known {
    std::string_view what;
    std::size_t words;  // At least.
    std::string_view form;
    Check check;
};

constexpr std::array known = {
    Known{"due", 2, "expect due CLOCK DAY [HH:MM]", due},
    Known{"clock", 2, "expect clock CLOCK running|stopped|met|met_late|overdue|ended|none",
          clock_state},
    Known{"left", 2, "expect left CLOCK WORKING-DAYS", left},
    Known{"provisional", 1, "expect provisional CLOCK", provisional},
    Known{"next", 1, "expect next STEP [by DAY] [who NAME]", next},
    Known{"status", 1, "expect status open|resolved|closed|set_aside", status},
    Known{"stage", 1, "expect stage STAGE", stage},
    Known{"kind", 1, "expect kind KIND", kind},
    Known{"outcome", 1, "expect outcome OUTCOME", outcome},
    Known{"holder", 1, "expect holder NAME|nobody", holder},
    Known{"complaint", 1, "expect complaint yes|no", complaint},
    Known{"kept_out", 1, "expect kept_out NAME", kept_out},
    Known{"let_in", 1, "expect let_in NAME", let_in},
    Known{"learning", 1, "expect learning none|open|done [NAME]", learning},
    Known{"details_until", 1, "expect details_until DAY|none", details_until},
    Known{"goodwill", 1, "expect goodwill AMOUNT", goodwill},
};

const Known* find(std::string_view what) {
    const auto* found = std::ranges::find(known, what, &Known::what);
    return found == known.end() ? nullptr : found;
}

}  // namespace

std::string expectation_words() {
    return "refused, " + list_words(known, [](const Known& one) { return one.what; });
}

std::optional<std::size_t> words_of_expectation(std::string_view what) {
    const Known* one = find(what);
    return one != nullptr ? std::optional(one->words) : std::nullopt;
}

std::string expectation_form(std::string_view what) {
    const Known* one = find(what);
    return one != nullptr ? std::string(one->form) : expectation_words();
}

std::string problem_of(const ScenarioExpectation& expect, const ScenarioCase& looked) {
    const Known* one = find(expect.what);
    if (one == nullptr || expect.words.size() < one->words) return "that cannot be expected";
    return one->check(looked, expect.words);
}

}  // namespace candour::complaint
