// What a promised time has, as fields.
#include "app/console/procedures/clock_fields.h"

#include "app/console/cases/labels.h"
#include "app/console/procedures/form_choices.h"
#include "app/console/procedures/time_words.h"
#include "core/complaint/procedure/names.h"

namespace candour::console {
namespace {

using Kind = FormField::Kind;
using nlohmann::json;

template <typename T, std::size_t N, typename Words>
std::vector<Option> word_options(const OpenProcedure& draft,
                                 const complaint::NameTable<T, N>& table, Words words) {
    std::vector<Option> options;
    for (const auto& [value, word] : table)
        options.push_back({std::string(word), words(value, draft.language.tag())});
    return options;
}

std::vector<Option> milestone_options(const OpenProcedure& draft) {
    return word_options(draft, complaint::milestone_names, milestone_in_words);
}

std::vector<Option> clock_kind_options(const OpenProcedure& draft) {
    return word_options(draft, complaint::clock_kind_names, clock_kind_in_words);
}

std::vector<Option> method_options(const OpenProcedure& draft) {
    std::vector<Option> options;
    for (const std::string_view method : complaint::contact_methods)
        options.push_back({std::string(method), choice_in_words(method, draft.language)});
    return options;
}

// Which stage's milestone it counts from: this one's, or that of one before it.
std::vector<Option> stage_options(const OpenProcedure& draft, const json& stage) {
    std::vector<Option> stages = {{"", draft.language.tr("This stage")}};
    for (const Option& one : options_in(draft, "stages")) {
        if (stage.at("id") == one.value) break;
        stages.push_back(one);
    }
    return stages;
}

// The other targets of its stage that are always owed.
std::vector<Option> target_options(const OpenProcedure& draft, const json& stage,
                                   const std::string& id) {
    std::vector<Option> targets = {{"", draft.language.tr("Always")}};
    for (const json& clock : stage.value("clocks", json::array())) {
        if (clock.value("id", "") == id || clock.contains("only_if_missed") ||
            clock.value("kind", "target") != "target")
            continue;
        targets.push_back({clock.value("id", ""),
                           draft.language.tr("Only where this one is missed or moved: “{name}”",
                                             {{"name", name_of_item(clock, draft)}})});
    }
    return targets;
}

void add_when(std::vector<FormField>& fields, const OpenProcedure& draft, const json& stage,
              const std::string& id) {
    fields.push_back({.kind = Kind::Heading, .label = draft.language.tr("When it runs")});
    add_select(fields, "from", draft.language.tr("It counts from"), milestone_options(draft));
    add_select(fields, "from_stage", draft.language.tr("Of which stage"),
               stage_options(draft, stage));
    add_select(fields, "met_by", draft.language.tr("It is kept when"), milestone_options(draft));
    add_select(fields, "only_if_missed", draft.language.tr("When it is owed"),
               target_options(draft, stage, id));
    fields.push_back({.kind = Kind::More, .label = draft.language.tr("Only for some contacts")});
    add_checks(fields, "methods", draft.language.tr("Only for what came by"),
               draft.language.tr("Tick none where it is for all."), method_options(draft));
    add_flag(fields, "only_when_in_writing",
             draft.language.tr("Only where the person wants an answer in writing"));
    fields.push_back({.kind = Kind::MoreEnd});
}

void add_moving(std::vector<FormField>& fields, const OpenProcedure& draft) {
    fields.push_back({.kind = Kind::Heading, .label = draft.language.tr("Moving it")});
    add_flag(fields, "can_stop", draft.language.tr("It can be stopped, with a reason"));
    add_flag(fields, "moves", draft.language.tr("It can be moved, with a reason"));
    fields.push_back({.kind = Kind::More,
                      .label = draft.language.tr("How far it can be moved, and its last day")});
    add_length(fields, draft, "extension_", draft.language.tr("Moved by at most"),
               draft.language.tr("Leave it empty: as long as the person agrees to."));
    add_flag(fields, "agreed_with_person", draft.language.tr("Only where the person agrees"));
    add_checks(fields, "tell_bodies", draft.language.tr("Bodies whose details are given with it"),
               "", options_in(draft, "bodies"));
    add_length(fields, draft, "latest_", draft.language.tr("Never later than"),
               draft.language.tr("Leave it empty where nothing else limits it."));
    add_select(fields, "latest_from", draft.language.tr("Which counts from"),
               milestone_options(draft));
    fields.push_back({.kind = Kind::MoreEnd});
}

void take_word(json& clock, const char* field, const Fields& form, const std::string& name,
               const std::vector<Option>& options) {
    const std::string word = typed(form, name);
    if (is_option(options, word)) clock[field] = word;
}

// A choice whose first option, without a value, is that there is none.
void take_choice(json& clock, const char* field, const Fields& form,
                 const std::vector<Option>& options) {
    const std::string chosen = typed(form, field);
    clock.erase(field);
    if (!chosen.empty() && is_option(options, chosen)) clock[field] = chosen;
}

void take_extension(json& clock, const OpenProcedure& draft, const Fields& form,
                    std::vector<Problem>& problems) {
    json extension = clock.value("extension", json::object());
    clock.erase("extension");
    if (!is_ticked(form, "moves")) return;
    extension.erase("at_most");
    if (!typed(form, "extension_number").empty()) {
        if (const auto at_most = length_in(draft, form, "extension_", problems))
            extension["at_most"] = *at_most;
    }
    take_flag(extension, "agreed_with_person", form);
    take_checks(extension, "tell_bodies", form, options_in(draft, "bodies"));
    clock["extension"] = std::move(extension);
}

void take_latest(json& clock, const OpenProcedure& draft, const Fields& form,
                 std::vector<Problem>& problems) {
    json latest = clock.value("latest", json::object());
    clock.erase("latest");
    if (typed(form, "latest_number").empty()) return;
    const auto length = length_in(draft, form, "latest_", problems);
    if (!length) return;
    latest["length"] = *length;
    take_word(latest, "from", form, "latest_from", milestone_options(draft));
    clock["latest"] = std::move(latest);
}

void take_length(json& clock, const OpenProcedure& draft, const Fields& form,
                 std::vector<Problem>& problems) {
    const json why = clock.value("our_default", json());
    take_text(clock, "our_default", form, "why", draft.read.procedure.languages);
    const auto length = length_in(draft, form, "", problems);
    if (!length) return;
    const bool another = clock.contains("length") && clock["length"] != *length;
    if (another && clock.value("our_default", json()) == why) clock.erase("our_default");
    clock["length"] = *length;
}

}  // namespace

std::vector<FormField> clock_fields(const OpenProcedure& draft, const json& stage,
                                    const std::string& id) {
    std::vector<FormField> fields;
    add_text_fields(fields, draft, "name", draft.language.tr("What is promised"), Kind::Line);
    fields.push_back({.kind = Kind::Radios,
                      .name = "kind",
                      .label = draft.language.tr("What it is"),
                      .options = clock_kind_options(draft)});
    add_length(fields, draft, "", draft.language.tr("How long"), "");
    add_when(fields, draft, stage, id);
    add_moving(fields, draft);
    fields.push_back({.kind = Kind::More, .label = draft.language.tr("Why it is so long")});
    add_text_fields(fields, draft, "why",
                    draft.language.tr("Why this number, where your rules give none (optional)"),
                    Kind::Words);
    fields.push_back({.kind = Kind::MoreEnd});
    return fields;
}

Fields filled_of_clock(const json& clock) {
    Fields filled{{"kind", "target"}, {"from", "received"}, {"met_by", "decided"}};
    fill_text(filled, "name", clock, "name");
    fill_text(filled, "why", clock, "our_default");
    for (const char* field : {"kind", "from", "from_stage", "met_by", "only_if_missed"})
        fill_line(filled, field, clock, field);
    fill_length(filled, "", clock, "length");
    fill_checks(filled, clock, "methods");
    fill_flag(filled, clock, "only_when_in_writing");
    fill_flag(filled, clock, "can_stop");
    filled["moves"] = clock.contains("extension") ? "1" : "";
    const json extension = clock.value("extension", json::object());
    fill_length(filled, "extension_", extension, "at_most");
    fill_flag(filled, extension, "agreed_with_person");
    fill_checks(filled, extension, "tell_bodies");
    const json latest = clock.value("latest", json::object());
    fill_length(filled, "latest_", latest, "length");
    filled["latest_from"] = latest.value("from", "received");
    return filled;
}

Fields filled_of_new_clock(const json& stage) {
    Fields filled = filled_of_clock(json::object());
    if (stage.value("kind", "") == "external") filled["kind"] = "information";
    return filled;
}

void take_clock_fields(json& clock, const OpenProcedure& draft, const json& stage,
                       const Fields& form, std::vector<Problem>& problems) {
    need_text(draft, form, "name", N_("Write what is promised in {language}."), problems);
    take_text(clock, "name", form, "name", draft.read.procedure.languages);
    take_word(clock, "kind", form, "kind", clock_kind_options(draft));
    take_length(clock, draft, form, problems);
    take_word(clock, "from", form, "from", milestone_options(draft));
    take_choice(clock, "from_stage", form, stage_options(draft, stage));
    take_word(clock, "met_by", form, "met_by", milestone_options(draft));
    take_choice(clock, "only_if_missed", form, target_options(draft, stage, clock.value("id", "")));
    take_checks(clock, "methods", form, method_options(draft));
    take_flag(clock, "only_when_in_writing", form);
    take_flag(clock, "can_stop", form);
    take_extension(clock, draft, form, problems);
    take_latest(clock, draft, form, problems);
}

std::vector<FieldOfPlace> fields_of_clock(const std::string& place) {
    return {{place + ".name", "name", true},
            {place + ".our_default", "why", true},
            {place + ".length", "number"},
            {place + ".kind", "kind"},
            {place + ".from_stage", "from_stage"},
            {place + ".met_by", "met_by"},
            {place + ".only_if_missed", "only_if_missed"},
            {place + ".methods", "methods"},
            {place + ".can_stop", "can_stop"},
            {place + ".extension.at_most", "extension_number"},
            {place + ".extension.tell_bodies", "tell_bodies"},
            {place + ".extension", "moves"},
            {place + ".latest", "latest_number"}};
}

}  // namespace candour::console
