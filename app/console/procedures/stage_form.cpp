// One stage: its texts, who holds it, how long its clocks are, how it ends.
#include "app/console/procedures/draft_forms.h"
#include "app/console/procedures/draft_problems.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/procedures/stage_kind.h"
#include "app/console/procedures/stage_removal.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::StageKind;
using Kind = FormField::Kind;
using nlohmann::json;

struct Flag {
    const char* field;
    std::string_view label;
};

constexpr Flag flags[] = {
    {"can_be_bypassed", N_("The person may go past this stage")},
    {"new_person", N_("Nobody who took part earlier may hold it")},
    {"needs_code", N_("A decision code is given with the outcome")},
    {"asks_agreement", N_("Ask whether the person agrees with the outcome")},
    {"asks_in_writing", N_("Ask whether they want it in writing")},
    {"asks_compensation", N_("Think of compensation")},
    {"tells_redress", N_("Explain legal redress when it goes on from here")},
};

std::string clock_field(std::size_t index, const char* what) {
    return "clock" + std::to_string(index) + "_" + what;
}

bool is_outside(const json& stage) { return stage.value("kind", "") == "external"; }
json clocks_of(const json& stage) { return stage.value("clocks", json::array()); }
bool is_target(const json& clock) { return clock.value("kind", "target") == "target"; }

Fields fields_of(const OpenProcedure& draft, const json& stage) {
    const StageKind kind = word_in(stage, "kind", complaint::stage_kind_names, StageKind::Handle);
    Fields filled{{"kind", std::string(name_of(kind))}};
    fill_text(filled, "name", stage, "name");
    fill_text(filled, "what", stage, "what_happens");
    for (const char* list : {"holders", "not_holders", "outcomes", "tells_bodies"})
        fill_checks(filled, stage, list);
    for (const Flag& flag : flags)
        fill_flag(filled, stage, flag.field);
    const json clocks = clocks_of(stage);
    for (std::size_t i = 0; i < clocks.size(); ++i) {
        fill_length(filled, clock_field(i, ""), clocks[i], "length");
        filled[clock_field(i, "stop")] = clocks[i].value("can_stop", false) ? "1" : "";
    }
    fill_place(filled, draft, "stages", stage.at("id").get<std::string>());
    return filled;
}

void add_clocks(Form& form, const OpenProcedure& draft, const json& stage) {
    const complaint::ProcedureClock otherwise;
    const json clocks = clocks_of(stage);
    for (std::size_t i = 0; i < clocks.size(); ++i) {
        const json& clock = clocks[i];
        form.fields.push_back({.kind = Kind::Heading, .label = name_of_item(clock, draft)});
        const auto from = word_in(clock, "from", complaint::milestone_names, otherwise.from);
        const auto met_by = word_in(clock, "met_by", complaint::milestone_names, otherwise.met_by);
        const std::string counted_from =
            draft.language.tr("From: {from}. Kept when: {kept}.",
                              {{"from", milestone_in_words(from, draft.language.tag())},
                               {"kept", milestone_in_words(met_by, draft.language.tag())}});
        Fields ours;
        fill_text(ours, "why", clock, "our_default");
        const bool translated = ours.contains("why_" + draft.language.tag());
        const std::string why =
            shown_text(field(ours, "why_" + (translated ? draft.language.tag() : draft.main())));
        add_length(form.fields, draft, clock_field(i, ""), draft.language.tr("Number"),
                   counted_from + (why.empty() ? "" : " " + why));
        if (is_target(clock))
            add_flag(form.fields, clock_field(i, "stop"),
                     draft.language.tr("This clock can be stopped"));
    }
}

// What is asked only of a stage that somebody here holds.
void add_rules(Form& form, const OpenProcedure& draft) {
    add_checks(form.fields, "not_holders", draft.language.tr("Who may never hold it"),
               draft.language.tr("Also when they have another post that may."),
               options_in(draft, "posts"));
    for (const Flag& flag : flags)
        add_flag(form.fields, flag.field, draft.language.tr(flag.label));
}

Form stage_form(const OpenProcedure& draft, const json& stage, const Fields& filled) {
    const std::string id = stage.at("id");
    Form form = form_about(draft, name_of_item(stage, draft), "/stages/" + id);
    form.lead =
        stage_kind_in_words(word_in(stage, "kind", complaint::stage_kind_names, StageKind::Handle),
                            draft.language.tag());
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
    if (!is_outside(stage) || typed(filled, "kind") != "external") add_rules(form, draft);
    add_clocks(form, draft, stage);
    form.fields.push_back({.kind = Kind::Heading, .label = draft.language.tr("Among the others")});
    add_place(form.fields, draft, "stages", id);
    add_removal(form.fields, draft, draft.language.tr("Take this stage away"));
    set_values(form.fields, filled);
    return form;
}

void take_clocks(json& stage, const OpenProcedure& draft, const Fields& form,
                 std::vector<Problem>& problems) {
    const std::size_t count = clocks_of(stage).size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto length = length_in(draft, form, clock_field(i, ""), problems);
        if (!length) continue;
        json& clock = stage["clocks"][i];
        // Another number is no default of ours any more.
        if (clock["length"] != *length) clock.erase("our_default");
        clock["length"] = *length;
        if (!is_target(clock)) continue;
        clock.erase("can_stop");
        if (is_ticked(form, clock_field(i, "stop"))) clock["can_stop"] = true;
    }
}

void take_fields(json& stage, const OpenProcedure& draft, const Fields& form,
                 std::vector<Problem>& problems) {
    const auto& languages = draft.read.procedure.languages;
    need_text(draft, form, "name", N_("Write its name in {language}."), problems);
    need_text(draft, form, "what", N_("Write what happens in {language}."), problems);
    take_text(stage, "name", form, "name", languages);
    take_text(stage, "what_happens", form, "what", languages);
    take_checks(stage, "holders", form, post_options(draft));
    take_checks(stage, "outcomes", form, options_in(draft, "outcomes"));
    take_checks(stage, "tells_bodies", form, options_in(draft, "bodies"));
    take_stage_kind(stage, draft, form, problems);
    // Nobody here keeps rules outside.
    const Fields& rules = is_outside(stage) ? Fields{} : form;
    take_checks(stage, "not_holders", rules, options_in(draft, "posts"));
    for (const Flag& flag : flags)
        take_flag(stage, flag.field, rules);
    take_clocks(stage, draft, form, problems);
}

// Where the loader's words about the stage stand in its form.
std::vector<FieldOfPlace> fields_at(const json& document, const std::string& id) {
    const std::string here = "stages[" + std::to_string(index_of(document, "stages", id)) + "].";
    std::vector<FieldOfPlace> fields = {{here + "name", "name", true},
                                        {here + "what_happens", "what", true}};
    for (const char* list :
         {"kind", "holders", "not_holders", "outcomes", "tells_bodies", "needs_code"})
        fields.push_back({here + list, list});
    const std::size_t clocks = clocks_of(*item_with_id(document, "stages", id)).size();
    for (std::size_t i = 0; i < clocks; ++i)
        fields.push_back(
            {here + "clocks[" + std::to_string(i) + "].length", clock_field(i, "number")});
    return fields;
}

}  // namespace

Result<Page> stage_page(const ProcedureDesk&, const OpenProcedure& draft, const std::string& id) {
    const json* stage = item_with_id(draft.document, "stages", id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + id};
    return procedure_form_page(stage_form(draft, *stage, fields_of(draft, *stage)));
}

Result<Reply> take_stage(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& id, const Fields& form, const SignedIn& viewer) {
    json changed = draft.document;
    json* stage = item_with_id(changed, "stages", id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + id};
    const json before = *stage;
    std::vector<Problem> problems;
    if (is_ticked(form, "remove")) {
        ASSIGN_OR_RETURN(problems, stage_removal_problems(desk, draft, id));
        remove_stage(changed, id);
    } else {
        take_fields(*stage, draft, form, problems);
        take_place(changed, "stages", id, form);
        judge(draft, changed, fields_at(changed, id), problems);
    }
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return stage_form(draft, before, filled); });
}

}  // namespace candour::console
