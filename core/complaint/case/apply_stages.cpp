// Entries that begin and change stages.
#include "core/complaint/case/apply.h"

namespace candour::complaint {
namespace {

// A stage of the case's kind begins; what was settled before is open again.
Status begin(const Change& change, const std::string& stage, const std::string& why,
             const Moment& received) {
    if (change.procedure.find_stage(stage) == nullptr) {
        return damaged(change.entry, "the procedure has no stage " + stage);
    }
    CaseState& state = change.state;
    if (!state.runs.empty()) {
        const Stage* before = stage_now(change.procedure, state);
        state.redress_due |= before != nullptr && before->tells_redress;
    }
    state.runs.push_back({.stage = stage,
                          .started = change.entry.happened(),
                          .why = why,
                          .received = received,
                          .late = change.entry.flag(Field::Late)});
    state.holder.reset();
    state.status = CaseStatus::Open;
    state.resolved.reset();
    state.closed.reset();
    state.persistent = false;
    state.person_ending = false;
    state.organisation_ending = false;
    return Unit{};
}

// The first kind that a visitor's own label is offered, until staff choose.
const CaseKind* kind_offered(const Procedure& procedure, const std::string& label) {
    for (const CaseKind& kind : procedure.kinds) {
        for (const feedback::ContactKind one : kind.labels) {
            if (feedback::name_of(one) == label) return &kind;
        }
    }
    return procedure.kinds.empty() ? nullptr : &procedure.kinds.front();
}

}  // namespace

Status apply_opened(const Change& change) {
    const Entry& entry = change.entry;
    CaseState& state = change.state;
    state.procedure = entry.text(Field::Procedure);
    state.version = static_cast<int>(entry.number_of(Field::Version));
    if (state.procedure != change.procedure.id || state.version != change.procedure.version) {
        return Error{ErrorKind::NotFound, "the case runs under " + state.procedure + ", version " +
                                              std::to_string(state.version) +
                                              "; that procedure is needed to read it"};
    }
    state.calendar = entry.number_of(Field::Calendar);
    state.label = entry.text(Field::Label);
    state.method = entry.text(Field::Method);
    state.service = entry.text(Field::Service);
    state.unit = entry.text(Field::Unit);
    state.language = entry.text(Field::Language);
    state.anonymous = entry.flag(Field::Anonymous);
    state.outside = state.anonymous && (entry.flag(Field::Outside) ||
                                        change.procedure.anonymous == Anonymous::Outside);
    state.on_behalf = entry.text(Field::OnBehalf);
    state.opened_by = entry.by;
    state.received = entry.happened();
    state.kind_chosen = entry.has(Field::CaseKind);
    const CaseKind* kind = state.kind_chosen
                               ? change.procedure.find_kind(entry.text(Field::CaseKind))
                               : kind_offered(change.procedure, state.label);
    if (kind == nullptr || kind->stages.empty()) return damaged(entry, "its kind is not known");
    state.kind = kind->id;
    return begin(change, kind->stages.front(), "first", state.received);
}

Status apply_reclassified(const Change& change) {
    CaseState& state = change.state;
    const CaseKind* kind = change.procedure.find_kind(change.entry.text(Field::CaseKind));
    if (kind == nullptr || kind->stages.empty()) {
        return damaged(change.entry, "its kind is not known");
    }
    const bool settled = is_decided(change.run()) || !state.is_open();
    state.kind = kind->id;
    state.kind_chosen = true;
    // Before anything is settled a stage goes on that begins the other kind, too.
    if (!settled && change.run().stage == kind->stages.front()) return Unit{};
    const Moment received = settled ? change.entry.happened() : change.run().received;
    return begin(change, stage_to_begin(*kind, state), "reclassified", received);
}

Status apply_stage_started(const Change& change) {
    return begin(change, change.entry.text(Field::Stage), change.entry.text(Field::Why),
                 change.run().received);
}

Status apply_stage_bypassed(const Change& change) {
    const Stage* stage = change.procedure.find_stage(change.entry.text(Field::Stage));
    const CaseKind* kind = kind_now(change.procedure, change.state);
    const Stage* next = stage && kind ? bypass_to(change.procedure, *kind, *stage) : nullptr;
    if (next == nullptr) return damaged(change.entry, "nothing comes after that stage");
    const Moment received = change.run().received;
    if (change.run().stage != stage->id) {
        // By-passed before it began: it is in the history all the same.
        RETURN_IF_ERROR(begin(change, stage->id, "next", received));
    }
    change.run().bypassed = true;
    return begin(change, next->id, "bypass", received);
}

Status apply_reopened(const Change& change) {
    const std::string stage =
        change.entry.has(Field::Stage) ? change.entry.text(Field::Stage) : change.run().stage;
    return begin(change, stage, "reopened", change.run().received);
}

}  // namespace candour::complaint
