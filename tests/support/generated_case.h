// Random procedures that are valid, and random entries, for tests that hold for all of them.
#pragma once

#include <random>
#include <vector>

#include "core/complaint/case_state.h"
#include "core/complaint/work_calendar.h"

namespace candour::test {

class GeneratedCase {
public:
    explicit GeneratedCase(unsigned seed);

    const complaint::Procedure& procedure() const { return procedure_; }
    // Version 1 first; each later one has more closures.
    const std::vector<complaint::WorkCalendar>& calendars() const { return calendars_; }

    complaint::Entry opening();
    // What somebody may try in this state; most of it is refused.
    complaint::Entry attempt(const complaint::CaseState& state);
    complaint::Actor actor_of(const complaint::Entry& entry) const;
    void pass_time();
    complaint::Moment now() const { return now_; }

private:
    int below(int bound);
    bool chance(int percent) { return below(100) < percent; }
    void make_procedure();
    complaint::Stage make_stage(std::size_t index, std::size_t count);
    complaint::ProcedureClock make_clock(const std::string& id);
    void make_calendars();
    complaint::FieldValue value(const complaint::EntryRule& rule, complaint::Field field,
                                const complaint::CaseState& state);

    std::mt19937 random_;
    complaint::Procedure procedure_;
    std::vector<complaint::WorkCalendar> calendars_;
    std::vector<std::pair<StaffId, std::set<std::string>>> staff_;
    complaint::Moment now_;
};

}  // namespace candour::test
