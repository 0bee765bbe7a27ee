// WorkCalendar: which days an organisation works: not weekends, not its nation's bank holidays, not
// its own closure days (requirement C20).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/complaint/bank_holidays.h"

namespace candour::complaint {

// From `first` to `last`, both closed.
struct Closure {
    CivilDay first;
    CivilDay last;
    std::string
        reason{};  // "Office move"; may be empty. Seen by staff, and in the working of a date.
    bool operator==(const Closure&) const = default;
};

enum class DayKind : std::uint8_t { Working, Weekend, BankHoliday, Closed };

// What a day is, and why. A weekend is one even when the office is closed or it is a holiday.
struct DayStatus {
    CivilDay day;
    DayKind kind = DayKind::Working;
    std::optional<BankHoliday> holiday{};  // BankHoliday.
    std::string closure{};                 // Closed: its reason.
    bool provisional = false;              // A proclamation may still make it a holiday, or none.
    bool operator==(const DayStatus&) const = default;
};

class WorkCalendar {
public:
    // Errors: Invalid for a closure that ends before it begins, or breaks limits.h.
    static Result<WorkCalendar> create(Nation nation, std::vector<Closure> closures = {});

    Nation nation() const { return nation_; }
    const std::vector<Closure>& closures() const { return closures_; }  // By their first day.

    DayStatus status(CivilDay day) const;
    bool is_working(CivilDay day) const { return status(day).kind == DayKind::Working; }

    // How many working days lie after `from` up to and with `to`; below 0 when `to` is earlier: so
    // many after it up to and with `from`. What is left of a clock, or by how much it is over.
    // Errors: Invalid when they are further apart than clock_span_days_max.
    Result<int> working_days_between(CivilDay from, CivilDay to) const;

private:
    WorkCalendar(Nation nation, std::vector<Closure> closures);

    Nation nation_;
    std::vector<Closure> closures_;
    std::vector<BankHoliday> holidays_{};  // Of all years, in order.
};

}  // namespace candour::complaint
