// Rules of options, plans and decisions, and the limits of authority.
#include "core/base/pounds.h"
#include "core/complaint/case/rules.h"

namespace candour::complaint {
namespace {

// Whose it is when somebody's limit is too low: the posts of the stages after this one.
std::string whose_it_is(const Asking& asking) {
    std::vector<std::string> posts;
    const Stage* stage = stage_after(asking.procedure, asking.kind, asking.stage);
    for (; stage != nullptr && posts.empty();
         stage = stage_after(asking.procedure, asking.kind, *stage)) {
        for (const std::string& post : stage->holders) {
            if (!asking.actor.posts.contains(post) && post != post_anyone) posts.push_back(post);
        }
    }
    if (posts.empty()) return "somebody with a higher limit";
    return "somebody with a higher limit, such as " + names_of_posts(asking.procedure, posts);
}

Status not_decided_yet(const Asking& asking) {
    if (!asking.state.kind_chosen) {
        return not_now("Choose first what kind of contact it is (reclassified)");
    }
    if (!is_decided(asking.run())) return Unit{};
    return not_now("The stage was decided in entry " +
                   std::to_string(asking.run().decided_by_entry) +
                   ": write what was wrong with it as a correction (corrected)");
}

}  // namespace

Status may_agree_option(const Asking& asking) {
    if (!asking.state.options.contains(asking.entry.number_of(Field::Entry))) {
        return not_now("That entry is no option: give the number of an option_weighed");
    }
    if (asking.entry.flag(Field::Departure) && !asking.entry.has(Field::Reason)) {
        return not_now("It departs from policy: write why that is right here (reason)");
    }
    return Unit{};
}

Status may_add_action(const Asking& asking) {
    const std::optional<StaffId> owner = asking.entry.person();
    if (owner && !asking.actor.everybody.contains(*owner) && *owner != asking.actor.id) {
        return denied("An action's owner is a member of staff: choose one of the list");
    }
    if (owner) RETURN_IF_ERROR(is_let_in(asking, *owner));
    const std::optional<CivilDay> due = asking.entry.day(Field::Day);
    if (due && *due < asking.entry.when.day) {
        return not_now("An action is due on a day that is still to come");
    }
    return Unit{};
}

Status may_do_action(const Asking& asking) {
    const auto action = std::ranges::find(asking.state.actions,
                                          asking.entry.number_of(Field::Entry), &Action::entry);
    if (action != asking.state.actions.end() && !action->done) return Unit{};
    return not_now("No action is open under that number: give the number of an action_added");
}

Status may_decide_stage(const Asking& asking) {
    RETURN_IF_ERROR(not_decided_yet(asking));
    if (asking.state.legal_waiting) {
        return not_now(
            "It waits for legal proceedings: it goes on when they end (legal_ended) or "
            "when that is decided otherwise (legal_decided)");
    }
    if (asking.state.redress_due && !asking.state.redress_told) {
        return not_now(
            "Tell the person first about legal redress and its time limits "
            "(redress_told)");
    }
    RETURN_IF_ERROR(may_decide(asking));
    RETURN_IF_ERROR(outcome_is_known(asking, /*required=*/true));
    RETURN_IF_ERROR(bodies_are_known(asking));
    if (led_to(asking.procedure, asking.stage, asking.entry.text(Field::Outcome)) != nullptr) {
        return Unit{};  // Nothing is settled yet.
    }
    RETURN_IF_ERROR(asked_what_has_to_be(asking));
    if (asking.state.anonymous) return Unit{};
    return names_bodies(asking, asking.stage.tells_bodies);
}

Status may_resolve_at_once(const Asking& asking) {
    RETURN_IF_ERROR(not_decided_yet(asking));
    if (asking.state.runs.size() > 1 || asking.stage.id != asking.kind.stages.front()) {
        return not_now("It is past first contact: decide the stage (decided)");
    }
    const std::string agreed = asking.entry.text(Field::Agreed);
    if (agreed == "no" || (agreed == "unknown" && !asking.state.anonymous)) {
        return not_now(
            "At first contact it is resolved when the person agrees: else assign it or "
            "pass it on");
    }
    if (!asking.run().holder || asking.run().holder != asking.actor.id) {
        RETURN_IF_ERROR(may_hold(asking, asking.actor.id));
    }
    const std::string outcome = asking.entry.text(Field::Outcome);
    if (led_to(asking.procedure, asking.stage, outcome) != nullptr) {
        return not_now("The outcome " + outcome +
                       " leads on, it resolves nothing: decide the "
                       "stage with it (decided)");
    }
    RETURN_IF_ERROR(outcome_is_known(asking, /*required=*/false));
    RETURN_IF_ERROR(bodies_are_known(asking));
    return asked_what_has_to_be(asking);
}

Status may_say_agreed(const Asking& asking) {
    if (!is_decided(asking.run())) {
        return not_now("Decide the stage first (decided): the person agrees with what was decided");
    }
    const std::string outcome = asking.run().outcome;
    if (led_to(asking.procedure, asking.stage, outcome) != nullptr) {
        return not_now("The stage led on: there is nothing to agree with yet");
    }
    if (asking.entry.text(Field::Agreed) == "unknown" && !asking.run().contact_tried &&
        !asking.state.anonymous) {
        return not_now("Write down first how you tried to reach the person (contact_tried)");
    }
    return Unit{};
}

Status may_give_goodwill(const Asking& asking) {
    const std::string id = asking.entry.text(Field::Goodwill);
    std::vector<std::string> kinds;
    for (const Named& one : asking.procedure.goodwill)
        kinds.push_back(one.id);
    if (!contains(kinds, id)) {
        return not_now(kinds.empty() ? "The procedure has no goodwill: add its kinds there"
                                     : "Goodwill is one of: " + list_of(kinds));
    }
    const auto given = asking.state.goodwill_by.find(asking.actor.id);
    const std::int64_t before = given == asking.state.goodwill_by.end() ? 0 : given->second;
    const std::int64_t pence = asking.entry.number_of(Field::Pence);
    if (before + pence <= asking.actor.payment_limit_pence) return Unit{};
    return denied(pounds(before + pence) + " in this case is beyond your limit of " +
                  pounds(asking.actor.payment_limit_pence) + ": refer it to " +
                  whose_it_is(asking) + " (referred, why authority)");
}

}  // namespace candour::complaint
