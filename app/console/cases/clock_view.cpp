// app/console/cases/clock_view.cpp: how a due date is counted, in words.
#include "app/console/cases/clock_view.h"

#include <array>
#include <cctype>

#include "app/console/cases/labels.h"
#include "app/console/holiday_words.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using complaint::CaseClock;
using complaint::ClockState;
using complaint::CountedDay;
using complaint::DayKind;

std::string why_not(const CountedDay& day) {
    if (day.stopped) return "the clock is stopped";
    switch (day.status.kind) {
        case DayKind::Weekend:
            return "weekend";
        case DayKind::BankHoliday:
            return day.status.holiday ? holiday_in_words(*day.status.holiday) : "bank holiday";
        case DayKind::Closed:
            return day.status.closure.empty() ? "closed" : "closed: " + day.status.closure;
        case DayKind::Working:
            break;
    }
    return "";
}

std::string_view style_of(ClockState state) {
    const bool late = state == ClockState::MetLate || state == ClockState::Overdue;
    return late ? "late" : complaint::name_of(state);
}

bool is_running(const CaseClock& clock) {
    return clock.state == ClockState::Running || clock.state == ClockState::Overdue;
}

View working_view(const CaseClock& clock) {
    View rows{View::type::list};
    for (const CountedDay& day : clock.due.working) {
        View row;
        row["day_words"] = weekday_in_words(day.status.day);
        row["day_counts"] = day.count > 0;
        row["day_count"] = std::to_string(day.count);
        row["day_why"] = why_not(day);
        row["day_provisional"] = day.status.provisional;
        rows << row;
    }
    return rows;
}

}  // namespace

std::string weekday_in_words(CivilDay day) {
    constexpr std::array<std::string_view, 7> names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
    return std::string{names[std::chrono::weekday{day}.c_encoding()]} + " " + day_in_words(day);
}

std::string day_line(const CountedDay& day) {
    const std::string counts = day.count > 0 ? "day " + std::to_string(day.count)
                                             : "does not count (" + why_not(day) + ")";
    return weekday_in_words(day.status.day) + ": " + counts;
}

std::string rule_in_words(const complaint::ProcedureClock& rule) {
    const bool window = rule.kind == complaint::ClockKind::Window;
    std::string from = milestone_in_words(rule.from, "en");
    from.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(from.front())));
    return std::string{window ? "For " : "Within "} + length_in_words(rule.length, "en") +
           " from when " + from;
}

std::string due_in_words(const CaseClock& clock) {
    return clock.due_at ? minute_in_words(*clock.due_at) : weekday_in_words(clock.due.due);
}

View clock_view(const CaseClock& clock, CivilDay today) {
    View view;
    const bool runs = is_running(clock);
    view["clock_name"] = shown_text(clock.rule->name.in("en").text);
    view["clock_due"] = due_in_words(clock);
    view["clock_runs"] = runs;
    view["clock_left"] =
        runs ? left_in_words(clock, today) : std::string{clock_state_in_words(clock.state)};
    view["clock_style"] = std::string{style_of(clock.state)};
    view["clock_rule"] = rule_in_words(*clock.rule);
    view["by_the_hour"] = clock.due_at.has_value();
    const bool from_hour = clock.due_at && clock.from.at;
    view["clock_from"] =
        from_hour ? minute_in_words(*clock.from.at) : weekday_in_words(clock.from.day);
    view["provisional"] = clock.due.provisional && runs;
    view["was_moved"] = clock.extended_by_entry > 0;
    view["moved_by"] = std::to_string(clock.extended_by_entry);
    view["first_due"] = weekday_in_words(clock.first_due);
    view["capped"] = clock.capped;
    view["has_met"] = clock.met.has_value();
    view["met_day"] = clock.met ? weekday_in_words(clock.met->day) : "";
    const std::string note = clock.rule->our_default.in("en").text;
    view["has_default"] = !note.empty();
    view["default_note"] = shown_text(note);
    view["only_told"] = clock.rule->kind == complaint::ClockKind::Information;
    view["is_window"] = clock.rule->kind == complaint::ClockKind::Window;
    view["has_working"] = !clock.due.working.empty();
    view["working"] = working_view(clock);
    return view;
}

}  // namespace candour::console
