// Rules of going from stage to stage: none is skipped, unless the person by-passes it.
#include "core/complaint/case/rules.h"
#include "core/complaint/case_clocks.h"

namespace candour::complaint {
namespace {

// A stage that decides nothing by itself may be left undecided.
bool may_be_left(const Stage& stage, const StageRun& run) {
    return is_decided(run) || stage.kind == StageKind::Assess || stage.kind == StageKind::Board ||
           stage.outcomes.empty();
}

Status may_go_next(const Asking& asking, const std::string& to) {
    if (!asking.state.kind_chosen) {
        return not_now("Choose first what kind of contact it is (reclassified)");
    }
    if (!may_be_left(asking.stage, asking.run())) {
        return not_now("Decide " + name_of(asking.procedure, asking.stage) +
                       " first (decided), or write that the person by-passes it (stage_bypassed)");
    }
    if (is_decided(asking.run()) && asking.stage.appeal && asking.stage.appeal->to == to) {
        return not_now("From here the person appeals: give why appeal");
    }
    const Stage* next = stage_after(asking.procedure, asking.kind, asking.stage);
    if (next != nullptr && next->id == to) return Unit{};
    return not_now(next == nullptr
                       ? "This is the last stage of the procedure"
                       : "No stage is skipped: next is " + name_of(asking.procedure, *next));
}

std::string where_else(const Asking& asking) {
    std::vector<std::string> names;
    for (const OutsideBody& body : asking.procedure.bodies)
        names.push_back(body.name.in("en").text);
    return names.empty() ? "" : ", and tell them who is outside: " + list_of(names);
}

Status is_in_time(const Asking& asking, const Appeal& appeal, const StageRun& decided) {
    const bool said_late = asking.entry.flag(Field::Late);
    ASSIGN_OR_RETURN(const std::optional<Deadline> window,
                     appeal_window(asking.procedure, decided, asking.calendar));
    const bool late = window && asking.entry.happened().day > window->due;
    if (!late && said_late) return not_now("The appeal is in time: leave out that it is late");
    if (appeal.needs_reason && !asking.entry.has(Field::Reason)) {
        return not_now("An appeal gives its reason here: ask the person (reason)");
    }
    if (!late) return Unit{};
    const std::string over = "Appeals were possible until " + to_iso(window->due);
    if (appeal.late == LateAppeal::Refuse) {
        return not_now(over + "; this procedure takes none later: explain it to the person" +
                       where_else(asking));
    }
    if (!said_late) return not_now(over + ": say that this one is late (late yes)");
    if (appeal.late == LateAppeal::AcceptWithReason && !asking.entry.has(Field::Reason)) {
        return not_now(over + ": write why it is taken all the same (reason)");
    }
    return Unit{};
}

Status may_appeal(const Asking& asking, const std::string& to) {
    const std::optional<std::size_t> run = run_to_appeal(asking.procedure, asking.state);
    if (!run) {
        return not_now(is_decided(asking.run())
                           ? "There is no appeal from here" + where_else(asking)
                           : "Decide the stage first (decided): an appeal is about a decision");
    }
    const StageRun& decided = asking.state.runs[*run];
    const Appeal& appeal = *stage_of(asking.procedure, decided)->appeal;
    if (appeal.to != to) return not_now("Appeals from here go to " + appeal.to);
    for (std::size_t i = *run + 1; i < asking.state.runs.size(); ++i) {
        if (asking.state.runs[i].stage == to) {
            return not_now("That decision has been looked at in " + to + " already");
        }
    }
    // C13: nothing here goes on; the way out stays open.
    const Stage* hears = asking.procedure.find_stage(to);
    if (asking.state.persistent && hears != nullptr && hears->kind != StageKind::External) {
        return not_now("It was closed as persistent: reopen it first (reopened)");
    }
    return is_in_time(asking, appeal, decided);
}

Status may_be_led(const Asking& asking, const std::string& to) {
    const Stage* next = is_decided(asking.run())
                            ? led_to(asking.procedure, asking.stage, asking.run().outcome)
                            : nullptr;
    if (next != nullptr && next->id == to) return Unit{};
    return not_now("The outcome of this stage does not lead to " + to);
}

}  // namespace

Status may_start_stage(const Asking& asking) {
    const std::string to = asking.entry.text(Field::Stage);
    if (!contains(asking.kind.stages, to)) {
        return not_now("This kind of contact has the stages " + list_of(asking.kind.stages));
    }
    const std::string why = asking.entry.text(Field::Why);
    if (why == "appeal") return may_appeal(asking, to);
    if (asking.state.status == CaseStatus::Closed) {
        return not_now("It is closed: reopen it first (reopened)");
    }
    return why == "leads" ? may_be_led(asking, to) : may_go_next(asking, to);
}

Status may_bypass(const Asking& asking) {
    const std::string id = asking.entry.text(Field::Stage);
    const Stage* stage = asking.procedure.find_stage(id);
    const Stage* next = stage_after(asking.procedure, asking.kind, asking.stage);
    if (!asking.state.kind_chosen) {
        return not_now("Choose first what kind of contact it is (reclassified)");
    }
    const bool decided = is_decided(asking.run());
    const std::string appealed =
        decided && asking.stage.appeal ? asking.stage.appeal->to : std::string{};
    const bool is_now = !decided && id == asking.stage.id;
    const bool is_next = decided && (id == appealed || (next != nullptr && id == next->id));
    if (stage == nullptr || (!is_now && !is_next)) {
        return not_now("A person by-passes the stage that runs, " +
                       name_of(asking.procedure, asking.stage) + ", or the next one");
    }
    if (bypass_to(asking.procedure, asking.kind, *stage) == nullptr) {
        return not_now("The procedure lets nobody by-pass " + name_of(asking.procedure, *stage) +
                       ": if its holder is not detached, mark the conflict of interest "
                       "(conflict_marked) and assign somebody else");
    }
    return Unit{};
}

Status may_reopen(const Asking& asking) {
    if (asking.state.status != CaseStatus::Closed) return not_now("It is not closed");
    const std::string stage = asking.entry.text(Field::Stage);
    if (stage.empty()) return Unit{};
    const bool ran = std::ranges::any_of(asking.state.runs,
                                         [&](const StageRun& run) { return run.stage == stage; });
    if (ran && contains(asking.kind.stages, stage)) return Unit{};
    return not_now("A case is reopened in a stage that it has been in");
}

Status may_reclassify(const Asking& asking) {
    const std::string id = asking.entry.text(Field::CaseKind);
    const CaseKind* kind = asking.procedure.find_kind(id);
    if (kind == nullptr) {
        std::vector<std::string> ids;
        for (const CaseKind& one : asking.procedure.kinds)
            ids.push_back(one.id);
        return not_now("The procedure has the kinds " + list_of(ids));
    }
    const CaseState& state = asking.state;
    if (id == state.kind && state.kind_chosen) return not_now("It is of that kind already");
    if (!is_decided(asking.run()) && state.is_open()) return Unit{};
    // C8: after an answer it is the person who decides.
    if (!contains(asking.kind.may_become, id)) {
        return not_now("It was answered as “" + asking.kind.name.in("en").text +
                       "”, which cannot become that any more");
    }
    if (asking.entry.text(Field::Agreed) == "yes") return Unit{};
    return not_now(
        "After an answer the person decides whether it becomes something else: ask "
        "them, and write it down (agreed yes)");
}

}  // namespace candour::complaint
