// What a scenario prints: entries, clocks with the working of their due dates, the end.
#include <algorithm>
#include <array>

#include "core/base/pounds.h"
#include "core/complaint/case/queries.h"
#include "core/complaint/scenario/run.h"

namespace candour::complaint {
namespace {

std::string plural(std::int64_t number, const std::string& word) {
    return std::to_string(number) + " " + word + (number == 1 ? "" : "s");
}

std::string text_of_value(const ScenarioCase& looked, FieldType type, const FieldValue& value) {
    const auto staff = [&](const std::string& hex) {
        const Result<StaffId> id = StaffId::from_hex(hex);
        return id.ok() ? looked.name_of(id.value()) : hex;
    };
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (type == FieldType::Staff) return staff(*text);
        return type == FieldType::Words ? "“" + *text + "”" : *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (type == FieldType::Instant) return minute_text(Instant{Milliseconds{*number}});
        return type == FieldType::Pence ? pounds(*number) : std::to_string(*number);
    }
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        std::string all;
        for (const std::string& one : *list) {
            all += (all.empty() ? "" : ", ") + (type == FieldType::StaffList ? staff(one) : one);
        }
        return all;
    }
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    return to_iso(std::get<CivilDay>(value));
}

std::string weekday(CivilDay day) {
    constexpr std::array names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    return names.at(std::chrono::weekday{day}.c_encoding());
}

std::string why_not(const CountedDay& line) {
    if (line.stopped) return "the clock stands still";
    switch (line.status.kind) {
        case DayKind::Working:
            return {};
        case DayKind::Weekend:
            return "weekend";
        case DayKind::BankHoliday:
            return "bank holiday: " + std::string(id_of(line.status.holiday->holiday));
        case DayKind::Closed:
            return "closed" + (line.status.closure.empty() ? "" : ": " + line.status.closure);
    }
    return {};
}

std::string working_of(const CaseClock& clock) {
    std::string text = "          " + weekday(clock.from.day) + " " + to_iso(clock.from.day) +
                       "    0  it begins\n";
    for (const CountedDay& line : clock.due.working) {
        const std::string count = line.count > 0 ? std::to_string(line.count) : "–";
        // “–” is one character of three bytes.
        const std::size_t width = line.count > 0 ? count.size() : 1;
        text += "          " + weekday(line.status.day) + " " + to_iso(line.status.day) +
                std::string(width < 5 ? 5 - width : 1, ' ') + count;
        if (line.count == 0) text += "  " + why_not(line);
        if (line.status.day == clock.first_due && clock.extended_by_entry != 0) {
            text += "  it was due here, until entry " + std::to_string(clock.extended_by_entry);
        }
        text += "\n";
    }
    return text;
}

std::string due_of(const CaseClock& clock) {
    const std::string day = clock.due_at ? minute_text(*clock.due_at) : to_iso(clock.due.due);
    return day +
           (clock.due.provisional ? " (provisional: that year's holidays are not announced)" : "");
}

std::string how_long(const CaseClock& clock) {
    const bool capped = clock.capped && clock.rule->latest;
    const ClockLength length = capped ? clock.rule->latest->length : clock.rule->length;
    const Milestone from = capped ? clock.rule->latest->from : clock.rule->from;
    return text_of(length) + " from " + std::string(name_of(from)) + " " + to_iso(clock.from.day) +
           (capped ? ", the latest that is allowed" : "");
}

std::string change_of(const CaseClock& clock, const CaseClock* before) {
    if (before == nullptr) return clock.state == ClockState::Running ? "begins" : "is there";
    const bool moved = before->due.due != clock.due.due || before->due_at != clock.due_at;
    if (moved && clock.extended_by_entry != before->extended_by_entry) {
        return "is moved by entry " + std::to_string(clock.extended_by_entry);
    }
    if (moved) return "is moved";
    if (before->state == clock.state) return {};
    switch (clock.state) {
        case ClockState::Running:
            return "runs";
        case ClockState::Stopped:
            return "stands still";
        case ClockState::Met:
            return "is met";
        case ClockState::MetLate:
            return "is met, LATE";
        case ClockState::Overdue:
            return "is OVERDUE";
        case ClockState::Ended:
            return "is over";
    }
    return {};
}

}  // namespace

std::string minute_text(Instant instant) {
    const UkTime time = uk_time(instant);
    return to_iso(time.day) + " " + hour_and_minute(time.minute);
}

std::string text_of(const Moment& moment) {
    return moment.at ? minute_text(*moment.at) : to_iso(moment.day);
}

std::string text_of(ClockLength length) {
    switch (length.unit) {
        case ClockUnit::WorkingDays:
            return plural(length.number, "working day");
        case ClockUnit::CalendarDays:
            return plural(length.number, "calendar day");
        case ClockUnit::Weeks:
            return plural(length.number, "week");
        case ClockUnit::Hours:
            return plural(length.number, "hour");
    }
    return {};
}

std::string print_entry(const ScenarioCase& looked, const Entry& entry, bool by_itself) {
    std::string text = std::to_string(entry.number);
    text = std::string(text.size() < 4 ? 4 - text.size() : 0, ' ') + text + "  " +
           text_of(entry.when) + "  ";
    if (entry.by != StaffId{}) text += looked.name_of(entry.by) + ": ";
    text += rule_of(entry.kind).name;
    if (by_itself) text += " (by itself)";
    for (const auto& [field, value] : entry.fields) {
        const bool plain = field == Field::Procedure || field == Field::Version;
        if (plain) continue;
        text += ", " + std::string(rule_of(field).name) + " " +
                text_of_value(looked, rule_of(field).type, value);
    }
    return text + "\n";
}

std::string print_clocks(const ScenarioCase& looked, const std::vector<CaseClock>& before,
                         ScenarioDetail detail) {
    std::string text;
    for (const CaseClock& clock : looked.clocks) {
        const auto old = std::ranges::find_if(before, [&](const CaseClock& one) {
            return one.run == clock.run && one.rule->id == clock.rule->id;
        });
        const CaseClock* known = old == before.end() ? nullptr : &*old;
        const std::string change = change_of(clock, known);
        if (change.empty()) continue;
        text += "        " + clock.rule->id + " " + change + ": “" +
                clock.rule->name.in("en").text + "”, due " + due_of(clock);
        const bool new_date = known == nullptr || known->due.due != clock.due.due;
        text += new_date ? " (" + how_long(clock) + ")\n" : "\n";
        if (new_date && detail == ScenarioDetail::Working) text += working_of(clock);
    }
    return text;
}

std::string print_end(const ScenarioCase& looked) {
    const CaseState& state = looked.state;
    if (state.runs.empty()) return "At the end: no case was opened.\n";
    const NextStep step = next_step(looked.procedure, state, looked.clocks, looked.now);
    std::string text = "At the end: " + std::string(name_of(state.status)) + ", stage " +
                       state.runs.back().stage + ", held by " +
                       (state.holder ? looked.name_of(*state.holder) : "nobody") + ", next step " +
                       step.id;
    if (step.clock != nullptr) text += " by " + due_of(*step.clock);
    if (step.who) text += ", whose: " + looked.name_of(*step.who);
    return text + "\n";
}

}  // namespace candour::complaint
