// Lists show the day and who has it, never a word: those stand on a page of their own.
#include "app/console/help/help.h"

#include <algorithm>

#include "app/casework/help_requests.h"
#include "app/console/item/item.h"
#include "app/console/words.h"
#include "core/office/permissions.h"

namespace candour::console {
namespace {

using casework::HelpRequest;
using casework::HelpRequests;
using casework::HelpState;

constexpr std::string_view list_path = "/help";
constexpr std::string_view one_prefix = "/help/";
constexpr std::string_view take_end = "/take";
constexpr std::string_view finish_end = "/finish";

Result<HelpRequests> requests_of(const Desk& desk) {
    if (desk.registers == nullptr) {
        return Error{ErrorKind::NotFound, "this server has no registers"};
    }
    return HelpRequests(desk.office, *desk.registers, desk.clock);
}

Result<SubmissionId> id_in(std::string_view text) {
    const Result<SubmissionId> id = SubmissionId::from_hex(text);
    if (id.ok()) return id.value();
    return Error{ErrorKind::NotFound, "that is not the id of a contact"};
}

// By the name that colleagues know; of who is not there any more what they signed in as.
Result<std::string> name_of_staff(const Desk& desk, const std::string& user_name) {
    ASSIGN_OR_RETURN(const auto account, desk.office.staff_by_name(user_name));
    return shown_text(account ? account->display_name : user_name);
}

Result<std::string> how_far(const Desk& desk, const HelpRequest& request) {
    switch (request.state) {
        case HelpState::Waiting:
            return desk.language.tr("Nobody has taken this yet");
        case HelpState::Taken: {
            ASSIGN_OR_RETURN(const std::string name, name_of_staff(desk, request.taken_by));
            return desk.language.tr("Taken by {name}", {{"name", name}});
        }
        case HelpState::Finished: {
            ASSIGN_OR_RETURN(const std::string name, name_of_staff(desk, request.finished_by));
            return desk.language.tr("Dealt with by {name}", {{"name", name}});
        }
    }
    return std::string();
}

Result<View> cards_of(const Desk& desk, const std::vector<HelpRequest>& requests) {
    View list{View::type::list};
    for (const HelpRequest& request : requests) {
        View view;
        ASSIGN_OR_RETURN(view["help_state"], how_far(desk, request));
        view["help_waits"] = request.state == HelpState::Waiting;
        view["help_href"] = std::string{one_prefix} + request.item.id.hex();
        view["help_day"] = desk.language.day(request.item.released);
        view["help_channel"] = desk.language.tr(channel_in_words(request.item.channel));
        list << view;
    }
    return list;
}

Result<Page> list_page(const Desk& desk, const HelpRequests& requests) {
    Page page{"help", desk.language.tr("Asked for help now"), Section::Today, {}, 200};
    ASSIGN_OR_RETURN(const auto newest, requests.newest());
    ASSIGN_OR_RETURN(page.view["help_requests"], cards_of(desk, newest));
    page.view["has_help"] = !newest.empty();
    return page;
}

Result<Page> one_page(const Desk& desk, const HelpRequests& requests, std::string_view id_hex,
                      const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const SubmissionId id, id_in(id_hex));
    ASSIGN_OR_RETURN(const HelpRequest request, requests.find(id));
    // No reading without a trace: when this cannot be written, the words are not shown.
    RETURN_IF_ERROR(
        note(desk, viewer.account.user_name,
             "read what somebody wrote who asks for help now (" + id.hex().substr(0, 8) + ")"));
    const Result<feedback::Contact> read = read_words(desk, request.item);
    const feedback::Contact contact = read.ok() ? read.value() : feedback::Contact{};
    Page page{
        "help_request", desk.language.tr("Somebody asks for help now"), Section::Today, {}, 200};
    View& view = page.view;
    ASSIGN_OR_RETURN(view["help_state"], how_far(desk, request));
    view["help_day"] = desk.language.day(request.item.released);
    view["help_channel"] = desk.language.tr(channel_in_words(request.item.channel));
    view["readable"] = read.ok();
    view["story"] = paragraphs_view(contact.story);
    view["language"] = language_in_words(contact.language, desk.language);
    view["has_lang"] = is_language_tag(contact.language);
    view["lang"] = contact.language;
    view["dir"] = is_right_to_left(contact.language) ? "rtl" : "ltr";
    view["help_href"] = std::string{one_prefix} + id.hex();
    view["may_take"] = request.state == HelpState::Waiting;
    view["may_finish"] = request.state != HelpState::Finished;
    return page;
}

Result<Reply> change(const Desk& desk, std::string_view id_hex, bool finishes,
                     const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const HelpRequests requests, requests_of(desk));
    ASSIGN_OR_RETURN(const SubmissionId id, id_in(id_hex));
    const std::string& who = viewer.account.user_name;
    const Status done = finishes ? requests.finish(id, who) : requests.take(id, who);
    const bool late = !done.ok() && done.error().kind == ErrorKind::Conflict;
    if (!done.ok() && !late) return done.error();
    if (!late) {
        const std::string what = finishes ? "dealt with" : "took on";
        RETURN_IF_ERROR(note(
            desk, who,
            what + " what somebody wrote who asks for help now (" + id.hex().substr(0, 8) + ")"));
    }
    return Reply{Redirect{std::string{one_prefix} + id.hex()}, {}};
}

// For who can change that: kiosks promise that the safeguarding lead reads it, and nobody is one.
Result<bool> nobody_reads(const Desk& desk, const SignedIn& viewer) {
    if (!desk.organisation.help) return false;
    if (!office::may(viewer.account.roles, office::Permission::ManageStaff)) return false;
    ASSIGN_OR_RETURN(const std::vector<store::StaffAccount> everybody, desk.office.staff());
    return std::ranges::none_of(everybody, [](const store::StaffAccount& account) {
        return account.state == store::StaffState::Active &&
               office::may(account.roles, office::Permission::ReadSafeguarding);
    });
}

}  // namespace

bool is_help_path(std::string_view path) {
    return path == list_path || path.starts_with(one_prefix);
}

Status add_open_help(View& view, const Desk& desk, const SignedIn& viewer) {
    view["has_help"] = false;
    ASSIGN_OR_RETURN(view["help_unread"], nobody_reads(desk, viewer));
    view["help_requests"] = View{View::type::list};
    if (desk.registers == nullptr ||
        !office::may(viewer.account.roles, office::Permission::ReadSafeguarding)) {
        return Unit{};
    }
    const HelpRequests requests(desk.office, *desk.registers, desk.clock);
    ASSIGN_OR_RETURN(const auto open, requests.open());
    ASSIGN_OR_RETURN(view["help_requests"], cards_of(desk, open));
    view["has_help"] = !open.empty();
    return Unit{};
}

Result<Page> help_page(const Desk& desk, std::string_view path, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const HelpRequests requests, requests_of(desk));
    if (path == list_path) return list_page(desk, requests);
    return one_page(desk, requests, path.substr(one_prefix.size()), viewer);
}

std::optional<Result<Reply>> take_help(const Desk& desk, std::string_view path,
                                       const SignedIn& viewer) {
    if (!path.starts_with(one_prefix)) return std::nullopt;
    std::string_view id = path.substr(one_prefix.size());
    const bool finishes = id.ends_with(finish_end);
    if (!finishes && !id.ends_with(take_end)) return std::nullopt;
    id.remove_suffix(finishes ? finish_end.size() : take_end.size());
    return change(desk, id, finishes, viewer);
}

}  // namespace candour::console
