// The forms of the publicity register.
#include <algorithm>

#include "app/console/core_words.h"
#include "app/console/day_fields.h"
#include "app/console/information/information.h"
#include "core/base/ids.h"

namespace candour::console {
namespace {

using feedback::Publicity;

// After somebody has looked and it is still right. What says more than half a year ahead has its
// own day: it is replaced, and written down anew.
constexpr std::chrono::days look_again_after{182};

using PublicityId = RandomId<struct PublicityTag>;

// Errors: Invalid; `problem` then says what is wrong and where.
Result<Publicity> typed_entry(const Desk& desk, const Fields& form, PublicityProblem& problem) {
    const auto refuse = [&](std::string words, std::string place) -> Result<Publicity> {
        problem.words = std::move(words);
        problem.place = std::move(place);
        return Error{ErrorKind::Invalid, problem.words};
    };
    Publicity entry;
    entry.what = field(form, "what");
    entry.where = field(form, "where");
    entry.page = field(form, "page");
    const auto since =
        is_day_left_out(form, "since") ? desk.clock.today() : typed_day(form, "since");
    if (!since.ok())
        return refuse(desk.language.tr("Enter the day since when it is there"), "since_day");
    const auto again = typed_day(form, "again");
    entry.since = since.value();
    entry.look_again = again.ok() ? again.value() : entry.since + std::chrono::days(1);
    if (const Status checked = feedback::check_publicity(entry); !checked.ok()) {
        const bool what = checked.error().what.starts_with("Say what");
        const bool where = checked.error().what.starts_with("Say where");
        return refuse(core_words(checked.error().what, desk.language), what    ? "what"
                                                                       : where ? "where"
                                                                               : "again_day");
    }
    if (!again.ok())
        return refuse(desk.language.tr("Enter the day on which somebody looks again"), "again_day");
    if (!entry.page.empty() && desk.organisation.find_information(entry.page) == nullptr) {
        return refuse(desk.language.tr("Choose the page that it says, or none"), "page");
    }
    return entry;
}

PublicityRow row_of(const Desk& desk, const Publicity& entry, std::string id,
                    const store::StaffAccount& viewer) {
    return {.id = std::move(id),
            .document = feedback::publicity_json(entry),
            .due = feedback::publicity_due(entry),
            .who = viewer.display_name,
            .at_s = seconds_now(desk.clock)};
}

Result<Reply> page_again(const Desk& desk, const PublicityOptions& publicity,
                         const PublicityProblem& problem) {
    ASSIGN_OR_RETURN(Page page, information_page(desk, publicity, problem));
    return Reply{std::move(page), {}};
}

Result<Reply> take_new(const Desk& desk, const PublicityOptions& publicity, SecureRandom& random,
                       const Fields& form, const store::StaffAccount& viewer) {
    PublicityProblem problem{.typed = form};
    const auto entry = typed_entry(desk, form, problem);
    if (!entry.ok()) return page_again(desk, publicity, problem);
    RETURN_IF_ERROR(
        publicity.add(row_of(desk, entry.value(), PublicityId::create(random).hex(), viewer)));
    RETURN_IF_ERROR(
        note(desk, viewer.user_name, "wrote into the publicity register: " + entry.value().what));
    return Reply{Redirect{"/information"}, {}};
}

// What somebody found who looked at an entry.
Result<Reply> take_look(const Desk& desk, const PublicityOptions& publicity, const Fields& form,
                        bool still_right, const store::StaffAccount& viewer) {
    ASSIGN_OR_RETURN(const auto rows, publicity.entries());
    const std::string id(field(form, "entry"));
    const auto found = std::ranges::find(rows, id, &PublicityRow::id);
    if (found == rows.end()) return Error{ErrorKind::NotFound, "there is no such entry"};
    ASSIGN_OR_RETURN(Publicity entry, feedback::publicity_from(found->document));
    if (entry.replaced_on) return Reply{Redirect{"/information"}, {}};  // Sent twice.
    if (field(form, "revision") != std::to_string(found->revision)) {
        return page_again(desk, publicity,
                          {.words = desk.language.tr(
                               "Somebody else has changed this entry meanwhile. Look at it as "
                               "it is now, then try again"),
                           .place = "register",
                           .typed = {}});
    }
    const CivilDay today = desk.clock.today();
    if (still_right) {
        entry.look_again = today + look_again_after;
    } else {
        entry.replaced_on = today;
    }
    PublicityRow row = row_of(desk, entry, id, viewer);
    row.revision = found->revision;
    RETURN_IF_ERROR(publicity.change(row));
    RETURN_IF_ERROR(note(
        desk, viewer.user_name,
        (still_right ? "looked at publicity, still right: " : "marked publicity as replaced: ") +
            entry.what));
    return Reply{Redirect{"/information"}, {}};
}

}  // namespace

Result<Reply> take_information(const Desk& desk, const PublicityOptions& publicity,
                               SecureRandom& random, std::string_view path, const Fields& form,
                               const store::StaffAccount& viewer) {
    if (!publicity.is_there()) return Error{ErrorKind::NotFound, "this register is not kept here"};
    if (path == "/information/add") return take_new(desk, publicity, random, form, viewer);
    return take_look(desk, publicity, form, path == "/information/still-right", viewer);
}

}  // namespace candour::console
