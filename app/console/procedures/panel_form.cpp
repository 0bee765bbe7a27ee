// Who sits on the panel of a stage.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "core/complaint/limits.h"

namespace candour::console {
namespace {

using nlohmann::json;

constexpr const char* numbers[] = {"members_min", "members_max"};

// The stage with that id, where it is one that a panel decides.
json* panel_stage(json& document, const std::string& id) {
    json* stage = item_with_id(document, "stages", id);
    return stage != nullptr && stage->value("kind", "") == "panel" ? stage : nullptr;
}

Fields fields_of(const json& panel) {
    const complaint::PanelRule otherwise;
    Fields filled;
    filled["members_min"] = std::to_string(panel.value("members_min", otherwise.members_min));
    filled["members_max"] = std::to_string(panel.value("members_max", otherwise.members_max));
    fill_checks(filled, panel, "posts");
    fill_flag(filled, panel, "every_post");
    fill_flag(filled, panel, "nobody_from_before", /*otherwise=*/true);
    return filled;
}

Form panel_form(const OpenProcedure& draft, const json& stage, const Fields& filled) {
    Form form = form_about(
        draft, draft.language.tr("The panel of “{name}”", {{"name", name_of_item(stage, draft)}}),
        "/panels/" + stage.at("id").get<std::string>());
    form.fields = {
        {.name = "members_min", .label = draft.language.tr("Members, at least"), .characters = 4},
        {.name = "members_max", .label = draft.language.tr("Members, at most"), .characters = 4}};
    add_checks(form.fields, "posts", draft.language.tr("Who may sit on it"),
               draft.language.tr("Tick none where anybody may."), options_in(draft, "posts"));
    add_flag(form.fields, "every_post", draft.language.tr("Each of these posts has a place"),
             draft.language.tr("For example, both the Chair and the Vice-Chair have to be there."));
    add_flag(form.fields, "nobody_from_before",
             draft.language.tr("Nobody who took part in an earlier stage may sit"));
    set_values(form.fields, filled);
    return form;
}

void take_members(json& panel, const OpenProcedure& draft, const Fields& form,
                  std::vector<Problem>& problems) {
    for (const char* field : numbers) {
        const auto number = number_in(form, field, 1);
        if (!number || *number > complaint::panel_members_max) {
            problems.push_back(
                {field,
                 draft.language.tr(
                     "Write a whole number from {first} to {last}.",
                     {{"first", "1"}, {"last", std::to_string(complaint::panel_members_max)}})});
            continue;
        }
        panel[field] = *number;
    }
}

std::vector<FieldOfPlace> fields_at(const std::string& stage) {
    const std::string panel = stage + ".panel";
    return {{panel + ".members_min", "members_min"},
            {panel + ".members_max", "members_max"},
            {panel + ".posts", "posts"},
            {panel, "members_max"}};
}

}  // namespace

Result<Page> panel_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string& id) {
    json document = draft.document;
    const json* stage = panel_stage(document, id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "no panel decides the stage " + id};
    return procedure_form_page(
        panel_form(draft, *stage, fields_of(stage->value("panel", json::object()))));
}

Result<Reply> take_panel(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& id, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    json* stage = panel_stage(changed, id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "no panel decides the stage " + id};
    std::vector<Problem> problems;
    json& panel = (*stage)["panel"];
    take_members(panel, draft, form, problems);
    take_checks(panel, "posts", form, options_in(draft, "posts"));
    take_flag(panel, "every_post", form);
    take_flag(panel, "nobody_from_before", form, /*otherwise=*/true);
    const std::string place = "stages[" + std::to_string(index_of(changed, "stages", id)) + "]";
    judge(draft, changed, fields_at(place), problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return panel_form(draft, *stage, filled); });
}

}  // namespace candour::console
