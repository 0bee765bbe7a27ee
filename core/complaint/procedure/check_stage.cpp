// One stage by itself: who holds it, its panel, its clocks, and what ends it.
#include <algorithm>

#include "core/complaint/procedure/check.h"

namespace candour::complaint {
namespace {

bool has(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
}

// A target or a reminder waits for something to be done.
bool waits(const ProcedureClock& clock) {
    return clock.kind == ClockKind::Target || clock.kind == ClockKind::Reminder;
}

struct StageCheck {
    const Procedure& procedure;
    std::size_t index;
    const Stage& stage;
    std::string place;
    Findings& findings;

    void add(const char* field, const std::string& what) const {
        findings.add(place_of(place, field), what);
    }
};

void check_holders(const StageCheck& check) {
    const Stage& stage = check.stage;
    if (stage.kind == StageKind::External) {
        if (!stage.holders.empty()) check.add("holders", "nobody here holds a stage outside");
    } else if (stage.holders.empty()) {
        check.findings.add(check.place, "the field 'holders' is missing: who may hold the stage?");
    }
    std::vector<std::string> posts;
    std::ranges::copy_if(stage.holders, std::back_inserter(posts),
                         [](const auto& id) { return id != post_anyone; });
    check_posts(check.procedure, posts, place_of(check.place, "holders"), check.findings);
    check_posts(check.procedure, stage.not_holders, place_of(check.place, "not_holders"),
                check.findings);
    for (const std::string& post : stage.holders) {
        if (has(stage.not_holders, post))
            check.add("not_holders", "'" + post + "' is also among its holders");
    }
}

void check_panel(const StageCheck& check) {
    const Stage& stage = check.stage;
    if (!stage.panel) {
        if (stage.kind == StageKind::Panel)
            check.findings.add(check.place, "a panel stage needs the field 'panel': who sits?");
        return;
    }
    const PanelRule& panel = *stage.panel;
    if (stage.kind != StageKind::Panel) check.add("panel", "only a panel stage has a panel");
    const std::string place = place_of(check.place, "panel");
    check_posts(check.procedure, panel.posts, place_of(place, "posts"), check.findings);
    if (panel.members_min > panel.members_max)
        check.findings.add(place, "'members_min' is larger than 'members_max'");
    if (!panel.every_post) return;
    if (panel.posts.empty())
        check.findings.add(place, "'every_post' needs 'posts': whose place is kept?");
    if (panel.posts.size() > static_cast<std::size_t>(panel.members_max))
        check.findings.add(place, "it has more posts than 'members_max'");
}

void check_from_stage(const StageCheck& check, const ProcedureClock& clock,
                      const std::string& place) {
    if (clock.from_stage.empty()) return;
    const auto& stages = check.procedure.stages;
    const auto earlier = stages.begin() + static_cast<std::ptrdiff_t>(check.index);
    if (std::ranges::find(stages.begin(), earlier, clock.from_stage, &Stage::id) == earlier) {
        check.findings.add(place_of(place, "from_stage"),
                           "there is no earlier stage '" + clock.from_stage + "'");
    }
    if (clock.from == Milestone::Received)
        check.findings.add(place_of(place, "from_stage"),
                           "a clock from receipt counts from no stage");
}

void check_only_if_missed(const StageCheck& check, const ProcedureClock& clock,
                          const std::string& place) {
    if (clock.only_if_missed.empty()) return;
    const auto& clocks = check.stage.clocks;
    const auto other = std::ranges::find(clocks, clock.only_if_missed, &ProcedureClock::id);
    if (other == clocks.end() || other->id == clock.id || other->kind != ClockKind::Target ||
        !other->only_if_missed.empty()) {
        check.findings.add(place_of(place, "only_if_missed"),
                           "there is no other target '" + clock.only_if_missed +
                               "' in this stage that is always owed");
    }
}

// What only some kinds of clock can have.
void check_clock_kind(const StageCheck& check, const ProcedureClock& clock,
                      const std::string& place) {
    const auto add = [&](const char* field, const std::string& what) {
        check.findings.add(place_of(place, field), what);
    };
    if (waits(clock)) {
        if (clock.met_by == Milestone::Received || clock.met_by == Milestone::StageStarted)
            add("met_by", "nobody does that: a stage starts and a contact comes by itself");
        if (clock.met_by == clock.from && clock.from_stage.empty())
            add("met_by", "it is met by what it counts from");
    }
    if (clock.kind != ClockKind::Target) {
        if (clock.latest) add("latest", "only a target has it");
        if (clock.extension) add("extension", "only a target can be moved");
        if (!clock.only_if_missed.empty()) add("only_if_missed", "only a target has it");
        if (clock.can_stop) add("can_stop", "only a target can be stopped");
    }
    if (check.stage.kind == StageKind::External && clock.kind != ClockKind::Information)
        add("kind", "a stage outside has only information: nobody here keeps its time");
}

void check_clock(const StageCheck& check, const ProcedureClock& clock, const std::string& place) {
    check_from_stage(check, clock, place);
    check_only_if_missed(check, clock, place);
    check_clock_kind(check, clock, place);
    if (clock.latest && clock.latest->from == clock.from && clock.from_stage.empty()) {
        check.findings.add(place_of(place, "latest"),
                           "it counts from the same as the clock: give the shorter 'length'");
    }
    if (!clock.extension) return;
    const std::string extension = place_of(place, "extension");
    check_bodies(check.procedure, clock.extension->tell_bodies, place_of(extension, "tell_bodies"),
                 check.findings);
    if (!clock.extension->at_most && !clock.extension->agreed_with_person) {
        check.findings.add(extension,
                           "without 'at_most' it needs 'agreed_with_person': else it has no end");
    }
}

void check_ending(const StageCheck& check) {
    const Stage& stage = check.stage;
    const Procedure& procedure = check.procedure;
    check_ids(
        stage.outcomes, place_of(check.place, "outcomes"), "outcome",
        [&](const auto& id) { return procedure.find_outcome(id) != nullptr; }, check.findings);
    check_bodies(procedure, stage.tells_bodies, place_of(check.place, "tells_bodies"),
                 check.findings);
    std::set<std::string_view> led;
    for (std::size_t i = 0; i < stage.leads.size(); ++i) {
        const std::string& outcome = stage.leads[i].outcome;
        const std::string place = place_of(place_of(place_of(check.place, "leads"), i), "outcome");
        if (!has(stage.outcomes, outcome))
            check.findings.add(place, "'" + outcome + "' is not among the stage's outcomes");
        if (!led.insert(outcome).second)
            check.findings.add(place, "'" + outcome + "' leads to two stages");
    }
    if (stage.needs_code && procedure.codes.empty())
        check.add("needs_code", "the procedure has no 'codes' to choose from");
    if (stage.kind != StageKind::External) {
        if (stage.outcomes.empty())
            check.findings.add(check.place, "the field 'outcomes' is missing: how can it end?");
        return;
    }
    const bool goes_on = !stage.outcomes.empty() || stage.appeal || stage.can_be_bypassed;
    if (goes_on) check.findings.add(check.place, "a stage outside has no outcome and no way on");
    if (stage.tells_bodies.empty())
        check.findings.add(check.place, "a stage outside names where: 'tells_bodies' is missing");
}

}  // namespace

void check_stage(const Procedure& procedure, std::size_t index, const std::string& place,
                 Findings& findings) {
    const Stage& stage = procedure.stages[index];
    const StageCheck check{procedure, index, stage, place, findings};
    check_holders(check);
    check_panel(check);
    for (std::size_t i = 0; i < stage.clocks.size(); ++i)
        check_clock(check, stage.clocks[i], place_of(place_of(place, "clocks"), i));
    check_ending(check);
}

}  // namespace candour::complaint
