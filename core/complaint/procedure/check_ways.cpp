// The ways through a procedure: every stage is reached, every case comes to an end.
#include <algorithm>
#include <map>

#include "core/complaint/procedure/check.h"

namespace candour::complaint {
namespace {

std::string stage_place(const std::string& place, std::size_t index) {
    return place_of(place_of(place, "stages"), index);
}

void check_targets(const Procedure& procedure, const std::string& place, Findings& findings) {
    const auto check = [&](const std::string& from, const std::string& to, const std::string& at) {
        if (procedure.find_stage(to) == nullptr) {
            findings.add(place_of(at, "to"), "there is no stage '" + to + "'");
        } else if (from == to) {
            findings.add(place_of(at, "to"), "the stage leads to itself");
        }
    };
    for (std::size_t i = 0; i < procedure.stages.size(); ++i) {
        const Stage& stage = procedure.stages[i];
        const std::string here = stage_place(place, i);
        for (std::size_t l = 0; l < stage.leads.size(); ++l)
            check(stage.id, stage.leads[l].to, place_of(place_of(here, "leads"), l));
        if (stage.appeal) check(stage.id, stage.appeal->to, place_of(here, "appeal"));
    }
}

bool in_list(const CaseKind& kind, const std::string& stage) {
    return std::ranges::find(kind.stages, stage) != kind.stages.end();
}

std::vector<std::string> ways_from(const CaseKind& kind, const Stage& stage,
                                   const Procedure& procedure) {
    std::vector<std::string> to;
    for (const Stage::Leads& leads : stage.leads)
        to.push_back(leads.to);
    if (stage.appeal) to.push_back(stage.appeal->to);
    if (const Stage* next = bypass_to(procedure, kind, stage)) to.push_back(next->id);
    return to;
}

// The stages that a case of the kind can get to.
std::set<std::string> stages_reached(const Procedure& procedure, const CaseKind& kind) {
    std::set<std::string> reached;
    std::vector<std::string> next = {kind.stages.front()};
    while (!next.empty()) {
        const std::string id = next.back();
        next.pop_back();
        const Stage* stage = procedure.find_stage(id);
        if (stage == nullptr || !reached.insert(id).second) continue;
        for (const std::string& to : ways_from(kind, *stage, procedure))
            next.push_back(to);
    }
    return reached;
}

void check_kind(const Procedure& procedure, const CaseKind& kind, const std::string& place,
                Findings& findings) {
    if (kind.stages.empty()) return;
    for (const std::string& id : kind.stages) {
        const Stage* stage = procedure.find_stage(id);
        if (stage == nullptr) continue;
        for (const std::string& to : ways_from(kind, *stage, procedure)) {
            if (procedure.find_stage(to) == nullptr || in_list(kind, to)) continue;
            findings.add(
                place, "its stage '" + id + "' leads on to '" + to + "', which is not in the list");
        }
        if (stage->can_be_bypassed && bypass_to(procedure, kind, *stage) == nullptr)
            findings.add(place,
                         "its stage '" + id + "' can be by-passed, and nothing comes after it");
    }
    const std::set<std::string> reached = stages_reached(procedure, kind);
    for (std::size_t i = 0; i < kind.stages.size(); ++i) {
        const std::string& id = kind.stages[i];
        if (procedure.find_stage(id) != nullptr && !reached.contains(id))
            findings.add(place_of(place, i), "no way from the first stage leads to '" + id + "'");
    }
}

// A case at the stage can end without anybody's appeal.
std::set<std::string> stages_with_an_end(const Procedure& procedure) {
    std::set<std::string> ending;
    for (bool more = true; more;) {
        more = false;
        for (const Stage& stage : procedure.stages) {
            if (ending.contains(stage.id)) continue;
            const bool leads_to_end = std::ranges::any_of(
                stage.leads, [&](const auto& leads) { return ending.contains(leads.to); });
            const bool may_stop = stage.outcomes.size() > stage.leads.size();
            if (!may_stop && !leads_to_end && stage.kind != StageKind::External) continue;
            ending.insert(stage.id);
            more = true;
        }
    }
    return ending;
}

// Appeals alone never come back to where they began.
bool appeals_come_back(const Procedure& procedure, const Stage& stage) {
    const Stage* at = &stage;
    for (std::size_t steps = 0; steps < procedure.stages.size(); ++steps) {
        if (!at->appeal) return false;
        at = procedure.find_stage(at->appeal->to);
        if (at == nullptr) return false;
        if (at == &stage) return true;
    }
    return false;
}

}  // namespace

void check_ways(const Procedure& procedure, const std::string& place, Findings& findings) {
    check_targets(procedure, place, findings);
    for (std::size_t i = 0; i < procedure.kinds.size(); ++i) {
        check_kind(procedure, procedure.kinds[i],
                   place_of(place_of(place_of(place, "kinds"), i), "stages"), findings);
    }
    const std::set<std::string> ending = stages_with_an_end(procedure);
    for (std::size_t i = 0; i < procedure.stages.size(); ++i) {
        const Stage& stage = procedure.stages[i];
        const std::string here = stage_place(place, i);
        if (std::ranges::none_of(procedure.kinds,
                                 [&](const CaseKind& kind) { return in_list(kind, stage.id); })) {
            findings.add(here, "no kind reaches the stage '" + stage.id + "'");
        }
        if (!ending.contains(stage.id))
            findings.add(here, "its outcomes lead in a circle that nobody can leave");
        if (appeals_come_back(procedure, stage))
            findings.add(place_of(here, "appeal"), "appeals from here lead in a circle");
    }
}

}  // namespace candour::complaint
