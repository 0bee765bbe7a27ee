// The calendar's forms.
#include "app/console/calendar/calendar.h"
#include "app/console/core_words.h"
#include "app/console/day_fields.h"
#include "app/console/words.h"
#include "core/complaint/limits.h"

namespace candour::console {
namespace {

using complaint::CalendarSettings;

constexpr std::string_view changed_meanwhile =
    N_("Somebody else has changed the calendar meanwhile. Look at it as it is now, then try again");

struct Change {
    CalendarSettings settings;
    std::string reason;  // As it stands in the histories of the cases that move; in English.
};

bool is_number(std::string_view text, std::size_t digits_max) {
    return !text.empty() && text.size() <= digits_max &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_of(const feedback::Organisation& organisation, const std::string& unit) {
    return unit.empty() || organisation.find_unit(unit) != nullptr;
}

Result<Change> with_closure(const Desk& desk, CalendarSettings settings, const Fields& form,
                            CalendarProblem& problem) {
    const auto refuse = [&](std::string words, std::string place) -> Result<Change> {
        problem.words = std::move(words);
        problem.place = std::move(place);
        return Error{ErrorKind::Invalid, problem.words};
    };
    complaint::UnitClosure one;
    one.unit = field(form, "unit");
    one.closure.reason = field(form, "reason");
    const auto first = typed_day(form, "first");
    const auto last = is_day_left_out(form, "last") ? first : typed_day(form, "last");
    if (!first.ok())
        return refuse(desk.language.tr("Enter the first closed day, like 24 12 2026"), "first_day");
    if (!last.ok())
        return refuse(desk.language.tr("Enter the last closed day, or leave it empty"),
                      "first_day");
    one.closure.first = first.value();
    one.closure.last = last.value();
    if (one.closure.last < one.closure.first) {
        return refuse(desk.language.tr("The last closed day is before the first"), "first_day");
    }
    if (one.closure.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
        return refuse(
            desk.language.tr("Say why you are closed; it stands beside every date that moves"),
            "reason");
    }
    if (one.closure.reason.size() > complaint::closure_reason_bytes_max) {
        return refuse(desk.language.tr("Say it in fewer words"), "reason");
    }
    if (!is_of(desk.organisation, one.unit)) {
        return refuse(desk.language.tr("Choose who is closed"), "unit");
    }
    for (const complaint::UnitClosure& known : settings.closures) {
        if (known == one)
            return refuse(desk.language.tr("These closed days are in the list already"),
                          "first_day");
    }
    settings.closures.push_back(one);
    complaint::put_in_order(settings);
    const auto counts = complaint::calendar_of(settings, one.unit);
    if (!counts.ok()) return refuse(core_words(counts.error().what, desk.language), "first_day");
    return Change{std::move(settings), "Closed days were added: " + days_in_words(one.closure) +
                                           " (" + one.closure.reason + "), " +
                                           unit_name(desk.organisation, one.unit).text};
}

Result<Change> without_closure(const Desk& desk, CalendarSettings settings, const Fields& form,
                               CalendarProblem& problem) {
    const std::string_view place = field(form, "closure");
    const std::size_t at = is_number(place, 6) ? std::stoul(std::string(place)) : SIZE_MAX;
    if (at >= settings.closures.size()) {
        problem.words = desk.language.tr(changed_meanwhile);
        return Error{ErrorKind::Invalid, problem.words};
    }
    const complaint::UnitClosure gone = settings.closures[at];
    settings.closures.erase(settings.closures.begin() + static_cast<std::ptrdiff_t>(at));
    return Change{std::move(settings),
                  "Closed days were taken away: " + days_in_words(gone.closure) + ", " +
                      unit_name(desk.organisation, gone.unit).text};
}

Result<Change> with_nations(const Desk& desk, CalendarSettings settings, const Fields& form,
                            CalendarProblem& problem) {
    const auto take = [&](const std::string& name, complaint::Nation& into) {
        const auto nation = complaint::nation_from(field(form, name));
        if (nation.ok()) into = nation.value();
        return nation.ok();
    };
    bool good = take("nation", settings.nation);
    for (const feedback::OrganisationUnit& unit : desk.organisation.units)
        good = take("nation_" + unit.id, settings.unit_nations[unit.id]) && good;
    if (!good) {
        problem.words = desk.language.tr("Choose whose bank holidays count");
        problem.place = "nation";
        return Error{ErrorKind::Invalid, problem.words};
    }
    return Change{std::move(settings), "The bank holidays of another nation count"};
}

Redirect moved(const Result<int>& cases) {
    if (!cases.ok()) return Redirect{"/calendar?not_moved=1"};
    return Redirect{"/calendar?moved=" + std::to_string(cases.value())};
}

Result<Change> change_of(const Desk& desk, const CalendarNow& now, std::string_view path,
                         const Fields& form, CalendarProblem& problem) {
    if (field(form, "seen") != std::to_string(now.version)) {
        problem.words = desk.language.tr(changed_meanwhile);
        return Error{ErrorKind::Conflict, problem.words};
    }
    if (path == "/calendar/add") return with_closure(desk, now.settings, form, problem);
    if (path == "/calendar/remove") return without_closure(desk, now.settings, form, problem);
    return with_nations(desk, now.settings, form, problem);
}

}  // namespace

Result<Reply> take_calendar(const Desk& desk, const CalendarOptions& calendar,
                            std::string_view path, const Fields& form,
                            const store::StaffAccount& viewer) {
    if (!calendar.is_there()) return Error{ErrorKind::NotFound, "this server keeps no calendar"};
    if (path == "/calendar/move") {
        // What was saved before and did not reach every case.
        return Reply{moved(calendar.move_cases("The calendar has changed")), {}};
    }
    ASSIGN_OR_RETURN(const auto versions, calendar.versions());
    ASSIGN_OR_RETURN(const CalendarNow now, calendar_now(desk.organisation, versions));
    CalendarProblem problem{.typed = form};
    auto change = change_of(desk, now, path, form, problem);
    if (!change.ok()) {
        ASSIGN_OR_RETURN(Page page, calendar_page_with(desk, calendar, problem));
        return Reply{std::move(page), {}};
    }
    const CalendarSettings& settings = change.value().settings;
    ASSIGN_OR_RETURN(
        const std::int64_t version,
        calendar.add({0, std::string(id_of(settings.nation)), complaint::closures_json(settings),
                      seconds_now(desk.clock), viewer.display_name}));
    RETURN_IF_ERROR(note(desk, viewer.user_name,
                         "changed the calendar (version " + std::to_string(version) +
                             "): " + change.value().reason));
    return Reply{moved(calendar.move_cases(change.value().reason)), {}};
}

}  // namespace candour::console
