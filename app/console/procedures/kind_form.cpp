// A kind of contact: what it is called and means, who chooses it, and its stages in order.
#include <algorithm>

#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

// Free places for stages that a form offers besides those that are taken.
constexpr std::size_t more_stages = 2;
constexpr std::size_t new_kind_stages = 4;

// An empty object for a kind that is not there yet.
json kind_in(const OpenProcedure& draft, const std::string& id) {
    const json* kind = item_with_id(draft.document, "kinds", id);
    return kind == nullptr ? json::object() : *kind;
}

std::vector<Option> label_options(const ProcedureDesk& desk) {
    std::vector<Option> options;
    for (const feedback::ContactKind label : feedback::offerable_contact_kinds) {
        if (label == feedback::ContactKind::SurveyAnswer) continue;
        options.push_back(
            {std::string(name_of(label)),
             shown_text(kind_name(desk.desk.organisation, label, desk.desk.language).text)});
    }
    return options;
}

std::vector<Option> other_kinds(const OpenProcedure& draft, const std::string& id) {
    std::vector<Option> options = options_in(draft, "kinds");
    std::erase_if(options, [&](const Option& one) { return one.value == id; });
    return options;
}

std::size_t stage_fields(const OpenProcedure& draft, const json& kind) {
    const std::size_t taken = kind.contains("stages") ? kind["stages"].size() : 0;
    const std::size_t wanted = taken == 0 ? new_kind_stages : taken + more_stages;
    return std::min(wanted, std::max(taken, draft.document.value("stages", json()).size()));
}

std::string stage_field(std::size_t index) { return "stage_" + std::to_string(index + 1); }

Fields fields_of(const OpenProcedure& draft, const std::string& id) {
    const json kind = kind_in(draft, id);
    Fields filled;
    fill_text(filled, "name", kind, "name");
    fill_text(filled, "definition", kind, "definition");
    fill_checks(filled, kind, "labels");
    fill_checks(filled, kind, "may_become");
    fill_flag(filled, kind, "is_complaint");
    fill_flag(filled, kind, "thanks");
    const json stages = kind.value("stages", json::array());
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (stages[i].is_string()) filled[stage_field(i)] = stages[i].get<std::string>();
    }
    fill_place(filled, draft, "kinds", id);
    return filled;
}

Form kind_form(const ProcedureDesk& desk, const OpenProcedure& draft, const std::string& id,
               const Fields& filled) {
    const json kind = kind_in(draft, id);
    const bool is_new = id.empty();
    Form form = form_about(
        draft, is_new ? draft.language.tr("A new kind of contact") : name_of_item(kind, draft),
        is_new ? "/kinds" : "/kinds/" + id);
    add_text_fields(form.fields, draft, "name", draft.language.tr("Name"), Kind::Line);
    add_text_fields(form.fields, draft, "definition", draft.language.tr("What it means"),
                    Kind::Words);
    add_checks(form.fields, "labels", draft.language.tr("What visitors call it"),
               draft.language.tr(
                   "The first kind in the list that has a visitor's own word is offered first."),
               label_options(desk));
    add_flag(form.fields, "is_complaint", draft.language.tr("It is counted as a complaint"));
    add_flag(form.fields, "thanks",
             draft.language.tr("Thank the person, and give credit where they want it"));
    form.fields.push_back(
        {.kind = Kind::Heading, .label = draft.language.tr("Its stages, in order")});
    std::vector<Option> stages = options_in(draft, "stages");
    stages.insert(stages.begin(), {"", draft.language.tr("None")});
    for (std::size_t i = 0; i < stage_fields(draft, kind); ++i)
        add_select(form.fields, stage_field(i),
                   draft.language.tr("Stage {number}", {{"number", std::to_string(i + 1)}}),
                   stages);
    form.fields.push_back({.kind = Kind::Heading, .label = draft.language.tr("Among the others")});
    add_checks(form.fields, "may_become", draft.language.tr("What it may become"),
               draft.language.tr("The person decides."), other_kinds(draft, id));
    add_place(form.fields, draft, "kinds", id);
    if (!is_new)
        add_removal(form.fields, draft, draft.language.tr("Take this kind of contact away"));
    set_values(form.fields, filled);
    return form;
}

void take_stages(json& kind, const OpenProcedure& draft, const Fields& form,
                 std::vector<Problem>& problems) {
    const std::vector<Option> possible = options_in(draft, "stages");
    const std::size_t count = stage_fields(draft, kind);
    json stages = json::array();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string stage = typed(form, stage_field(i));
        if (!is_option(possible, stage)) continue;
        if (std::ranges::find(stages, json(stage)) != stages.end())
            problems.push_back({stage_field(i), draft.language.tr("This stage is there twice.")});
        stages.push_back(stage);
    }
    if (stages.empty())
        problems.push_back({stage_field(0), draft.language.tr("Say with which stage it begins.")});
    kind["stages"] = std::move(stages);
}

void take_fields(json& kind, const ProcedureDesk& desk, const OpenProcedure& draft,
                 const std::string& id, const Fields& form, std::vector<Problem>& problems) {
    const auto& languages = draft.read.procedure.languages;
    need_text(draft, form, "name", N_("Write its name in {language}."), problems);
    need_text(draft, form, "definition", N_("Write what it means in {language}."), problems);
    take_text(kind, "name", form, "name", languages);
    take_text(kind, "definition", form, "definition", languages);
    take_checks(kind, "labels", form, label_options(desk));
    take_flag(kind, "is_complaint", form);
    take_flag(kind, "thanks", form);
    take_stages(kind, draft, form, problems);
    take_checks(kind, "may_become", form, other_kinds(draft, id));
}

// Where the loader's words about the kind stand in its form.
std::vector<FieldOfPlace> fields_at(const json& document, const std::string& id) {
    const std::string here = "kinds[" + std::to_string(index_of(document, "kinds", id)) + "].";
    std::vector<FieldOfPlace> fields = {{here + "name", "name", true},
                                        {here + "definition", "definition", true},
                                        {here + "labels", "labels"},
                                        {here + "may_become", "may_become"}};
    const std::size_t stages = item_with_id(document, "kinds", id)->at("stages").size();
    for (std::size_t i = 0; i < stages; ++i)
        fields.push_back({here + "stages[" + std::to_string(i) + "]", stage_field(i)});
    fields.push_back({here + "stages", stage_field(0)});
    return fields;
}

// Why it cannot go: what refers to it, and the cases that have it. A stage that only it goes
// through is said on the draft's page.
Result<std::vector<Problem>> removal_problems(const ProcedureDesk& desk, const OpenProcedure& draft,
                                              const std::string& id) {
    std::vector<Problem> problems;
    if (draft.document.at("kinds").size() == 1)
        problems.push_back(
            {"remove", draft.language.tr("A procedure has at least one kind of contact.")});
    for (const json& other : draft.document.at("kinds")) {
        const json becomes = other.value("may_become", json::array());
        if (std::ranges::find(becomes, json(id)) != becomes.end()) {
            problems.push_back(
                {"remove", draft.language.tr("“{name}” may become it: take that off there first.",
                                             {{"name", name_of_item(other, draft)}})});
        }
    }
    ASSIGN_OR_RETURN(const std::int64_t cases, running_cases(desk, draft, {.kind = id}));
    if (cases > 0) {
        problems.push_back(
            {"remove",
             draft.language.tr_n(
                 "{count} case of this kind still runs. Keep it until it is closed.",
                 "{count} cases of this kind still run. Keep it until they are closed.", cases)});
    }
    return problems;
}

}  // namespace

Result<Page> kind_page(const ProcedureDesk& desk, const OpenProcedure& draft,
                       const std::string& id) {
    if (item_with_id(draft.document, "kinds", id) == nullptr)
        return Error{ErrorKind::NotFound, "there is no kind " + id};
    return procedure_form_page(kind_form(desk, draft, id, fields_of(draft, id)));
}

Result<Page> new_kind_page(const ProcedureDesk& desk, const OpenProcedure& draft,
                           const std::string&) {
    return procedure_form_page(kind_form(desk, draft, "", fields_of(draft, "")));
}

Result<Reply> take_kind(const ProcedureDesk& desk, const OpenProcedure& draft,
                        const std::string& id, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    json* kind = item_with_id(changed, "kinds", id);
    if (kind == nullptr) return Error{ErrorKind::NotFound, "there is no kind " + id};
    std::vector<Problem> problems;
    if (is_ticked(form, "remove")) {
        ASSIGN_OR_RETURN(problems, removal_problems(desk, draft, id));
        changed["kinds"].erase(index_of(changed, "kinds", id));
    } else {
        take_fields(*kind, desk, draft, id, form, problems);
        take_place(changed, "kinds", id, form);
        judge(draft, changed, fields_at(changed, id), problems);
    }
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return kind_form(desk, draft, id, filled); });
}

Result<Reply> take_new_kind(const ProcedureDesk& desk, const OpenProcedure& draft,
                            const std::string&, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    std::vector<Problem> problems;
    const std::string id = free_id(typed(form, "name_" + draft.main()), ids_in(changed, "kinds"));
    json kind = {{"id", id}};
    take_fields(kind, desk, draft, id, form, problems);
    changed["kinds"].push_back(std::move(kind));
    take_place(changed, "kinds", id, form);
    judge(draft, changed, fields_at(changed, id), problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return kind_form(desk, draft, "", filled); });
}

}  // namespace candour::console
