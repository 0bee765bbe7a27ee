// Making invitations, and taking the password of who was invited.
#include "app/console/staff/invitation.h"

#include <utility>

#include <sodium.h>

#include "app/console/editor/form.h"
#include "app/console/limits.h"
#include "app/console/staff/account.h"

namespace candour::console {
namespace {

constexpr std::string_view welcome_prefix = "/welcome/";

Page ended_page(const PageLanguage& language) {
    Form form{.language = language,
              .title = language.tr("This invitation has ended"),
              .lead = language.tr(
                  "It was used, or is older than seven days, or another one took its place. Ask "
                  "an administrator of your organisation for a new one."),
              .back = "/sign-in",
              .back_text = language.tr("Sign in"),
              .action = "/sign-in",
              .button = ""};
    Page page = form_page(form);
    page.section = Section::None;
    page.status = 404;
    return page;
}

struct Invited {
    Bytes hash;
    store::StaffAccount account;
};

Result<std::optional<Invited>> invited(const StaffDesk& staff, std::string_view path) {
    const std::optional<Invited> nobody;
    const std::string_view token = path.substr(std::min(path.size(), welcome_prefix.size()));
    if (!same_token(token, token)) return nobody;
    const Bytes hash = hash_of_invitation(token);
    ASSIGN_OR_RETURN(const auto invitation, staff.desk.office.invitation(hash));
    if (!invitation || invitation->expires_at_s <= seconds_now(staff.desk.clock)) return nobody;
    ASSIGN_OR_RETURN(const auto account, staff.desk.office.staff_by_id(invitation->staff));
    if (!account) return nobody;
    return std::optional<Invited>{Invited{hash, *account}};
}

Reply password_page(const PageLanguage& language, std::string_view path, const Invited& who,
                    const std::string& token, const std::string& problem) {
    Form form{.language = language,
              .title = language.tr("Choose your password"),
              .lead = language.tr("Welcome, {name}.", {{"name", who.account.display_name}}),
              .back = "/sign-in",
              .back_text = language.tr("Sign in"),
              .action = std::string{path},
              .button = language.tr("Save the password")};
    form.facts = {language.tr("Your user name is {name}.", {{"name", who.account.user_name}})};
    form.fields = {
        {.kind = FormField::Kind::NewPassword,
         .name = "new_password",
         .label = language.tr("Password"),
         .hint = language.tr("At least 12 characters. Three or four words are easy to remember.")},
        {.kind = FormField::Kind::NewPassword,
         .name = "again",
         .label = language.tr("The password once more")}};
    form.hidden = {{"entry_token", token}};
    if (!problem.empty()) form.problems = {{"new_password", problem}};
    Page page = form_page(form);
    page.section = Section::None;
    return {std::move(page), {}};
}

std::string letter_in(const PageLanguage& language, const store::StaffAccount& account,
                      const std::string& link) {
    return language.tr(
        "Hello {name},\n\nyou have an account for Candour. Choose your password here, within "
        "seven days:\n\n{link}\n\nThe link works once. Your user name is {user_name}.\n",
        {{"name", account.display_name}, {"link", link}, {"user_name", account.user_name}});
}

std::string mail_invitation(const StaffDesk& staff, const store::StaffAccount& account,
                            const std::string& link) {
    const PageLanguage& language = staff.desk.language;
    if (account.email.empty()) return {};
    if (staff.mailer == nullptr) {
        return language.tr("This server sends no e-mail: give the link to them yourself.");
    }
    // Whoever is invited has not chosen a language yet.
    std::string text = letter_in(language, account, link);
    if (language.tag() != "en") text += "\n" + letter_in({}, account, link);
    const Status sent =
        staff.mailer->send(account.email, language.tr("Your account for Candour"), text);
    return sent.ok() ? language.tr("It was sent to {email} as well.", {{"email", account.email}})
                     : language.tr("The e-mail could not be sent: give the link to them yourself.");
}

}  // namespace

Bytes hash_of_invitation(std::string_view token) {
    Bytes hash(crypto_generichash_BYTES);
    const ByteView bytes = as_bytes(token);
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    return hash;
}

Result<MadeInvitation> make_invitation(const StaffDesk& staff, const store::StaffAccount& account) {
    const std::string token = make_token(staff.random);
    const std::int64_t until_s =
        seconds_now(staff.desk.clock) + std::chrono::seconds{invitation_lifetime}.count();
    RETURN_IF_ERROR(staff.desk.office.invite(account.id, hash_of_invitation(token), until_s));
    MadeInvitation made;
    made.link = staff.console_address + std::string{welcome_prefix} + token;
    made.mailed = mail_invitation(staff, account, made.link);
    return made;
}

Page invitation_page(const PageLanguage& language, const store::StaffAccount& account,
                     const MadeInvitation& made) {
    Form form{.language = language,
              .title = language.tr("An invitation for {name}", {{"name", account.display_name}}),
              .lead = language.tr(
                  "Whoever opens this link chooses the password of the account. It works once, "
                  "for seven days, and is not shown again."),
              .back = "/staff",
              .back_text = language.tr("Back to the staff"),
              .action = "/staff",
              .button = ""};
    form.fields = {{.name = "link", .label = language.tr("Link"), .value = made.link}};
    if (!made.mailed.empty()) form.facts = {made.mailed};
    Page page = form_page(form);
    page.section = Section::Staff;
    return page;
}

Result<Reply> welcome_page(const StaffDesk& staff, std::string_view path, const Fields& cookies) {
    ASSIGN_OR_RETURN(const auto who, invited(staff, path));
    if (!who) return Reply{ended_page(staff.desk.language), {}};
    std::vector<std::string> set_cookies;
    const std::string token = staff.sign_in.entry_token(cookies, set_cookies);
    Reply reply = password_page(staff.desk.language, path, *who, token, "");
    reply.cookies = std::move(set_cookies);
    return reply;
}

Result<Reply> take_welcome(const StaffDesk& staff, std::string_view path, const Fields& form,
                           const Fields& cookies) {
    const std::string token{field(form, "entry_token")};
    if (!same_token(token, field(cookies, staff.sessions.cookies().form))) {
        return Error{ErrorKind::Denied, "the form's token is missing or old"};
    }
    ASSIGN_OR_RETURN(const auto who, invited(staff, path));
    if (!who) return Reply{ended_page(staff.desk.language), {}};
    if (const std::string wrong = problem_of_new_password(form, staff.desk.language);
        !wrong.empty()) {
        return password_page(staff.desk.language, path, *who, token, wrong);
    }
    ASSIGN_OR_RETURN(const std::string hash,
                     staff.sign_in.hash_new_password(std::string{field(form, "new_password")}));
    const Status accepted =
        staff.desk.office.accept_invitation(who->hash, hash, seconds_now(staff.desk.clock));
    if (!accepted.ok() && accepted.error().kind == ErrorKind::NotFound) {
        return Reply{ended_page(staff.desk.language), {}};
    }
    RETURN_IF_ERROR(accepted);
    RETURN_IF_ERROR(
        note(staff.desk, who->account.user_name, "chose a password with their invitation"));
    return Reply{Redirect{"/sign-in?ready=1"}, {}};
}

}  // namespace candour::console
