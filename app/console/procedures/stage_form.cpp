// One stage: its texts, who holds it, its clocks, how it ends.
#include <algorithm>
#include <charconv>

#include "app/console/procedures/drafts.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/complaint/procedure/names.h"

namespace candour::console {
namespace {

using complaint::Procedure;
using complaint::Stage;
using Kind = FormField::Kind;

struct Flag {
    const char* field;
    bool Stage::*member;
    const char* label;
};

constexpr Flag flags[] = {
    {"can_be_bypassed", &Stage::can_be_bypassed, "The person may go past this stage"},
    {"new_person", &Stage::new_person, "Nobody who took part earlier may hold it"},
    {"needs_code", &Stage::needs_code, "A decision code is given with the outcome"},
    {"asks_agreement", &Stage::asks_agreement, "Ask whether the person agrees with the outcome"},
    {"asks_in_writing", &Stage::asks_in_writing, "Ask whether they want it in writing"},
    {"asks_compensation", &Stage::asks_compensation, "Think of compensation"},
    {"tells_redress", &Stage::tells_redress, "Explain legal redress when it goes on from here"},
};

std::string clock_field(std::size_t index, const char* what) {
    return "clock" + std::to_string(index) + "_" + what;
}

// The stage's object in the document; nullptr when there is none.
nlohmann::json* stage_in(nlohmann::json& document, const std::string& id) {
    const auto stages = document.find("stages");
    if (stages == document.end() || !stages->is_array()) return nullptr;
    for (nlohmann::json& stage : *stages) {
        if (stage.is_object() && stage.contains("id") && stage["id"] == id) return &stage;
    }
    return nullptr;
}

void fill_length(Fields& filled, const std::string& name, const complaint::ClockLength& length) {
    filled[name + "number"] = std::to_string(length.number);
    filled[name + "unit"] = std::string(name_of(length.unit));
}

Fields fields_of(const OpenProcedure& draft, const Stage& stage) {
    Fields filled;
    nlohmann::json document = draft.document;
    if (const nlohmann::json* object = stage_in(document, stage.id)) {
        fill_text(filled, "name", *object, "name");
        fill_text(filled, "what", *object, "what_happens");
    }
    for (const std::string& post : stage.holders)
        filled["holders_" + post] = "1";
    for (const std::string& outcome : stage.outcomes)
        filled["outcomes_" + outcome] = "1";
    for (const Flag& flag : flags)
        filled[flag.field] = stage.*flag.member ? "1" : "";
    for (std::size_t i = 0; i < stage.clocks.size(); ++i) {
        fill_length(filled, clock_field(i, ""), stage.clocks[i].length);
        filled[clock_field(i, "stop")] = stage.clocks[i].can_stop ? "1" : "";
    }
    filled["window_unit"] = "working_days";
    if (stage.appeal && stage.appeal->window) fill_length(filled, "window_", *stage.appeal->window);
    return filled;
}

std::vector<Option> unit_options() {
    std::vector<Option> options;
    for (const auto& [unit, word] : complaint::clock_unit_names)
        options.push_back({std::string(word), unit_in_words(unit, "en")});
    return options;
}

void add_length(std::vector<FormField>& fields, const std::string& name, const std::string& label,
                const std::string& hint) {
    fields.push_back({.name = name + "number", .label = label, .hint = hint, .characters = 4});
    fields.push_back({.kind = Kind::Select,
                      .name = name + "unit",
                      .label = "Counted in",
                      .options = unit_options()});
}

std::vector<Option> named_options(const std::vector<complaint::Named>& names,
                                  const Language& main) {
    std::vector<Option> options;
    for (const complaint::Named& one : names)
        options.push_back({one.id, shown_text(one.name.in("en", main).text)});
    return options;
}

void add_clocks(Form& form, const OpenProcedure& draft, const Stage& stage) {
    for (std::size_t i = 0; i < stage.clocks.size(); ++i) {
        const complaint::ProcedureClock& clock = stage.clocks[i];
        form.fields.push_back(
            {.kind = Kind::Heading, .label = shown_text(clock.name.in("en", draft.main()).text)});
        const std::string counted_from = "From: " + milestone_in_words(clock.from, "en") +
                                         ". Kept when: " + milestone_in_words(clock.met_by, "en") +
                                         ".";
        const std::string ours = shown_text(clock.our_default.in("en", draft.main()).text);
        add_length(form.fields, clock_field(i, ""), "Number",
                   counted_from + (ours.empty() ? "" : " " + ours));
        if (clock.kind == complaint::ClockKind::Target) {
            form.fields.push_back({.kind = Kind::Flag,
                                   .name = clock_field(i, "stop"),
                                   .label = "This clock can be stopped"});
        }
    }
}

Form stage_form(const OpenProcedure& draft, const Stage& stage, const Fields& filled) {
    const Procedure& procedure = draft.read.procedure;
    Form form{.title = shown_text(stage.name.in("en", draft.main()).text),
              .lead = stage_kind_in_words(stage.kind, "en"),
              .back = address_of_procedure_draft(draft.kept.id),
              .back_text = "Back to the procedure",
              .action = address_of_procedure_draft(draft.kept.id, "/stages/" + stage.id),
              .revision = draft.kept.revision};
    add_text_fields(form.fields, "name", "Name", Kind::Line, procedure.languages);
    add_text_fields(form.fields, "what", "What happens", Kind::Words, procedure.languages);
    if (stage.kind != complaint::StageKind::External) {
        std::vector<Option> posts = {{std::string(complaint::post_anyone), "Any member of staff"}};
        const auto more = named_options(procedure.posts, draft.main());
        posts.insert(posts.end(), more.begin(), more.end());
        form.fields.push_back({.kind = Kind::Checks,
                               .name = "holders",
                               .label = "Who may hold it",
                               .options = std::move(posts)});
        form.fields.push_back({.kind = Kind::Checks,
                               .name = "outcomes",
                               .label = "How it can end",
                               .options = named_options(procedure.outcomes, draft.main())});
        for (const Flag& flag : flags)
            form.fields.push_back({.kind = Kind::Flag, .name = flag.field, .label = flag.label});
    }
    add_clocks(form, draft, stage);
    if (stage.appeal) {
        form.fields.push_back({.kind = Kind::Heading, .label = "Who is not content may go on"});
        add_length(form.fields, "window_", "Within", "Leave it empty: at any time.");
    }
    set_values(form.fields, filled);
    return form;
}

// Empty when it is no number that a clock can have; the checker says the exact limits.
std::optional<int> number_in(const Fields& form, const std::string& name) {
    const std::string text = typed(form, name);
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number < 1) return std::nullopt;
    return number;
}

std::optional<nlohmann::json> length_in(const Fields& form, const std::string& name,
                                        std::vector<Problem>& problems) {
    const auto number = number_in(form, name + "number");
    const std::string unit = typed(form, name + "unit");
    const bool known = complaint::value_of(complaint::clock_unit_names, unit).has_value();
    if (number && known) return nlohmann::json{{"number", *number}, {"unit", unit}};
    problems.push_back({name + "number", "Write a whole number, at least 1."});
    return std::nullopt;
}

// Ids of the ticked options, in the order of `all`; `field` goes when none is.
void take_checks(nlohmann::json& object, const char* field, const Fields& form,
                 const std::vector<std::string>& all) {
    nlohmann::json ids = nlohmann::json::array();
    for (const std::string& id : all) {
        if (is_ticked(form, std::string(field) + "_" + id)) ids.push_back(id);
    }
    if (ids.empty()) {
        object.erase(field);
    } else {
        object[field] = std::move(ids);
    }
}

void take_flag(nlohmann::json& object, const char* field, bool set) {
    if (set) {
        object[field] = true;
    } else {
        object.erase(field);
    }
}

std::vector<std::string> ids_of(const std::vector<complaint::Named>& names) {
    std::vector<std::string> ids;
    for (const complaint::Named& one : names)
        ids.push_back(one.id);
    return ids;
}

void take_clocks(nlohmann::json& object, const Stage& stage, const Fields& form,
                 std::vector<Problem>& problems) {
    for (std::size_t i = 0; i < stage.clocks.size(); ++i) {
        const auto length = length_in(form, clock_field(i, ""), problems);
        if (!length) continue;
        nlohmann::json& clock = object["clocks"][i];
        // Another number is no default of ours any more.
        if (clock["length"] != *length) clock.erase("our_default");
        clock["length"] = *length;
        if (stage.clocks[i].kind == complaint::ClockKind::Target)
            take_flag(clock, "can_stop", is_ticked(form, clock_field(i, "stop")));
    }
}

}  // namespace

Result<Page> stage_page(const OpenProcedure& draft, const std::string& id) {
    const Stage* stage = draft.read.procedure.find_stage(id);
    if (stage == nullptr) return Error{ErrorKind::NotFound, "there is no stage " + id};
    Page page = form_page(stage_form(draft, *stage, fields_of(draft, *stage)));
    page.section = Section::Procedures;
    return page;
}

Result<Reply> take_stage(const ProcedureDesk& desk, const OpenProcedure& draft,
                         const std::string& id, const Fields& form, const SignedIn& viewer) {
    const Procedure& procedure = draft.read.procedure;
    const Stage* stage = procedure.find_stage(id);
    nlohmann::json changed = draft.document;
    nlohmann::json* object = stage_in(changed, id);
    if (stage == nullptr || object == nullptr)
        return Error{ErrorKind::NotFound, "there is no stage " + id};
    std::vector<Problem> problems;
    take_text(*object, "name", form, "name", procedure.languages);
    take_text(*object, "what_happens", form, "what", procedure.languages);
    if (stage->kind != complaint::StageKind::External) {
        std::vector<std::string> posts = ids_of(procedure.posts);
        posts.insert(posts.begin(), std::string(complaint::post_anyone));
        take_checks(*object, "holders", form, posts);
        take_checks(*object, "outcomes", form, ids_of(procedure.outcomes));
        for (const Flag& flag : flags)
            take_flag(*object, flag.field, is_ticked(form, flag.field));
    }
    take_clocks(*object, *stage, form, problems);
    if (stage->appeal) {
        nlohmann::json& appeal = (*object)["appeal"];
        appeal.erase("window");
        if (!typed(form, "window_number").empty()) {
            if (const auto window = length_in(form, "window_", problems))
                appeal["window"] = *window;
        }
    }
    return keep_form(desk, draft, changed, std::move(problems), form, viewer,
                     [&](const Fields& filled) { return stage_form(draft, *stage, filled); });
}

}  // namespace candour::console
