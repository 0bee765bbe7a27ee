// Entries about options, plans, decisions and what they cost.
#include "core/complaint/case/apply.h"

namespace candour::complaint {
namespace {

void resolve(const Change& change, const Moment& when) {
    change.run().reached.emplace(Milestone::Resolved, when);
    change.state.resolved = when;
    change.state.status = CaseStatus::Resolved;
}

void decide(const Change& change) {
    StageRun& run = change.run();
    run.outcome = change.entry.text(Field::Outcome);
    run.code = change.entry.text(Field::Code);
    run.decided_by_entry = change.entry.number;
    run.reached.emplace(Milestone::Decided, change.entry.happened());
}

}  // namespace

Status apply_option_weighed(const Change& change) {
    change.state.options.insert(change.entry.number);
    return Unit{};
}

Status apply_option_agreed(const Change& change) {
    const std::int64_t option = change.entry.number_of(Field::Entry);
    if (!change.state.options.contains(option)) {
        return damaged(change.entry, "there is no such option");
    }
    if (change.entry.text(Field::Agreed) == "yes") change.state.option_agreed = option;
    return Unit{};
}

Status apply_plan_agreed(const Change& change) {
    if (change.entry.text(Field::Agreed) == "yes") {
        change.run().reached.emplace(Milestone::ActionsAgreed, change.entry.happened());
    }
    return Unit{};
}

Status apply_action_added(const Change& change) {
    const std::optional<StaffId> owner = change.entry.person();
    change.state.actions.push_back({.entry = change.entry.number,
                                    .run = change.run_index(),
                                    .owner = owner,
                                    .due = change.entry.day(Field::Day),
                                    .confidential = change.entry.flag(Field::Confidential)});
    if (owner) change.state.took_part[*owner].insert(change.run_index());
    change.run().reached.erase(Milestone::ActionsDone);
    return Unit{};
}

Status apply_action_done(const Change& change) {
    std::vector<Action>& actions = change.state.actions;
    const auto action =
        std::ranges::find(actions, change.entry.number_of(Field::Entry), &Action::entry);
    if (action == actions.end() || action->done) {
        return damaged(change.entry, "there is no such action, or it is done already");
    }
    action->done = change.entry.happened().day;
    const std::size_t run = action->run;
    const bool open = std::ranges::any_of(
        actions, [&](const Action& one) { return one.run == run && !one.done; });
    if (!open) {
        change.state.runs[run].reached.emplace(Milestone::ActionsDone, change.entry.happened());
    }
    return Unit{};
}

Status apply_decided(const Change& change) {
    const Stage* stage = stage_now(change.procedure, change.state);
    if (stage == nullptr) return damaged(change.entry, "the procedure has not this stage");
    decide(change);
    const bool leads_on = led_to(change.procedure, *stage, change.run().outcome) != nullptr;
    // A board talks about it; that resolves nothing.
    const bool settles = !leads_on && stage->kind != StageKind::Board;
    if (settles && !asks_agreement(*stage, change.state)) {
        resolve(change, change.entry.happened());
    }
    return Unit{};
}

Status apply_resolved_at_once(const Change& change) {
    decide(change);
    change.run().person_agreed = change.entry.text(Field::Agreed);
    change.state.person_agreed = change.run().person_agreed;
    change.state.resolved_at_once = true;
    if (!change.run().holder) {
        change.run().holder = change.entry.by;
        change.state.holder = change.entry.by;
    }
    resolve(change, change.entry.happened());
    return Unit{};
}

Status apply_person_agreed(const Change& change) {
    const std::string agreed = change.entry.text(Field::Agreed);
    change.run().person_agreed = agreed;
    change.state.person_agreed = agreed;
    if (agreed != "no") {
        resolve(change, change.entry.happened());
        return Unit{};
    }
    change.run().reached.erase(Milestone::Resolved);
    change.state.resolved.reset();
    if (change.state.is_open()) change.state.status = CaseStatus::Open;
    return Unit{};
}

Status apply_goodwill(const Change& change) {
    const std::int64_t pence = change.entry.number_of(Field::Pence);
    change.state.goodwill_pence += pence;
    change.state.goodwill_by[change.entry.by] += pence;
    ++change.state.goodwill_times;
    return Unit{};
}

Status apply_cost(const Change& change) {
    change.state.cost_pence += change.entry.number_of(Field::Pence);
    return Unit{};
}

}  // namespace candour::complaint
