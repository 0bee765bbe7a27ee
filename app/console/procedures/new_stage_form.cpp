// A new stage: what it is, who holds it, how it ends, and which kinds of contact go through it.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/procedures/time_words.h"
#include "core/complaint/procedure/names.h"

namespace candour::console {
namespace {

using complaint::StageKind;
using Kind = FormField::Kind;
using nlohmann::json;

std::vector<Option> stage_kind_options() {
    std::vector<Option> options;
    for (const auto& [kind, word] : complaint::stage_kind_names)
        options.push_back({std::string(word), stage_kind_in_words(kind, "en")});
    return options;
}

Form new_stage_form(const OpenProcedure& draft, const Fields& filled) {
    const auto& languages = draft.read.procedure.languages;
    Form form = form_about(draft, "A new stage", "/stages");
    form.facts = {"Its times, its panel and what comes after it have pages of their own."};
    add_text_fields(form.fields, "name", "Name", Kind::Line, languages);
    add_text_fields(form.fields, "what", "What happens", Kind::Words, languages);
    form.fields.push_back({.kind = Kind::Radios,
                           .name = "kind",
                           .label = "What it is",
                           .options = stage_kind_options()});
    add_checks(form.fields, "holders", "Who may hold it", "Nobody here holds a stage outside.",
               post_options(draft));
    add_checks(form.fields, "outcomes", "How it can end", "A stage outside has no outcome.",
               options_in(draft, "outcomes"));
    add_checks(form.fields, "tells_bodies", "Bodies outside that are named",
               "A stage outside needs one.", options_in(draft, "bodies"));
    add_checks(form.fields, "kinds", "Which kinds of contact go through it",
               "It comes last in each. To change that, open the kind.", options_in(draft, "kinds"));
    add_place(form.fields, draft, "stages", "");
    set_values(form.fields, filled);
    return form;
}

json stage_of(const std::string& id, StageKind kind, const OpenProcedure& draft,
              const Fields& form) {
    const auto& languages = draft.read.procedure.languages;
    json stage = {{"id", id}, {"kind", std::string(name_of(kind))}};
    take_text(stage, "name", form, "name", languages);
    take_text(stage, "what_happens", form, "what", languages);
    take_checks(stage, "holders", form, post_options(draft));
    take_checks(stage, "outcomes", form, options_in(draft, "outcomes"));
    take_checks(stage, "tells_bodies", form, options_in(draft, "bodies"));
    if (kind == StageKind::Panel) {
        const complaint::PanelRule panel;
        stage["panel"] = {{"members_min", panel.members_min}, {"members_max", panel.members_max}};
    }
    return stage;
}

std::vector<FieldOfPlace> fields_at(const std::string& place) {
    return {{place + ".name", "name", true},
            {place + ".what_happens", "what", true},
            {place + ".holders", "holders"},
            {place + ".outcomes", "outcomes"},
            {place + ".tells_bodies", "tells_bodies"}};
}

}  // namespace

Result<Page> new_stage_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string&) {
    Fields filled{{"kind", std::string(name_of(StageKind::Handle))}};
    fill_place(filled, draft, "stages", "");
    return procedure_form_page(new_stage_form(draft, filled));
}

Result<Reply> take_new_stage(const ProcedureDesk& desk, const OpenProcedure& draft,
                             const std::string&, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    std::vector<Problem> problems;
    need_text(draft, form, "name", "its name", problems);
    need_text(draft, form, "what", "what happens", problems);
    const auto kind = complaint::value_of(complaint::stage_kind_names, typed(form, "kind"));
    if (!kind) problems.push_back({"kind", "Say what it is."});
    const std::string id = free_id(typed(form, "name_" + draft.main()), ids_in(changed, "stages"));
    json stage = stage_of(id, kind.value_or(StageKind::Handle), draft, form);
    if (kind == StageKind::External && !stage.contains("tells_bodies"))
        problems.push_back({"tells_bodies", "Say which body outside it is about."});
    if (kind == StageKind::External && stage.contains("outcomes"))
        problems.push_back({"outcomes", "A stage outside has no outcome: tick none."});
    changed["stages"].push_back(std::move(stage));
    for (json& one : changed["kinds"]) {
        if (is_ticked(form, "kinds_" + one.value("id", ""))) one["stages"].push_back(id);
    }
    take_place(changed, "stages", id, form);
    const std::string place = "stages[" + std::to_string(index_of(changed, "stages", id)) + "]";
    judge(draft, changed, fields_at(place), problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return new_stage_form(draft, filled); });
}

}  // namespace candour::console
