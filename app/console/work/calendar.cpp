// The secret address, and what is read there.
#include "app/console/work/calendar.h"

#include <utility>

#include "app/console/limits.h"
#include "app/console/words.h"
#include "app/console/work/ical.h"
#include "app/console/work/viewer.h"
#include "core/feedback/practice.h"

namespace candour::console {
namespace {

constexpr std::string_view feed_end = ".ics";
constexpr std::size_t token_characters = 64;

// What is due, by complaint::NextStep::id.
std::string due_in_calendar(const store::CaseRow& row, const PageLanguage& language) {
    const std::string& step = row.next_step;
    std::string what = language.tr("something is due");
    if (step == "acknowledge") what = language.tr("acknowledgement due");
    if (step == "contact") what = language.tr("contact due");
    if (step == "decide" || step == "answer") what = language.tr("answer due");
    if (step == "form_panel") what = language.tr("panel due");
    if (step == "do_actions") what = language.tr("agreed actions due");
    if (row.provisional) {
        return language.tr("Candour: {reference}, {what} (provisional)",
                           {{"reference", row.reference}, {"what", what}});
    }
    return language.tr("Candour: {reference}, {what}",
                       {{"reference", row.reference}, {"what", what}});
}

// In somebody's own calendar nothing else would say what it is.
std::string marked(const Desk& desk, const std::string& text) {
    if (!feedback::is_practice(desk.organisation)) return text;
    return desk.language.tr("Practice:") + " " + text;
}

Result<CalendarEvent> event_of(const Desk& desk, const store::CaseRow& row) {
    ASSIGN_OR_RETURN(const CivilDay due, from_iso(row.next_due));
    CalendarEvent event;
    // A case's next clock: when it is kept, the entry moves on to the one after it.
    event.uid = row.reference + "-next@" + desk.organisation.id + ".candour";
    event.summary = marked(desk, due_in_calendar(row, desk.language));
    event.day = due;
    event.provisional = row.provisional;
    return event;
}

// A browser's own name for this server, from its request; only what such a name can have.
bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= 255 &&
           host.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
               "0123456789.-:[]") == std::string_view::npos;
}

}  // namespace

std::string_view calendar_token(std::string_view path) {
    if (!path.starts_with(calendar_feed_prefix) || !path.ends_with(feed_end)) return {};
    path.remove_prefix(calendar_feed_prefix.size());
    if (path.size() != token_characters + feed_end.size()) return {};
    path.remove_suffix(feed_end.size());
    const bool is_hex = path.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return is_hex ? path : std::string_view{};
}

Result<std::string> calendar_feed(const Desk& desk, std::string_view token) {
    const Error nobody{ErrorKind::NotFound, "there is no calendar at this address"};
    if (desk.work == nullptr || token.empty()) return nobody;
    ASSIGN_OR_RETURN(const auto feed, desk.work->feeds.feed_by_token(token_hash_of(token)));
    if (!feed) return nobody;
    ASSIGN_OR_RETURN(const auto account, desk.office.staff_by_id(feed->staff));
    const bool works = account && account->state == store::StaffState::Active;
    if (!works || !sees_some_cases(account->roles)) return nobody;
    store::CaseFilter filter = own_cases(*account);
    filter.limit = own_cases_max;
    filter.due_from = "0001-01-01";  // Only those that something is due for.
    ASSIGN_OR_RETURN(const store::CasePage found, desk.work->cases.list(filter));
    CalendarFile calendar{marked(desk, desk.language.tr("Candour: due dates")),
                          desk.language.tag(),
                          desk.clock.wall_now(),
                          {}};
    for (const store::CaseRow& row : found.rows) {
        ASSIGN_OR_RETURN(CalendarEvent event, event_of(desk, row));
        calendar.events.push_back(std::move(event));
    }
    return ical_text(calendar);
}

Result<Page> calendar_page(const Desk& desk, const SignedIn& viewer, const std::string& token,
                           std::string_view host) {
    ASSIGN_OR_RETURN(const auto feed, desk.work->feeds.feed_of(viewer.account.id));
    const PageLanguage& language = desk.language;
    Page page{"my_calendar", language.tr("Due dates in your calendar"), Section::MyWork, {}, 200};
    std::string address;
    if (!token.empty()) {
        address = std::string{calendar_feed_prefix} + token + std::string{feed_end};
        if (language.tag() != "en") address += "?language=" + language.tag();
        if (is_host(host)) address = "https://" + std::string{host} + address;
    }
    page.view["has_feed"] = feed.has_value();
    page.view["made"] =
        feed ? language.day(uk_day(Instant{std::chrono::seconds{feed->made_at_s}})) : std::string{};
    page.view["just_made"] = !token.empty();
    page.view["feed_address"] = address;
    return page;
}

Result<Reply> change_calendar(const Desk& desk, const Fields& form, const SignedIn& viewer,
                              SecureRandom& random, std::string_view host) {
    const std::string& who = viewer.account.user_name;
    if (field(form, "do") == "withdraw") {
        RETURN_IF_ERROR(desk.work->feeds.remove_feed(viewer.account.id));
        RETURN_IF_ERROR(note(desk, who, "withdrew the address of their calendar"));
        return Reply{Redirect{"/my-work/calendar"}, {}};
    }
    if (field(form, "do") != "make") return Error{ErrorKind::Invalid, "make or withdraw"};
    const std::string token = make_token(random);
    RETURN_IF_ERROR(note(desk, who, "made an address for their calendar"));
    RETURN_IF_ERROR(desk.work->feeds.set_feed(
        {viewer.account.id, token_hash_of(token), seconds_now(desk.clock)}));
    ASSIGN_OR_RETURN(Page page, calendar_page(desk, viewer, token, host));
    return Reply{std::move(page), {}};
}

}  // namespace candour::console
