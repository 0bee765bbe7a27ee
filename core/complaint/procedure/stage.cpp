// Reading the stages of a procedure, with their clocks, panels and appeals.
#include "core/complaint/limits.h"
#include "core/complaint/procedure/reading.h"

namespace candour::complaint {
namespace {

void read_extension(FieldReader& fields, Extension& extension, Reading& reading) {
    if (fields.any("at_most", Need::Optional) != nullptr)
        extension.at_most = read_length(fields, "at_most", 1, reading);
    extension.agreed_with_person = fields.flag("agreed_with_person", false);
    extension.tell_bodies = read_ids(fields, "tell_bodies", Need::Optional);
}

void read_latest(FieldReader& fields, ProcedureClock::Latest& latest, Reading& reading) {
    latest.length = read_length(fields, "length", 1, reading);
    latest.from = read_word(fields, "from", milestone_names, latest.from);
}

void read_clock(FieldReader& fields, ProcedureClock& clock, Reading& reading) {
    clock.id = fields.id("id", Need::Required);
    clock.name = read_text(fields, "name", Need::Required, reading);
    clock.kind = read_word(fields, "kind", clock_kind_names, clock.kind);
    clock.length = read_length(fields, "length", 1, reading);
    clock.from = read_word(fields, "from", milestone_names, clock.from);
    clock.from_stage = fields.id("from_stage", Need::Optional);
    clock.met_by = read_word(fields, "met_by", milestone_names, clock.met_by);
    clock.methods = read_methods(fields, "methods");
    clock.only_when_in_writing = fields.flag("only_when_in_writing", false);
    clock.only_if_missed = fields.id("only_if_missed", Need::Optional);
    clock.latest = read_one<ProcedureClock::Latest>(
        fields, "latest", reading,
        [&](FieldReader& item, auto& latest) { read_latest(item, latest, reading); });
    clock.extension = read_one<Extension>(
        fields, "extension", reading,
        [&](FieldReader& item, auto& extension) { read_extension(item, extension, reading); });
    clock.can_stop = fields.flag("can_stop", false);
    clock.our_default = read_text(fields, "our_default", Need::Optional, reading);
}

void read_panel(FieldReader& fields, PanelRule& panel) {
    panel.members_min = fields.number("members_min", 1, panel_members_max, panel.members_min);
    panel.members_max = fields.number("members_max", 1, panel_members_max, panel.members_max);
    panel.posts = read_ids(fields, "posts", Need::Optional);
    panel.every_post = fields.flag("every_post", false);
    panel.nobody_from_before = fields.flag("nobody_from_before", true);
}

void read_appeal(FieldReader& fields, Appeal& appeal, Reading& reading) {
    appeal.to = fields.id("to", Need::Required);
    if (fields.any("window", Need::Optional) != nullptr)
        appeal.window = read_length(fields, "window", 1, reading);
    appeal.late = read_word(fields, "late", late_appeal_names, appeal.late);
    appeal.needs_reason = fields.flag("needs_reason", false);
}

void read_ways_on(FieldReader& fields, Stage& stage, Reading& reading) {
    stage.outcomes = read_ids(fields, "outcomes", Need::Optional);
    stage.leads = read_list<Stage::Leads>(fields, "leads", Need::Optional, procedure_stages_max,
                                          reading, [](FieldReader& item, Stage::Leads& leads) {
                                              leads.outcome = item.id("outcome", Need::Required);
                                              leads.to = item.id("to", Need::Required);
                                          });
    stage.appeal = read_one<Appeal>(
        fields, "appeal", reading,
        [&](FieldReader& item, Appeal& appeal) { read_appeal(item, appeal, reading); });
}

void read_stage(FieldReader& fields, Stage& stage, Reading& reading) {
    stage.id = fields.id("id", Need::Required);
    stage.kind = read_word(fields, "kind", stage_kind_names, stage.kind);
    stage.name = read_text(fields, "name", Need::Required, reading);
    stage.what_happens = read_text(fields, "what_happens", Need::Required, reading);
    stage.holders = read_ids(fields, "holders", Need::Optional);
    stage.not_holders = read_ids(fields, "not_holders", Need::Optional);
    stage.new_person = fields.flag("new_person", false);
    stage.panel =
        read_one<PanelRule>(fields, "panel", reading,
                            [](FieldReader& item, PanelRule& panel) { read_panel(item, panel); });
    stage.can_be_bypassed = fields.flag("can_be_bypassed", false);
    stage.clocks = read_list<ProcedureClock>(
        fields, "clocks", Need::Optional, procedure_clocks_max, reading,
        [&](FieldReader& item, ProcedureClock& clock) { read_clock(item, clock, reading); });
    read_ways_on(fields, stage, reading);
    stage.needs_code = fields.flag("needs_code", false);
    stage.asks_agreement = fields.flag("asks_agreement", false);
    stage.asks_in_writing = fields.flag("asks_in_writing", false);
    stage.asks_compensation = fields.flag("asks_compensation", false);
    stage.tells_redress = fields.flag("tells_redress", false);
    stage.tells_bodies = read_ids(fields, "tells_bodies", Need::Optional);
}

}  // namespace

std::vector<Stage> read_stages(FieldReader& fields, Reading& reading) {
    return read_list<Stage>(
        fields, "stages", Need::Required, procedure_stages_max, reading,
        [&](FieldReader& item, Stage& stage) { read_stage(item, stage, reading); });
}

}  // namespace candour::complaint
