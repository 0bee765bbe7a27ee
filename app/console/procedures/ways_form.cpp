// What comes after a stage: where a person goes who is not content, outcomes that lead on by
// themselves, and the bodies outside that are named.
#include <algorithm>

#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

bool is_outside(const json& stage) { return stage.value("kind", "") == "external"; }

// The outcomes that may end the stage, with their names.
std::vector<Option> outcomes_of(const OpenProcedure& draft, const json& stage) {
    const json ids = stage.value("outcomes", json::array());
    std::vector<Option> outcomes = options_in(draft, "outcomes");
    std::erase_if(outcomes, [&](const Option& one) {
        return std::ranges::find(ids, json(one.value)) == ids.end();
    });
    return outcomes;
}

std::vector<Option> other_stages(const OpenProcedure& draft, const json& stage,
                                 const std::string& nowhere) {
    std::vector<Option> stages = options_in(draft, "stages");
    std::erase_if(stages, [&](const Option& one) { return stage.at("id") == one.value; });
    stages.insert(stages.begin(), {"", nowhere});
    return stages;
}

std::string lead_field(const std::string& outcome) { return "lead_" + outcome; }

Fields fields_of(const json& stage) {
    Fields filled;
    fill_checks(filled, stage, "tells_bodies");
    const json appeal = stage.value("appeal", json::object());
    fill_line(filled, "appeal_to", appeal, "to");
    fill_length(filled, "window_", appeal, "window");
    filled["late"] = appeal.value("late", "accept_with_reason");
    fill_flag(filled, appeal, "needs_reason");
    for (const json& lead : stage.value("leads", json::array()))
        fill_line(filled, lead_field(lead.value("outcome", "")), lead, "to");
    return filled;
}

std::vector<Option> late_options(const OpenProcedure& draft) {
    return {{"accept", draft.language.tr("is heard all the same")},
            {"accept_with_reason", draft.language.tr("is heard where there is a reason for it")},
            {"refuse", draft.language.tr("is not heard")}};
}

Form ways_form(const OpenProcedure& draft, const json& stage, const Fields& filled) {
    Form form = form_about(
        draft, draft.language.tr("After “{name}”", {{"name", name_of_item(stage, draft)}}),
        "/ways/" + stage.at("id").get<std::string>());
    if (!is_outside(stage)) {
        form.fields.push_back(
            {.kind = Kind::Heading, .label = draft.language.tr("Who is not content")});
        add_select(form.fields, "appeal_to", draft.language.tr("Goes on to"),
                   other_stages(draft, stage, draft.language.tr("Nowhere: it ends here")));
        add_length(form.fields, draft, "window_", draft.language.tr("Within"),
                   draft.language.tr("Leave it empty: at any time."));
        form.fields.push_back({.kind = Kind::Radios,
                               .name = "late",
                               .label = draft.language.tr("Who comes later than that"),
                               .options = late_options(draft)});
        add_flag(form.fields, "needs_reason", draft.language.tr("The person says why"));
        form.fields.push_back({.kind = Kind::Heading,
                               .label = draft.language.tr("Where an outcome leads by itself")});
        for (const Option& outcome : outcomes_of(draft, stage))
            add_select(form.fields, lead_field(outcome.value),
                       draft.language.tr("After “{name}”", {{"name", outcome.text}}),
                       other_stages(draft, stage, draft.language.tr("The stage ends")));
    }
    add_checks(form.fields, "tells_bodies", draft.language.tr("Bodies outside that are named"), "",
               options_in(draft, "bodies"));
    set_values(form.fields, filled);
    return form;
}

void take_appeal(json& stage, const OpenProcedure& draft, const Fields& form,
                 std::vector<Problem>& problems) {
    const std::string to = typed(form, "appeal_to");
    if (to.empty() || !is_option(other_stages(draft, stage, ""), to)) {
        stage.erase("appeal");
        return;
    }
    json& appeal = stage["appeal"];
    appeal["to"] = to;
    appeal.erase("window");
    if (!typed(form, "window_number").empty()) {
        if (const auto window = length_in(draft, form, "window_", problems))
            appeal["window"] = *window;
    }
    const std::string late = typed(form, "late");
    if (is_option(late_options(draft), late)) appeal["late"] = late;
    take_flag(appeal, "needs_reason", form);
}

// What leads on already keeps its order.
void take_leads(json& stage, const OpenProcedure& draft, const Fields& form) {
    std::vector<Option> outcomes = outcomes_of(draft, stage);
    const json before = stage.value("leads", json::array());
    const auto rank = [&](const Option& one) {
        return std::ranges::find_if(
                   before,
                   [&](const json& lead) { return lead.value("outcome", "") == one.value; }) -
               before.begin();
    };
    std::ranges::stable_sort(outcomes, {}, rank);
    const std::vector<Option> stages = other_stages(draft, stage, "");
    json leads = json::array();
    for (const Option& outcome : outcomes) {
        const std::string to = typed(form, lead_field(outcome.value));
        if (!to.empty() && is_option(stages, to))
            leads.push_back(json{{"outcome", outcome.value}, {"to", to}});
    }
    stage.erase("leads");
    if (!leads.empty()) stage["leads"] = std::move(leads);
}

std::vector<FieldOfPlace> fields_at(const json& stage, const std::string& place) {
    std::vector<FieldOfPlace> fields = {{place + ".appeal.window", "window_number"},
                                        {place + ".appeal", "appeal_to"},
                                        {place + ".tells_bodies", "tells_bodies"}};
    const json leads = stage.value("leads", json::array());
    for (std::size_t i = 0; i < leads.size(); ++i)
        fields.push_back({place + ".leads[" + std::to_string(i) + "]",
                          lead_field(leads[i].value("outcome", ""))});
    return fields;
}

}  // namespace

Result<Page> ways_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string& id) {
    const json* stage = item_with_id(draft.document, "stages", id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + id};
    return procedure_form_page(ways_form(draft, *stage, fields_of(*stage)));
}

Result<Reply> take_ways(const ProcedureDesk& desk, const OpenProcedure& draft,
                        const std::string& id, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    json* stage = item_with_id(changed, "stages", id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + id};
    std::vector<Problem> problems;
    if (!is_outside(*stage)) {
        take_appeal(*stage, draft, form, problems);
        take_leads(*stage, draft, form);
    }
    take_checks(*stage, "tells_bodies", form, options_in(draft, "bodies"));
    const std::string place = "stages[" + std::to_string(index_of(changed, "stages", id)) + "]";
    if (is_outside(*stage) && !stage->contains("tells_bodies"))
        problems.push_back(
            {"tells_bodies", draft.language.tr("Say which body outside it is about.")});
    judge(draft, changed, fields_at(*stage, place), problems);
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return ways_form(draft, *stage, filled); });
}

}  // namespace candour::console
