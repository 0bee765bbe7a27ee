// Boxes and arrows of a procedure.
#include "core/complaint/diagram.h"

#include <algorithm>
#include <map>

namespace candour::complaint {
namespace {

struct Words {
    std::string_view language;
    Language fallback;

    ShownText of(const LocalText& text) const { return text.in(language, fallback); }
};

std::vector<DiagramTime> times_of(const Stage& stage, const Words& words) {
    std::vector<DiagramTime> times;
    for (const ProcedureClock& clock : stage.clocks) {
        if (clock.kind == ClockKind::Reminder) continue;
        times.push_back({.clock = clock.id,
                         .name = words.of(clock.name),
                         .kind = clock.kind,
                         .length = clock.length,
                         .from = clock.from,
                         .latest = clock.latest,
                         .extension = clock.extension,
                         .methods = clock.methods,
                         .only_when_in_writing = clock.only_when_in_writing,
                         .only_if_missed = !clock.only_if_missed.empty(),
                         .our_default = !clock.our_default.empty()});
    }
    return times;
}

std::vector<DiagramHolder> holders_of(const Procedure& procedure, const Stage& stage,
                                      const Words& words) {
    // On a panel sit its members, whoever keeps its papers.
    const bool seats = stage.panel && !stage.panel->posts.empty();
    std::vector<DiagramHolder> holders;
    for (const std::string& post : seats ? stage.panel->posts : stage.holders) {
        const Named* named = procedure.find_post(post);
        if (named == nullptr && post != post_anyone) continue;
        holders.push_back({post, named != nullptr ? words.of(named->name) : ShownText{}});
    }
    return holders;
}

bool leads_on(const Stage& stage, const std::string& outcome) {
    return std::ranges::find(stage.leads, outcome, &Stage::Leads::outcome) != stage.leads.end();
}

DiagramBox box_of(const Procedure& procedure, const Stage& stage, const Words& words) {
    DiagramBox box{.stage = stage.id,
                   .kind = stage.kind,
                   .name = words.of(stage.name),
                   .what_happens = words.of(stage.what_happens),
                   .holders = holders_of(procedure, stage, words),
                   .all_holders = stage.panel && stage.panel->every_post,
                   .times = times_of(stage, words),
                   .bodies = stage.tells_bodies};
    for (const std::string& id : stage.outcomes) {
        const Named* outcome = procedure.find_outcome(id);
        if (outcome != nullptr && !leads_on(stage, id)) box.ends.push_back(words.of(outcome->name));
    }
    return box;
}

using Ways = std::map<std::size_t, std::vector<DiagramWay>>;  // By where they go.

class Places {
public:
    void add(const std::string& stage) { order_.push_back(stage); }
    std::optional<std::size_t> find(std::string_view stage) const {
        const auto found = std::ranges::find(order_, stage);
        if (found == order_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - order_.begin());
    }

private:
    std::vector<std::string> order_;
};

Ways ways_from(const Procedure& procedure, const CaseKind& kind, const Stage& stage,
               const Places& places, const Words& words) {
    Ways ways;
    const auto add = [&](std::string_view to, DiagramWay way) {
        if (const auto place = places.find(to)) ways[*place].push_back(std::move(way));
    };
    for (const Stage::Leads& leads : stage.leads) {
        const Named* outcome = procedure.find_outcome(leads.outcome);
        if (outcome != nullptr) add(leads.to, {WayKind::Leads, words.of(outcome->name), {}});
    }
    if (stage.appeal) add(stage.appeal->to, {WayKind::Appeal, {}, stage.appeal->window});
    if (const Stage* next = bypass_to(procedure, kind, stage))
        add(next->id, {WayKind::ByPass, {}, {}});
    return ways;
}

}  // namespace

Diagram diagram_of(const Procedure& procedure, const CaseKind& kind, std::string_view language) {
    const Words words{language,
                      procedure.languages.empty() ? Language("en") : procedure.languages.front()};
    Diagram diagram{.title = words.of(kind.name), .definition = words.of(kind.definition)};
    Places places;
    std::vector<const Stage*> stages;
    for (const std::string& id : kind.stages) {
        const Stage* stage = procedure.find_stage(id);
        if (stage == nullptr) continue;
        places.add(id);
        stages.push_back(stage);
        diagram.boxes.push_back(box_of(procedure, *stage, words));
    }
    for (std::size_t from = 0; from < stages.size(); ++from) {
        for (auto& [to, ways] : ways_from(procedure, kind, *stages[from], places, words))
            diagram.arrows.push_back({from, to, std::move(ways)});
    }
    return diagram;
}

}  // namespace candour::complaint
