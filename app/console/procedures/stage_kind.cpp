// The kinds of stages, and what each of them may have.
#include "app/console/procedures/stage_kind.h"

#include "app/console/procedures/time_words.h"

namespace candour::console {
namespace {

using complaint::StageKind;
using nlohmann::json;

// Ways on have a page of their own, which a stage outside has not.
void check_outside(const json& stage, const OpenProcedure& draft, std::vector<Problem>& problems) {
    const PageLanguage& language = draft.language;
    if (!stage.contains("tells_bodies"))
        problems.push_back({"tells_bodies", language.tr("Say which body outside it is about.")});
    if (stage.contains("outcomes")) {
        problems.push_back({"outcomes", language.tr("A stage outside has no outcome: tick none.")});
    }
    if (stage.contains("appeal") || stage.contains("leads")) {
        problems.push_back({"kind", language.tr("Nothing comes after a stage outside. Take away "
                                                "what comes after this one first.")});
    }
}

}  // namespace

std::vector<Option> stage_kind_options(const OpenProcedure& draft) {
    std::vector<Option> options;
    for (const auto& [kind, word] : complaint::stage_kind_names)
        options.push_back({std::string(word), stage_kind_in_words(kind, draft.language.tag())});
    return options;
}

void take_stage_kind(json& stage, const OpenProcedure& draft, const Fields& form,
                     std::vector<Problem>& problems) {
    const auto kind = complaint::value_of(complaint::stage_kind_names, typed(form, "kind"));
    if (!kind) {
        problems.push_back({"kind", draft.language.tr("Say what it is.")});
        return;
    }
    // A kind that a document leaves out is left out.
    if (word_in(stage, "kind", complaint::stage_kind_names, StageKind::Handle) != *kind)
        stage["kind"] = std::string(name_of(*kind));
    if (*kind != StageKind::Panel) stage.erase("panel");
    if (*kind == StageKind::Panel && !stage.contains("panel")) {
        const complaint::PanelRule panel;
        stage["panel"] = {{"members_min", panel.members_min}, {"members_max", panel.members_max}};
    }
    if (*kind == StageKind::External) check_outside(stage, draft, problems);
}

}  // namespace candour::console
