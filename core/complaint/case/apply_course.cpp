// Entries about clocks and about the world outside.
#include "core/complaint/case/apply.h"

namespace candour::complaint {

Status apply_clock_extended(const Change& change) {
    const std::string clock = change.entry.text(Field::Clock);
    const std::optional<CivilDay> until = change.entry.day(Field::Day);
    if (!until || change.procedure.find_clock(clock) == nullptr) {
        return damaged(change.entry, "the procedure has no such clock");
    }
    std::vector<ExtendedClock>& extended = change.state.extended;
    std::erase_if(extended, [&](const ExtendedClock& one) {
        return one.run == change.run_index() && one.clock == clock;
    });
    extended.push_back({change.run_index(), clock, *until, change.entry.number});
    return Unit{};
}

Status apply_clocks_stopped(const Change& change) {
    std::vector<StopSpan>& stops = change.state.stops;
    if (!stops.empty() && !stops.back().to) return damaged(change.entry, "they stood already");
    stops.push_back({.from = change.entry.when.day, .entry = change.entry.number});
    return Unit{};
}

Status apply_clocks_restarted(const Change& change) {
    std::vector<StopSpan>& stops = change.state.stops;
    if (stops.empty() || stops.back().to) return damaged(change.entry, "they ran already");
    if (change.entry.when.day < stops.back().from) {
        return damaged(change.entry, "they run again before they were stopped");
    }
    stops.back().to = change.entry.when.day;
    return Unit{};
}

Status apply_calendar_changed(const Change& change) {
    change.state.calendar = change.entry.number_of(Field::Calendar);
    return Unit{};
}

Status apply_mediation(const Change& change) {
    change.state.mediation = change.entry.text(Field::Why);
    return Unit{};
}

Status apply_legal(const Change& change) {
    CaseState& state = change.state;
    if (change.entry.kind == EntryKind::LegalDecided) {
        state.legal_waiting = change.entry.text(Field::Why) == "wait";
        return Unit{};
    }
    state.legal = change.entry.kind == EntryKind::LegalStarted;
    state.legal_waiting = false;
    return Unit{};
}

Status apply_hold_set(const Change& change) {
    change.state.holds[change.entry.text(Field::Why)] = change.entry.number;
    return Unit{};
}

Status apply_hold_released(const Change& change) {
    if (change.state.holds.erase(change.entry.text(Field::Why)) == 0) {
        return damaged(change.entry, "there was no such hold");
    }
    return Unit{};
}

}  // namespace candour::complaint
