// The calendar's page.
#include "app/console/calendar/calendar.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/console/holiday_words.h"
#include "app/console/words.h"
#include "core/complaint/bank_holidays.h"

namespace candour::console {
namespace {

using complaint::BankHoliday;
using complaint::CalendarSettings;
using complaint::Holiday;
using complaint::Nation;

constexpr std::string_view prefix = "/calendar";
constexpr std::array<std::string_view, 4> forms = {"/add", "/remove", "/nations", "/move"};
constexpr std::array<Nation, 3> nations = {Nation::EnglandAndWales, Nation::Scotland,
                                           Nation::NorthernIreland};
// Until then; those of the year after the next are too far away to plan by.
constexpr std::chrono::days holidays_shown{400};
// Older closures move no running clock that anybody still looks at, but they stay and can be seen.
constexpr std::size_t versions_shown = 20;

std::string_view name_of(Nation nation) {
    switch (nation) {
        case Nation::EnglandAndWales:
            return N_("England and Wales");
        case Nation::Scotland:
            return N_("Scotland");
        case Nation::NorthernIreland:
            return N_("Northern Ireland");
    }
    return "";
}

View view_of_holiday(const BankHoliday& holiday, const PageLanguage& language) {
    View view;
    view["holiday_day"] = language.day(holiday.day);
    view["holiday_name"] = holiday_in_words(holiday, language);
    view["provisional"] = holiday.day > complaint::holidays_known_until;
    return view;
}

View view_of_nation(Nation nation, CivilDay today, const PageLanguage& language) {
    const int year = static_cast<int>(std::chrono::year_month_day(today).year());
    View holidays{View::type::list};
    for (int one = year; one <= year + 2; ++one) {
        for (const BankHoliday& holiday : complaint::bank_holidays(nation, one)) {
            if (holiday.day >= today && holiday.day <= today + holidays_shown)
                holidays << view_of_holiday(holiday, language);
        }
    }
    View view;
    view["nation_name"] = language.tr(name_of(nation));
    view["holidays"] = std::move(holidays);
    return view;
}

// One choice of whose nation it is; `unit` empty: the organisation's own.
View view_of_choice(const feedback::Organisation& organisation, const std::string& unit,
                    Nation chosen, const PageLanguage& language) {
    View options{View::type::list};
    for (const Nation nation : nations) {
        View option;
        option["nation_id"] = std::string(id_of(nation));
        option["nation_words"] = language.tr(name_of(nation));
        option["is_chosen"] = nation == chosen;
        options << option;
    }
    View view;
    view["nation_field"] = unit.empty() ? "nation" : "nation_" + unit;
    view["whose"] = view_of(unit_name(organisation, unit, language));
    view["nation_options"] = std::move(options);
    return view;
}

Nation nation_of(const CalendarSettings& settings, const std::string& unit) {
    const auto found = settings.unit_nations.find(unit);
    return found == settings.unit_nations.end() ? settings.nation : found->second;
}

void add_nations(View& view, const Desk& desk, const CalendarSettings& settings) {
    const feedback::Organisation& organisation = desk.organisation;
    const PageLanguage& language = desk.language;
    View choices{View::type::list};
    choices << view_of_choice(organisation, "", settings.nation, language);
    std::set<Nation> used = {settings.nation};
    for (const feedback::OrganisationUnit& unit : organisation.units) {
        const Nation nation = nation_of(settings, unit.id);
        choices << view_of_choice(organisation, unit.id, nation, language);
        used.insert(nation);
    }
    View shown{View::type::list};
    for (const Nation nation : used)
        shown << view_of_nation(nation, desk.clock.today(), language);
    view["nation_choices"] = std::move(choices);
    view["nations"] = std::move(shown);
    view["known_until"] = language.day(complaint::holidays_known_until);
}

void add_closures(View& view, const Desk& desk, const CalendarSettings& settings) {
    const CivilDay today = desk.clock.today();
    std::vector<std::pair<std::size_t, complaint::UnitClosure>> by_day;
    for (std::size_t i = 0; i < settings.closures.size(); ++i)
        by_day.emplace_back(i, settings.closures[i]);
    std::ranges::stable_sort(by_day, [](const auto& one, const auto& other) {
        return one.second.closure.first > other.second.closure.first;
    });
    View closures{View::type::list};
    for (const auto& [place, one] : by_day) {
        View row;
        row["closure_days"] = days_in_words(one.closure, desk.language);
        row["closure_whose"] = view_of(unit_name(desk.organisation, one.unit, desk.language));
        row["closure_reason"] = shown_text(one.closure.reason);
        row["closure_place"] = std::to_string(place);
        row["closure_past"] = one.closure.last < today;
        closures << row;
    }
    view["has_closures"] = !by_day.empty();
    view["closures"] = std::move(closures);
}

void add_form(View& view, const Desk& desk, const Fields& typed) {
    const feedback::Organisation& organisation = desk.organisation;
    for (const char* name : {"first_day", "first_month", "first_year", "last_day", "last_month",
                             "last_year", "reason"}) {
        view[name] = std::string(field(typed, name));
    }
    View options{View::type::list};
    const auto add = [&](const std::string& unit) {
        View option;
        option["unit_id"] = unit;
        option["unit_chosen"] = field(typed, "unit") == unit;
        option["unit_words"] = view_of(unit_name(organisation, unit, desk.language));
        options << option;
    };
    add("");
    for (const feedback::OrganisationUnit& unit : organisation.units)
        add(unit.id);
    view["has_units"] = !organisation.units.empty();
    view["unit_options"] = std::move(options);
}

void add_versions(View& view, const std::vector<CalendarVersion>& versions,
                  const PageLanguage& language) {
    View shown{View::type::list};
    for (std::size_t i = 0; i < std::min(versions.size(), versions_shown); ++i) {
        const CalendarVersion& one = versions[versions.size() - 1 - i];
        View row;
        row["version_number"] = std::to_string(one.version);
        row["version_when"] = language.minute(one.at_s);
        row["version_who"] = shown_text(one.who);
        shown << row;
    }
    view["has_versions"] = !versions.empty();
    view["versions"] = std::move(shown);
}

// What was done just before; only digits are taken from the address.
std::string notice_of(const Fields& query, const PageLanguage& language) {
    const std::string_view moved = field(query, "moved");
    const bool is_number = !moved.empty() && moved.size() <= 9 &&
                           moved.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_number) return "";
    const std::int64_t count = std::stoll(std::string(moved));
    if (count == 0) return language.tr("Saved. There was no running case to move.");
    return language.tr_n(
        "Saved. {count} running case counts by the new calendar, and each says why in its history.",
        "Saved. {count} running cases count by the new calendar, and each says why in its history.",
        count);
}

Result<Page> page_of(const Desk& desk, const CalendarOptions& calendar, const Fields& query,
                     const CalendarProblem* problem) {
    if (!calendar.is_there()) return Error{ErrorKind::NotFound, "this server keeps no calendar"};
    ASSIGN_OR_RETURN(const auto versions, calendar.versions());
    ASSIGN_OR_RETURN(const CalendarNow now, calendar_now(desk.organisation, versions));
    const PageLanguage& language = desk.language;
    Page page{
        "calendar", language.tr("Working days"), Section::None, {}, problem == nullptr ? 200 : 422};
    View& view = page.view;
    const std::string notice = problem == nullptr ? notice_of(query, language) : "";
    view["has_notice"] = !notice.empty();
    view["notice"] = notice;
    view["not_moved"] = problem == nullptr && field(query, "not_moved") == "1";
    view["has_problem"] = problem != nullptr;
    view["problem"] = problem == nullptr ? "" : problem->words;
    view["problem_place"] = problem == nullptr ? "" : problem->place;
    view["days_wrong"] = problem != nullptr && problem->place == "first_day";
    view["reason_wrong"] = problem != nullptr && problem->place == "reason";
    view["seen"] = std::to_string(now.version);
    add_closures(view, desk, now.settings);
    add_form(view, desk, problem == nullptr ? Fields{} : problem->typed);
    add_nations(view, desk, now.settings);
    add_versions(view, versions, language);
    return page;
}

}  // namespace

bool only_takes_calendar_forms(std::string_view path) {
    if (!path.starts_with(prefix)) return false;
    return std::ranges::find(forms, path.substr(prefix.size())) != forms.end();
}

bool is_calendar_path(std::string_view path) {
    return path == prefix || only_takes_calendar_forms(path);
}

Result<CalendarNow> calendar_now(const feedback::Organisation& organisation,
                                 const std::vector<CalendarVersion>& versions) {
    CalendarNow now;
    if (versions.empty()) {
        for (const feedback::OrganisationUnit& unit : organisation.units)
            now.settings.unit_nations[unit.id] = unit.nation;
        return now;
    }
    const CalendarVersion& newest = versions.back();
    now.version = newest.version;
    ASSIGN_OR_RETURN(now.settings,
                     complaint::calendar_settings_from(newest.nation, newest.closures));
    // A unit that came into the file since has its nation from there.
    for (const feedback::OrganisationUnit& unit : organisation.units)
        now.settings.unit_nations.try_emplace(unit.id, unit.nation);
    return now;
}

std::string days_in_words(const complaint::Closure& closure, const PageLanguage& language) {
    const std::string first = language.day(closure.first);
    if (closure.first == closure.last) return first;
    return language.tr("{first} to {last}",
                       {{"first", first}, {"last", language.day(closure.last)}});
}

ShownText unit_name(const feedback::Organisation& organisation, const std::string& unit,
                    const PageLanguage& language) {
    if (unit.empty()) return organisation.name.in(language.tag());
    const feedback::OrganisationUnit* found = organisation.find_unit(unit);
    return found == nullptr ? ShownText{unit, "en"} : found->name.in(language.tag());
}

Result<Page> calendar_page(const Desk& desk, const CalendarOptions& calendar, const Fields& query) {
    return page_of(desk, calendar, query, nullptr);
}

Result<Page> calendar_page_with(const Desk& desk, const CalendarOptions& calendar,
                                const CalendarProblem& problem) {
    return page_of(desk, calendar, {}, &problem);
}

}  // namespace candour::console
