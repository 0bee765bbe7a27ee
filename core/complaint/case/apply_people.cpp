// Entries about who handles a case, and who does not.
#include "core/complaint/case/apply.h"

namespace candour::complaint {
namespace {

// A panel that has lost too many members is not set up any more.
void check_panel(const Change& change) {
    const Stage* stage = stage_now(change.procedure, change.state);
    if (stage != nullptr && stage->kind == StageKind::Panel && !has_panel(*stage, change.run())) {
        change.run().reached.erase(Milestone::PanelSetUp);
    }
}

}  // namespace

Status apply_assigned(const Change& change) {
    const std::optional<StaffId> person = change.entry.person();
    if (!person) return damaged(change.entry, "it names nobody");
    change.run().holder = person;
    change.state.holder = person;
    change.state.took_part[*person].insert(change.run_index());
    return Unit{};
}

Status apply_conflict(const Change& change) {
    const std::optional<StaffId> person = change.entry.person();
    if (!person) return damaged(change.entry, "it names nobody");
    CaseState& state = change.state;
    state.excluded.insert(*person);
    if (state.holder == person) state.holder.reset();
    if (change.run().holder == person) change.run().holder.reset();
    std::erase(change.run().panel, *person);
    check_panel(change);
    for (Action& action : state.actions) {
        if (!action.done && action.owner == person) action.owner.reset();
    }
    if (state.learning_owner == person) state.learning_owner.reset();
    return Unit{};
}

Status apply_panel_formed(const Change& change) {
    StageRun& run = change.run();
    run.panel.clear();
    for (const std::string& hex : change.entry.list(Field::People)) {
        const Result<StaffId> id = StaffId::from_hex(hex);
        if (!id.ok()) return damaged(change.entry, "a member is no member of staff");
        run.panel.push_back(id.value());
        change.state.took_part[id.value()].insert(change.run_index());
    }
    run.reached.emplace(Milestone::PanelSetUp, change.entry.happened());
    check_panel(change);
    return Unit{};
}

Status apply_panel_member_left(const Change& change) {
    const std::optional<StaffId> person = change.entry.person();
    if (!person) return damaged(change.entry, "it names nobody");
    std::erase(change.run().panel, *person);
    check_panel(change);
    return Unit{};
}

}  // namespace candour::complaint
