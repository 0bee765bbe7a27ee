// Who may hold a stage, sit on a panel, and decide.
#include "core/complaint/case/rules.h"

namespace candour::complaint {
namespace {

const std::set<std::string>* posts_of(const Asking& asking, const StaffId& who) {
    if (who == asking.actor.id) return &asking.actor.posts;
    const auto found = asking.actor.everybody.find(who);
    return found == asking.actor.everybody.end() ? nullptr : &found->second;
}

// In another stage than the one that runs: the same stage may run twice.
bool took_part_before(const CaseState& state, const StaffId& who) {
    const auto found = state.took_part.find(who);
    if (found == state.took_part.end()) return false;
    return std::ranges::any_of(found->second, [&](std::size_t run) {
        return state.runs[run].stage != state.runs.back().stage;
    });
}

Status may_sit(const Asking& asking, const StaffId& who) {
    const PanelRule rule = asking.stage.panel.value_or(PanelRule{});
    const std::set<std::string>* posts = posts_of(asking, who);
    if (posts == nullptr) return denied("A member of the panel is no member of staff");
    if (asking.state.excluded.contains(who)) {
        return denied("A member of the panel has a conflict of interest: choose somebody else");
    }
    if (!rule.posts.empty() && !has_post(*posts, rule.posts)) {
        return denied("Members of this panel are " + names_of_posts(asking.procedure, rule.posts));
    }
    if (!asking.stage.not_holders.empty() && has_post(*posts, asking.stage.not_holders)) {
        return denied("Not on this panel: " +
                      names_of_posts(asking.procedure, asking.stage.not_holders));
    }
    if (rule.nobody_from_before && took_part_before(asking.state, who)) {
        return denied(
            "A member of the panel took part in an earlier stage: choose somebody who "
            "did not");
    }
    return Unit{};
}

Status every_post_is_there(const Asking& asking, const std::vector<StaffId>& members) {
    if (!asking.stage.panel || !asking.stage.panel->every_post) return Unit{};
    for (const std::string& post : asking.stage.panel->posts) {
        const bool there = std::ranges::any_of(members, [&](const StaffId& who) {
            const std::set<std::string>* posts = posts_of(asking, who);
            return posts != nullptr && has_post(*posts, {post});
        });
        if (!there) {
            return not_now("The panel needs its " + names_of_posts(asking.procedure, {post}));
        }
    }
    return Unit{};
}

}  // namespace

Status may_hold(const Asking& asking, const StaffId& who) {
    const Stage& stage = asking.stage;
    const std::set<std::string>* posts = posts_of(asking, who);
    if (posts == nullptr) return denied("That is no member of staff: choose one of the list");
    if (asking.state.excluded.contains(who)) {
        return denied("They have a conflict of interest in this case: choose somebody else");
    }
    if (stage.kind == StageKind::External) {
        return not_now("Nobody here holds " + name_of(asking.procedure, stage) +
                       ": it is outside the organisation");
    }
    if (has_post(*posts, stage.not_holders)) {
        return denied(names_of_posts(asking.procedure, stage.not_holders) +
                      " may not handle it in the stage " + name_of(asking.procedure, stage));
    }
    if (!has_post(*posts, stage.holders)) {
        return denied("The stage " + name_of(asking.procedure, stage) + " is held by " +
                      names_of_posts(asking.procedure, stage.holders) + ": choose one of them");
    }
    if (stage.new_person && took_part_before(asking.state, who)) {
        return denied("They took part in an earlier stage; " + name_of(asking.procedure, stage) +
                      " needs somebody who did not");
    }
    return Unit{};
}

Status is_let_in(const Asking& asking, const StaffId& who) {
    const std::set<std::string>* posts = posts_of(asking, who);
    if (posts == nullptr || !has_post(*posts, asking.stage.not_holders)) return Unit{};
    return denied("In this stage it is not for " +
                  names_of_posts(asking.procedure, asking.stage.not_holders) +
                  ": they stay out of it, so that they can judge it later");
}

Status may_decide(const Asking& asking) {
    const StageRun& run = asking.run();
    const StaffId& who = asking.actor.id;
    if (asking.stage.kind == StageKind::External) {
        return not_now(
            "What is decided outside is written as a note; the organisation decides "
            "nothing here");
    }
    if (asking.stage.kind == StageKind::Panel) {
        if (!has_panel(asking.stage, run)) return not_now("Form the panel first (panel_formed)");
        if (contains(run.panel, who) || run.holder == who) return Unit{};
        return denied("A member of the panel writes its decision");
    }
    if (run.holder) {
        if (run.holder == who) return Unit{};
        return denied("Who holds the case decides: ask them, or have it assigned to you");
    }
    if (asking.stage.kind == StageKind::Handle) {
        return not_now("Assign it first, to " +
                       names_of_posts(asking.procedure, asking.stage.holders));
    }
    return may_hold(asking, who);
}

Status may_assign(const Asking& asking) {
    const std::optional<StaffId> person = asking.entry.person();
    if (!person) return denied("That is no member of staff: choose one of the list");
    return may_hold(asking, *person);
}

Status may_refer(const Asking& asking) {
    const std::optional<StaffId> person = asking.entry.person();
    if (person && posts_of(asking, *person) == nullptr) {
        return denied("That is no member of staff: choose one of the list");
    }
    return Unit{};
}

Status may_mark_conflict(const Asking& asking) {
    const std::optional<StaffId> person = asking.entry.person();
    if (person && asking.state.excluded.contains(*person)) {
        return not_now("Their conflict of interest is marked already");
    }
    return Unit{};
}

Status may_form_panel(const Asking& asking) {
    if (asking.stage.kind != StageKind::Panel) {
        return not_now("No panel decides in the stage " + name_of(asking.procedure, asking.stage));
    }
    if (is_decided(asking.run())) return not_now("The panel has decided already");
    const PanelRule rule = asking.stage.panel.value_or(PanelRule{});
    std::vector<StaffId> members;
    for (const std::string& hex : asking.entry.list(Field::People)) {
        ASSIGN_OR_RETURN(const StaffId who, StaffId::from_hex(hex));
        RETURN_IF_ERROR(may_sit(asking, who));
        members.push_back(who);
    }
    const int count = static_cast<int>(members.size());
    if (count < rule.members_min || count > rule.members_max) {
        return not_now("This panel has from " + std::to_string(rule.members_min) + " to " +
                       std::to_string(rule.members_max) + " members");
    }
    return every_post_is_there(asking, members);
}

Status may_leave_panel(const Asking& asking) {
    const std::optional<StaffId> person = asking.entry.person();
    if (person && contains(asking.run().panel, *person)) return Unit{};
    return not_now("They do not sit on this panel");
}

}  // namespace candour::complaint
