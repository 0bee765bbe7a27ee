// Rules of moving and stopping clocks: only where the procedure says so, always with a reason.
#include "core/complaint/case/rules.h"
#include "core/complaint/case_clocks.h"

namespace candour::complaint {
namespace {

std::string clocks_that_move(const Stage& stage) {
    std::vector<std::string> ids;
    for (const ProcedureClock& clock : stage.clocks) {
        if (clock.extension) ids.push_back(clock.id);
    }
    return ids.empty() ? "No clock of this stage can be moved"
                       : "In this stage these clocks can be moved: " + list_of(ids);
}

bool can_stop(const Stage& stage) {
    return std::ranges::any_of(stage.clocks,
                               [](const ProcedureClock& clock) { return clock.can_stop; });
}

bool stand_still(const CaseState& state) { return !state.stops.empty() && !state.stops.back().to; }

Status is_within(const Asking& asking, const CaseClock& clock, CivilDay until) {
    const Extension& extension = *clock.rule->extension;
    if (extension.at_most) {
        ASSIGN_OR_RETURN(const Deadline most,
                         deadline(clock.first_due, *extension.at_most, asking.calendar));
        if (until > most.due) {
            return not_now("The procedure lets this clock run until " + to_iso(most.due) +
                           " at most");
        }
    }
    const bool agreed = asking.entry.text(Field::Agreed) == "yes";
    if ((extension.agreed_with_person || !extension.at_most) && !agreed) {
        return not_now(
            "A later day needs the person's agreement: ask them, and write it down "
            "(agreed yes)");
    }
    RETURN_IF_ERROR(bodies_are_known(asking));
    return names_bodies(asking, extension.tell_bodies);
}

}  // namespace

Status may_extend(const Asking& asking) {
    const std::string id = asking.entry.text(Field::Clock);
    const auto rule = std::ranges::find(asking.stage.clocks, id, &ProcedureClock::id);
    if (rule == asking.stage.clocks.end() || !rule->extension) {
        return not_now(clocks_that_move(asking.stage));
    }
    ASSIGN_OR_RETURN(const std::vector<CaseClock> clocks,
                     clocks_of(asking.procedure, asking.state, asking.calendar, asking.entry.when));
    const auto clock = std::ranges::find_if(clocks, [&](const CaseClock& one) {
        return one.rule->id == id && one.run + 1 == asking.state.runs.size();
    });
    if (clock == clocks.end()) {
        return not_now("The clock " + id + " does not run yet: it moves when it does");
    }
    if (clock->state == ClockState::Overdue) {
        return not_now("The clock " + id + " was due on " + to_iso(clock->due.due) +
                       ": what is late stays late; tell the person why and until when (updated)");
    }
    if (clock->state != ClockState::Running && clock->state != ClockState::Stopped) {
        return not_now("The clock " + id + " has been kept or is over");
    }
    const std::optional<CivilDay> until = asking.entry.day(Field::Day);
    if (!until || *until <= clock->due.due) {
        return not_now("The clock " + id + " runs until " + to_iso(clock->due.due) +
                       " already: give a later day");
    }
    return is_within(asking, *clock, *until);
}

Status may_stop_clocks(const Asking& asking) {
    if (!can_stop(asking.stage)) {
        return not_now(
            "This procedure stops no clock in this stage: agree a different day with "
            "the person where that is allowed (clock_extended)");
    }
    if (stand_still(asking.state)) return not_now("The clocks stand still already");
    return Unit{};
}

Status may_restart_clocks(const Asking& asking) {
    if (!stand_still(asking.state)) return not_now("The clocks run already");
    if (asking.entry.when.day < asking.state.stops.back().from) {
        return not_now("They cannot run again before they were stopped, on " +
                       to_iso(asking.state.stops.back().from));
    }
    return Unit{};
}

Status may_change_calendar(const Asking& asking) {
    if (asking.entry.number_of(Field::Calendar) > asking.state.calendar) return Unit{};
    return not_now("The case uses version " + std::to_string(asking.state.calendar) +
                   " of the calendar: a change gives a later one");
}

}  // namespace candour::complaint
