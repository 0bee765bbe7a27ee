// A new stage: what it is, who holds it, how it ends, and which kinds of contact go through it.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/procedures/stage_kind.h"
#include "core/complaint/procedure/names.h"

namespace candour::console {
namespace {

using complaint::StageKind;
using Kind = FormField::Kind;
using nlohmann::json;

Form new_stage_form(const OpenProcedure& draft, const Fields& filled) {
    Form form = form_about(draft, draft.language.tr("A new stage"), "/stages");
    form.facts = {
        draft.language.tr("Its times, its panel and what comes after it have pages of their own.")};
    add_text_fields(form.fields, draft, "name", draft.language.tr("Name"), Kind::Line);
    add_text_fields(form.fields, draft, "what", draft.language.tr("What happens"), Kind::Words);
    form.fields.push_back({.kind = Kind::Radios,
                           .name = "kind",
                           .label = draft.language.tr("What it is"),
                           .options = stage_kind_options(draft)});
    add_checks(form.fields, "holders", draft.language.tr("Who may hold it"),
               draft.language.tr("Nobody here holds a stage outside."), post_options(draft));
    add_checks(form.fields, "outcomes", draft.language.tr("How it can end"),
               draft.language.tr("A stage outside has no outcome."), options_in(draft, "outcomes"));
    add_checks(form.fields, "tells_bodies", draft.language.tr("Bodies outside that are named"),
               draft.language.tr("A stage outside needs one."), options_in(draft, "bodies"));
    add_checks(form.fields, "kinds", draft.language.tr("Which kinds of contact go through it"),
               draft.language.tr("It comes last in each. To change that, open the kind."),
               options_in(draft, "kinds"));
    add_place(form.fields, draft, "stages", "");
    set_values(form.fields, filled);
    return form;
}

json stage_of(const std::string& id, const OpenProcedure& draft, const Fields& form) {
    const auto& languages = draft.read.procedure.languages;
    json stage = {{"id", id}, {"kind", typed(form, "kind")}};
    take_text(stage, "name", form, "name", languages);
    take_text(stage, "what_happens", form, "what", languages);
    take_checks(stage, "holders", form, post_options(draft));
    take_checks(stage, "outcomes", form, options_in(draft, "outcomes"));
    take_checks(stage, "tells_bodies", form, options_in(draft, "bodies"));
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
    need_text(draft, form, "name", N_("Write its name in {language}."), problems);
    need_text(draft, form, "what", N_("Write what happens in {language}."), problems);
    const std::string id = free_id(typed(form, "name_" + draft.main()), ids_in(changed, "stages"));
    json stage = stage_of(id, draft, form);
    take_stage_kind(stage, draft, form, problems);
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
