// What keeps a stage in its procedure.
#include "app/console/procedures/stage_removal.h"

#include <algorithm>

#include "app/console/procedures/form_parts.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::Stage;
using nlohmann::json;

std::string quoted(const LocalText& name, const OpenProcedure& draft) {
    return "“" + shown_text(name.in(draft.language.tag(), draft.main()).text) + "”";
}

bool leads_to(const Stage& stage, const std::string& id) {
    return (stage.appeal && stage.appeal->to == id) ||
           std::ranges::any_of(stage.leads, [&](const Stage::Leads& one) { return one.to == id; });
}

void add_references(const OpenProcedure& draft, const std::string& id,
                    std::vector<Problem>& problems) {
    for (const Stage& stage : draft.read.procedure.stages) {
        if (stage.id == id) continue;
        if (leads_to(stage, id)) {
            problems.push_back(
                {"remove",
                 draft.language.tr("{name} goes on to it: change what comes after that first.",
                                   {{"name", quoted(stage.name, draft)}})});
        }
        for (const complaint::ProcedureClock& clock : stage.clocks) {
            if (clock.from_stage == id)
                problems.push_back(
                    {"remove",
                     draft.language.tr("The time {name} counts from it: change that first.",
                                       {{"name", quoted(clock.name, draft)}})});
        }
    }
    for (const complaint::CaseKind& kind : draft.read.procedure.kinds) {
        if (kind.stages == std::vector<std::string>{id})
            problems.push_back({"remove", draft.language.tr("{name} has no other stage.",
                                                            {{"name", quoted(kind.name, draft)}})});
    }
}

}  // namespace

Result<std::vector<Problem>> stage_removal_problems(const ProcedureDesk& desk,
                                                    const OpenProcedure& draft,
                                                    const std::string& id) {
    std::vector<Problem> problems;
    add_references(draft, id, problems);
    ASSIGN_OR_RETURN(const std::int64_t cases, running_cases(desk, draft, {.stage = id}));
    if (cases > 0) {
        problems.push_back(
            {"remove",
             draft.language.tr_n(
                 "{count} case is in this stage. Keep it until it has left it.",
                 "{count} cases are in this stage. Keep it until they have left it.", cases)});
    }
    return problems;
}

void remove_stage(json& document, const std::string& id) {
    document["stages"].erase(index_of(document, "stages", id));
    for (json& kind : document["kinds"]) {
        json& stages = kind["stages"];
        const auto gone = std::ranges::find(stages, json(id));
        if (gone != stages.end()) stages.erase(gone);
    }
}

}  // namespace candour::console
