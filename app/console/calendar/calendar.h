// Calendar: the days that the organisation and its units do not work (requirements C20, C24). Each
// change is a new version, and running cases count by it from then on, with an entry that says why.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "core/complaint/calendar_settings.h"

namespace candour::console {

// As the store keeps it; `closures` is core/complaint/calendar_settings.h's JSON.
struct CalendarVersion {
    std::int64_t version = 0;  // From 1.
    std::string nation{};
    std::string closures{};
    std::int64_t at_s = 0;
    std::string who{};
};

// Empty functions: this server keeps no cases, and has no such page.
struct CalendarOptions {
    // Oldest first; none before the first change.
    std::function<Result<std::vector<CalendarVersion>>()> versions{};
    // Takes the next version, which is returned.
    std::function<Result<std::int64_t>(const CalendarVersion&)> add{};
    // Running cases count by the newest version from now on, each with an entry that says `reason`.
    // Returns how many did not before. Safe to repeat.
    std::function<Result<int>(const std::string& reason)> move_cases{};

    bool is_there() const { return versions && add && move_cases; }
};

// "/calendar", and below it "/add", "/remove", "/nations" and "/move", which only take forms.
bool is_calendar_path(std::string_view path);
bool only_takes_calendar_forms(std::string_view path);

// The settings that hold now: the newest version, or before there is one what the organisation's
// file says of its units. Errors: the store's, Corrupt.
struct CalendarNow {
    std::int64_t version = 0;
    complaint::CalendarSettings settings;
};
Result<CalendarNow> calendar_now(const feedback::Organisation& organisation,
                                 const std::vector<CalendarVersion>& versions);

// Whoever asks may manage information: the caller's to ask first. Errors: NotFound where there is
// no calendar; the store's.
Result<Page> calendar_page(const Desk& desk, const CalendarOptions& calendar, const Fields& query);
Result<Reply> take_calendar(const Desk& desk, const CalendarOptions& calendar,
                            std::string_view path, const Fields& form,
                            const store::StaffAccount& viewer);

// What was wrong with a form; its page is shown again with what was typed.
struct CalendarProblem {
    std::string words{};
    std::string place = "first_day";  // Id of the field to go to.
    Fields typed{};
};
Result<Page> calendar_page_with(const Desk& desk, const CalendarOptions& calendar,
                                const CalendarProblem& problem);

// "24 December 2026", or "24 December 2026 to 1 January 2027".
std::string days_in_words(const complaint::Closure& closure, const PageLanguage& language = {});
// The unit's name; the organisation's for an empty one; its id when the file has it no more.
ShownText unit_name(const feedback::Organisation& organisation, const std::string& unit,
                    const PageLanguage& language = {});

}  // namespace candour::console
