// What the rules, the clocks and the replay of a case ask of its procedure and its state.
#include "core/complaint/case/queries.h"

#include <array>

namespace candour::complaint {

const Stage* stage_of(const Procedure& procedure, const StageRun& run) {
    return procedure.find_stage(run.stage);
}

const Stage* stage_now(const Procedure& procedure, const CaseState& state) {
    return state.runs.empty() ? nullptr : stage_of(procedure, state.runs.back());
}

const CaseKind* kind_now(const Procedure& procedure, const CaseState& state) {
    return procedure.find_kind(state.kind);
}

bool is_complaint(const Procedure& procedure, const CaseState& state) {
    const CaseKind* kind = kind_now(procedure, state);
    return kind != nullptr && kind->is_complaint && !state.outside;
}

bool has_post(const std::set<std::string>& posts, const std::vector<std::string>& wanted) {
    return std::ranges::any_of(wanted, [&](const std::string& post) {
        return post == post_anyone || posts.contains(post);
    });
}

const Stage* led_to(const Procedure& procedure, const Stage& stage, const std::string& outcome) {
    const auto found = std::ranges::find(stage.leads, outcome, &Stage::Leads::outcome);
    return found == stage.leads.end() ? nullptr : procedure.find_stage(found->to);
}

const Stage* stage_after(const Procedure& procedure, const CaseKind& kind, const Stage& stage) {
    const auto here = std::ranges::find(kind.stages, stage.id);
    if (here == kind.stages.end() || here + 1 == kind.stages.end()) return nullptr;
    return procedure.find_stage(*(here + 1));
}

std::optional<std::size_t> run_to_appeal(const Procedure& procedure, const CaseState& state) {
    for (std::size_t i = state.runs.size(); i-- > 0;) {
        const Stage* stage = stage_of(procedure, state.runs[i]);
        if (stage == nullptr) return std::nullopt;
        if (is_decided(state.runs[i]) && stage->appeal) return i;
        if (stage->kind != StageKind::Board) return std::nullopt;
    }
    return std::nullopt;
}

std::string stage_to_begin(const CaseKind& kind, const CaseState& state) {
    for (const std::string& stage : kind.stages) {
        const bool gone_through = std::ranges::any_of(state.runs, [&](const StageRun& run) {
            return run.stage == stage && (is_decided(run) || run.bypassed);
        });
        if (!gone_through) return stage;
    }
    return kind.stages.back();
}

bool is_decided(const StageRun& run) { return run.reached.contains(Milestone::Decided); }

bool has_open_action(const CaseState& state) {
    return std::ranges::any_of(state.actions, [](const Action& action) { return !action.done; });
}

bool has_panel(const Stage& stage, const StageRun& run) {
    const std::size_t least =
        stage.panel ? static_cast<std::size_t>(std::max(stage.panel->members_min, 1)) : 1;
    return run.panel.size() >= least;
}

bool lacks_consent(const CaseState& state) {
    const bool own = state.on_behalf.empty() || state.on_behalf == "self" ||
                     state.on_behalf == "group" || state.anonymous;
    return !own && std::ranges::none_of(state.consents,
                                        [](const auto& one) { return one.second.representative; });
}

bool needs_both_endings(const Procedure& procedure, const CaseState& state) {
    return procedure.closing.both_endings && is_complaint(procedure, state) && !state.persistent;
}

bool needs_learning(const Procedure& procedure, const CaseState& state) {
    return procedure.closing.learning_required && is_complaint(procedure, state) &&
           !state.persistent;
}

bool asks_agreement(const Stage& stage, const CaseState& state) {
    return stage.asks_agreement && !state.anonymous;
}

bool takes_part(EntryKind kind) {
    using enum EntryKind;
    constexpr std::array busy = {ResolvedAtOnce, Contacted,    Heard,      Answered, Updated,
                                 OptionWeighed,  OptionAgreed, PlanAgreed, Decided,  GoodwillGiven};
    return contains(busy, kind);
}

}  // namespace candour::complaint
