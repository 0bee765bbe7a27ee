// The list of accounts, and everything that an administrator does with one.
#include "app/console/staff/staff.h"

#include <algorithm>
#include <utility>

#include "app/console/limits.h"
#include "app/console/staff/invitation.h"
#include "app/console/staff/staff_fields.h"
#include "app/console/staff/staff_leave.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

constexpr std::string_view prefix = "/staff/";

enum class StaffView { List, Invite, Change, Reset, Code, Leave };

struct StaffAddress {
    StaffView view = StaffView::List;
    StaffId id{};
};

std::optional<StaffAddress> staff_address(std::string_view path) {
    if (path == "/staff") return StaffAddress{};
    if (path == "/staff/invite") return StaffAddress{StaffView::Invite};
    path.remove_prefix(std::min(path.size(), prefix.size()));
    const std::size_t slash = path.find('/');
    const auto id = StaffId::from_hex(path.substr(0, slash));
    if (!id.ok()) return std::nullopt;
    if (slash == std::string_view::npos) return StaffAddress{StaffView::Change, id.value()};
    const std::string_view what = path.substr(slash + 1);
    if (what == "reset") return StaffAddress{StaffView::Reset, id.value()};
    if (what == "code") return StaffAddress{StaffView::Code, id.value()};
    if (what == "leave") return StaffAddress{StaffView::Leave, id.value()};
    return std::nullopt;
}

Error no_such_page() { return {ErrorKind::NotFound, "no such page"}; }

// Somebody who left has no page: nothing can be done with them any more.
Result<store::StaffAccount> find_account(const StaffDesk& staff, const StaffId& id) {
    ASSIGN_OR_RETURN(auto account, staff.desk.office.staff_by_id(id));
    if (!account || account->state == store::StaffState::Left) return no_such_page();
    return std::move(*account);
}

View account_view(const store::StaffAccount& account, const PageLanguage& language) {
    using store::StaffState;
    const bool invited = account.password_hash.empty();
    View view;
    view["account_name"] = shown_text(account.display_name);
    view["account_user_name"] = account.user_name;
    view["has_title"] = !account.title.empty();
    view["account_title"] = shown_text(account.title);
    view["account_roles"] = roles_in_words(account.roles, language);
    view["account_factors"] = invited                       ? language.tr("nothing yet")
                              : account.totp_secret.empty() ? language.tr("password")
                                                            : language.tr("password and code");
    view["account_state"] = account.state == StaffState::Left ? language.tr("Left")
                            : invited                         ? language.tr("Invited")
                                                              : language.tr("Active");
    view["is_grey"] = account.state != StaffState::Active;
    view["can_change"] = account.state != StaffState::Left;
    view["account_href"] = std::string{prefix} + account.id.hex();
    return view;
}

std::string notice_of(const Fields& query, const PageLanguage& language) {
    if (query.contains("saved")) return language.tr("Saved. They sign in again.");
    if (query.contains("code")) return language.tr("They sign in with their password alone now.");
    return query.contains("left") ? language.tr("The account is closed.") : "";
}

Result<Page> list_page(const StaffDesk& staff, const Fields& query) {
    ASSIGN_OR_RETURN(std::vector<store::StaffAccount> all, staff.desk.office.staff());
    std::ranges::stable_partition(
        all, [](const auto& one) { return one.state != store::StaffState::Left; });
    const PageLanguage& language = staff.desk.language;
    View list{View::type::list};
    for (const store::StaffAccount& account : all)
        list << account_view(account, language);
    Page page{"staff", language.tr("Staff"), Section::Staff, {}, 200};
    page.view["accounts"] = std::move(list);
    page.view["has_notice"] = !notice_of(query, language).empty();
    page.view["notice"] = notice_of(query, language);
    return page;
}

Page staff_form(const PageLanguage& language, Form form) {
    form.language = language;
    form.back_text = language.tr("Back to the staff");
    Page page = form_page(form);
    page.section = Section::Staff;
    return page;
}

Page invite_page(const Desk& desk, const store::StaffAccount& account,
                 std::vector<Problem> problems) {
    const PageLanguage& language = desk.language;
    return staff_form(
        language,
        {.title = language.tr("Invite somebody"),
         .lead = language.tr("They get a link with which they choose their own password."),
         .back = "/staff",
         .action = "/staff/invite",
         .fields = fields_of_account(desk, account, true),
         .button = language.tr("Make the invitation"),
         .problems = std::move(problems)});
}

Result<Reply> take_invite(const StaffDesk& staff, const Fields& form, const SignedIn& viewer) {
    store::StaffAccount account;
    account.id = StaffId::create(staff.random);
    account.state = store::StaffState::Invited;
    std::vector<Problem> problems = read_account(staff.desk, form, true, account);
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const auto other, staff.desk.office.staff_by_name(account.user_name));
        if (other)
            problems.push_back(
                {"user_name", staff.desk.language.tr("Somebody has this user name.")});
    }
    if (!problems.empty()) return Reply{invite_page(staff.desk, account, std::move(problems)), {}};
    RETURN_IF_ERROR(
        note(staff.desk, viewer.account.user_name,
             "invited " + account.user_name + " (" + office::to_text(account.roles) + ")"));
    RETURN_IF_ERROR(staff.desk.office.add_staff(account));
    ASSIGN_OR_RETURN(const MadeInvitation made, make_invitation(staff, account));
    return Reply{invitation_page(staff.desk.language, account, made), {}};
}

Page change_page(const Desk& desk, const store::StaffAccount& account,
                 std::vector<Problem> problems) {
    const PageLanguage& language = desk.language;
    const std::string here = std::string{prefix} + account.id.hex();
    Form form{.title = language.tr("Change an account"),
              .lead = account.user_name,
              .back = "/staff",
              .action = here,
              .fields = fields_of_account(desk, account, false),
              .problems = std::move(problems)};
    form.links = {{language.tr("Forgotten password: a new invitation"), here + "/reset"},
                  {language.tr("This person leaves"), here + "/leave"}};
    if (!account.totp_secret.empty())
        form.links.emplace_back(language.tr("Lost telephone"), here + "/code");
    return staff_form(language, std::move(form));
}

// What the audit says of a change: roles, posts, services, limit; never a title's words.
std::string change_in_words(const store::StaffAccount& before, const store::StaffAccount& after) {
    std::string words = "changed the account " + after.user_name;
    if (before.roles != after.roles) {
        words += ": roles " + office::to_text(after.roles) + " in the place of " +
                 office::to_text(before.roles);
    }
    if (before.posts != after.posts) words += ", posts";
    if (before.units != after.units) words += ", services";
    if (before.payment_limit_pence != after.payment_limit_pence) words += ", limit";
    return words;
}

Result<Reply> take_change(const StaffDesk& staff, const store::StaffAccount& before,
                          const Fields& form, const SignedIn& viewer) {
    store::StaffAccount account = before;
    std::vector<Problem> problems = read_account(staff.desk, form, false, account);
    if (!account.roles.contains(office::Role::Administrator)) {
        ASSIGN_OR_RETURN(const bool last, is_last_administrator(staff.desk.office, before));
        if (last) problems.push_back({"role", staff.desk.language.tr(last_administrator)});
    }
    if (!problems.empty()) return Reply{change_page(staff.desk, account, std::move(problems)), {}};
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name, change_in_words(before, account)));
    const Status changed = staff.desk.office.change_staff(account);
    if (!changed.ok() && changed.error().kind == ErrorKind::Conflict) {
        RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name,
                             "the account " + before.user_name + " was not changed after all"));
        return Reply{change_page(staff.desk, account,
                                 {{"role", staff.desk.language.tr(last_administrator)}}),
                     {}};
    }
    RETURN_IF_ERROR(changed);
    return Reply{Redirect{"/staff?saved=1"}, {}};
}

Page reset_page(const PageLanguage& language, const store::StaffAccount& account) {
    const std::string here = std::string{prefix} + account.id.hex();
    return staff_form(
        language,
        {.title = language.tr("A new invitation for {name}?", {{"name", account.display_name}}),
         .back = here,
         .action = here + "/reset",
         .button = language.tr("Make the invitation"),
         .facts = {language.tr("Their password stops working at once, and they are signed out. "
                               "With the new link they choose another one.")}});
}

Result<Reply> take_reset(const StaffDesk& staff, const store::StaffAccount& account,
                         const SignedIn& viewer) {
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name,
                         "made a new invitation for " + account.user_name));
    ASSIGN_OR_RETURN(const MadeInvitation made, make_invitation(staff, account));
    return Reply{invitation_page(staff.desk.language, account, made), {}};
}

Page lost_code_page(const PageLanguage& language, const store::StaffAccount& account) {
    const std::string here = std::string{prefix} + account.id.hex();
    return staff_form(
        language,
        {.title = language.tr("Remove the code of {name}?", {{"name", account.display_name}}),
         .back = here,
         .action = here + "/code",
         .button = language.tr("Remove the code"),
         .warns = true,
         .facts = {language.tr(
             "Do this when they have lost their telephone and their recovery codes. Make "
             "sure that it is they who ask: call them, or stand beside them.")}});
}

Result<Reply> take_lost_code(const StaffDesk& staff, const store::StaffAccount& account,
                             const SignedIn& viewer) {
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name,
                         "removed the code that " + account.user_name + " signed in with"));
    RETURN_IF_ERROR(staff.desk.office.set_totp(account.id, {}, 0, {}));
    return Reply{Redirect{"/staff?code=1"}, {}};
}

}  // namespace

Result<Page> staff_page(const StaffDesk& staff, std::string_view path, const Fields& query) {
    const auto address = staff_address(path);
    if (!address) return no_such_page();
    if (address->view == StaffView::List) return list_page(staff, query);
    if (address->view == StaffView::Invite) return invite_page(staff.desk, {}, {});
    ASSIGN_OR_RETURN(const store::StaffAccount account, find_account(staff, address->id));
    switch (address->view) {
        case StaffView::Reset:
            return reset_page(staff.desk.language, account);
        case StaffView::Code:
            return lost_code_page(staff.desk.language, account);
        case StaffView::Leave:
            return leave_page(staff, account, {});
        default:
            return change_page(staff.desk, account, {});
    }
}

Result<Reply> take_staff(const StaffDesk& staff, std::string_view path, const Fields& form,
                         const SignedIn& viewer) {
    const auto address = staff_address(path);
    if (!address || address->view == StaffView::List) return no_such_page();
    if (address->view == StaffView::Invite) return take_invite(staff, form, viewer);
    ASSIGN_OR_RETURN(const store::StaffAccount account, find_account(staff, address->id));
    switch (address->view) {
        case StaffView::Reset:
            return take_reset(staff, account, viewer);
        case StaffView::Code:
            return take_lost_code(staff, account, viewer);
        case StaffView::Leave:
            return take_leave(staff, account, form, viewer);
        default:
            return take_change(staff, account, form, viewer);
    }
}

}  // namespace candour::console
