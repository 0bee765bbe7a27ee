// app/console/cases/clock_view.cpp: how a due date is counted, in words.
#include "app/console/cases/clock_view.h"

#include <cctype>

#include "app/console/cases/case_texts.h"
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

std::string why_not(const CountedDay& day, const PageLanguage& language) {
    if (day.stopped) return language.tr("the clock is stopped");
    switch (day.status.kind) {
        case DayKind::Weekend:
            return language.tr("weekend");
        case DayKind::BankHoliday:
            return day.status.holiday ? holiday_in_words(*day.status.holiday, language)
                                      : language.tr("bank holiday");
        case DayKind::Closed:
            return day.status.closure.empty()
                       ? language.tr("closed")
                       : language.tr("closed: {why}", {{"why", shown_text(day.status.closure)}});
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

View working_view(const CaseClock& clock, const PageLanguage& language) {
    View rows{View::type::list};
    for (const CountedDay& day : clock.due.working) {
        View row;
        row["day_words"] = weekday_in_words(day.status.day, language);
        row["day_counts"] = day.count > 0;
        row["day_count"] = std::to_string(day.count);
        row["day_why"] = why_not(day, language);
        row["day_provisional"] = day.status.provisional;
        rows << row;
    }
    return rows;
}

}  // namespace

std::string weekday_in_words(CivilDay day, const PageLanguage& language) {
    return language.weekday(day) + " " + language.day(day);
}

std::string day_line(const CountedDay& day, const PageLanguage& language) {
    const std::map<std::string, std::string> values = {
        {"date", weekday_in_words(day.status.day, language)},
        {"count", std::to_string(day.count)},
        {"why", why_not(day, language)}};
    return day.count > 0 ? language.tr("{date}: day {count}", values)
                         : language.tr("{date}: does not count ({why})", values);
}

std::string rule_in_words(const complaint::ProcedureClock& rule, const PageLanguage& language) {
    const bool window = rule.kind == complaint::ClockKind::Window;
    std::string from = milestone_in_words(rule.from, language.tag());
    from.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(from.front())));
    const std::map<std::string, std::string> values = {
        {"length", length_in_words(rule.length, language.tag())}, {"what", std::move(from)}};
    return window ? language.tr("For {length} from when {what}", values)
                  : language.tr("Within {length} from when {what}", values);
}

std::string due_in_words(const CaseClock& clock, const PageLanguage& language) {
    return clock.due_at ? minute_in_words(*clock.due_at, language)
                        : weekday_in_words(clock.due.due, language);
}

View clock_view(const complaint::Procedure& procedure, const CaseClock& clock, CivilDay today,
                const PageLanguage& language) {
    View view;
    const bool runs = is_running(clock);
    view["clock_name"] = view_of(text_of(procedure, clock.rule->name, language));
    view["clock_due"] = due_in_words(clock, language);
    view["clock_runs"] = runs;
    view["clock_left"] =
        runs ? left_in_words(clock, today, language) : clock_state_in_words(clock.state, language);
    view["clock_style"] = std::string{style_of(clock.state)};
    view["clock_rule"] = rule_in_words(*clock.rule, language);
    view["by_the_hour"] = clock.due_at.has_value();
    const bool from_hour = clock.due_at && clock.from.at;
    view["clock_from"] = from_hour ? minute_in_words(*clock.from.at, language)
                                   : weekday_in_words(clock.from.day, language);
    view["provisional"] = clock.due.provisional && runs;
    view["was_moved"] = clock.extended_by_entry > 0;
    view["moved_by"] = std::to_string(clock.extended_by_entry);
    view["first_due"] = weekday_in_words(clock.first_due, language);
    view["capped"] = clock.capped;
    view["has_met"] = clock.met.has_value();
    view["met_day"] = clock.met ? weekday_in_words(clock.met->day, language) : "";
    const ShownText note = text_of(procedure, clock.rule->our_default, language);
    view["has_default"] = !note.text.empty();
    view["default_note"] = view_of(note);
    view["only_told"] = clock.rule->kind == complaint::ClockKind::Information;
    view["is_window"] = clock.rule->kind == complaint::ClockKind::Window;
    view["has_working"] = !clock.due.working.empty();
    view["working"] = working_view(clock, language);
    return view;
}

}  // namespace candour::console
