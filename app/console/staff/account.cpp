// Name and title, password, second factor, sessions.
#include "app/console/staff/account.h"

#include <utility>

#include "app/console/editor/form.h"
#include "app/console/limits.h"
#include "app/console/staff/staff_fields.h"
#include "app/console/words.h"
#include "core/office/permissions.h"

namespace candour::console {
namespace {

Page own_page(const Form& form) {
    Page page = form_page(form);
    page.section = Section::Account;
    return page;
}

Form own_form(const PageLanguage& language, const std::string& title, const std::string& action) {
    return {.language = language,
            .title = title,
            .back = "/account",
            .back_text = language.tr("Back to my account"),
            .action = action};
}

std::string about_code(const store::StaffAccount& account, std::int64_t codes_left,
                       const PageLanguage& language) {
    if (!account.totp_secret.empty()) {
        return language.tr("You sign in with a code from your telephone.") + " " +
               language.tr_n("You have {count} recovery code left.",
                             "You have {count} recovery codes left.", codes_left);
    }
    return office::has_step_up(account.roles)
               ? language.tr(
                     "You sign in with a password alone. Your account can do what cannot be taken "
                     "back: please add a code from your telephone.")
               : language.tr(
                     "You sign in with a password alone. You can add a code from your telephone.");
}

std::string notice_of(const Fields& query, const PageLanguage& language) {
    if (query.contains("saved")) return language.tr("Saved.");
    if (query.contains("password")) return language.tr("Your password is changed.");
    return query.contains("removed") ? language.tr("You sign in with your password alone now.")
                                     : "";
}

Result<Page> overview(const StaffDesk& staff, const Fields& query, const SignedIn& viewer) {
    const store::StaffAccount& account = viewer.account;
    ASSIGN_OR_RETURN(const std::int64_t left, staff.desk.office.recovery_codes_left(account.id));
    const PageLanguage& language = staff.desk.language;
    const std::string none = language.tr("none");
    Form form{.language = language,
              .title = language.tr("My account"),
              .lead = account.display_name,
              .back = "/",
              .back_text = language.tr("Back"),
              .action = "/account/sessions",
              .button = language.tr("Sign out everywhere"),
              .notice = notice_of(query, language)};
    form.facts = {
        language.tr("User name: {name}", {{"name", account.user_name}}),
        language.tr("Title: {title}", {{"title", account.title.empty() ? none : account.title}}),
        language.tr("E-mail: {email}", {{"email", account.email.empty() ? none : account.email}}),
        language.tr("Roles: {roles}", {{"roles", roles_in_words(account.roles, language)}}),
        about_code(account, left, language)};
    form.links = {{language.tr("Change your title and e-mail"), "/account/title"},
                  {language.tr("Change your password"), "/account/password"}};
    if (account.totp_secret.empty()) {
        form.links.emplace_back(language.tr("Set up a code from your telephone"), address_of_code);
    } else {
        form.links.emplace_back(language.tr("Set up another telephone"), address_of_code);
        form.links.emplace_back(language.tr("Sign in without a code"), "/account/code/remove");
    }
    const bool may_practise = office::may(account.roles, office::Permission::Practise);
    if (may_practise && !staff.practice_address.empty()) {
        form.links.emplace_back(language.tr("Practise"), staff.practice_address);
    }
    return own_page(form);
}

Page title_page(const PageLanguage& language, const std::string& title, const std::string& email,
                std::vector<Problem> problems) {
    Form form = own_form(language, language.tr("Your title and e-mail"), "/account/title");
    form.fields = {
        {.name = "title",
         .label = language.tr("Title"),
         .hint = language.tr("People who complain are told your name and title, such as “services "
                             "manager”."),
         .value = title},
        {.name = "email",
         .label = language.tr("E-mail"),
         .hint = language.tr("For “you have a task, sign in”. Never for what people wrote."),
         .value = email}};
    form.problems = std::move(problems);
    return own_page(form);
}

Result<Reply> take_title(const StaffDesk& staff, const Fields& form, const SignedIn& viewer) {
    const std::string title = typed(form, "title");
    const std::string email = typed(form, "email");
    const PageLanguage& language = staff.desk.language;
    std::vector<Problem> problems;
    if (title.size() > staff_name_bytes_max)
        problems.push_back({"title", language.tr("Use a shorter title.")});
    if (!email.empty() && !office::is_email_address(email)) {
        problems.push_back(
            {"email", language.tr("Enter an e-mail address like name@example.org.")});
    }
    if (!problems.empty())
        return Reply{title_page(staff.desk.language, title, email, std::move(problems)), {}};
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name, "changed their title or e-mail"));
    RETURN_IF_ERROR(staff.desk.office.set_title(viewer.account.id, title, email));
    return Reply{Redirect{"/account?saved=1"}, {}};
}

Page password_page(const PageLanguage& language, std::vector<Problem> problems) {
    Form form = own_form(language, language.tr("Change your password"), "/account/password");
    form.facts = {language.tr("You are signed out everywhere else.")};
    form.fields = {
        {.kind = FormField::Kind::Password,
         .name = "password",
         .label = language.tr("Password now")},
        {.kind = FormField::Kind::NewPassword,
         .name = "new_password",
         .label = language.tr("New password"),
         .hint = language.tr("At least 12 characters. Three or four words are easy to remember.")},
        {.kind = FormField::Kind::NewPassword,
         .name = "again",
         .label = language.tr("New password once more")}};
    form.button = language.tr("Change it");
    form.problems = std::move(problems);
    return own_page(form);
}

Result<Reply> take_password(const StaffDesk& staff, const Fields& form, const SignedIn& viewer) {
    const PageLanguage& language = staff.desk.language;
    if (const std::string wrong = problem_of_new_password(form, language); !wrong.empty()) {
        return Reply{password_page(language, {{"new_password", wrong}}), {}};
    }
    ASSIGN_OR_RETURN(
        const std::string wrong,
        staff.sign_in.confirm_password(viewer.account, field(form, "password"), language));
    if (!wrong.empty()) return Reply{password_page(language, {{"password", wrong}}), {}};
    ASSIGN_OR_RETURN(const std::string hash,
                     staff.sign_in.hash_new_password(std::string{field(form, "new_password")}));
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name, "changed their password"));
    RETURN_IF_ERROR(staff.desk.office.set_password_hash(viewer.account.id, hash));
    ASSIGN_OR_RETURN(const std::string cookie, staff.sign_in.start_again(viewer.account));
    return Reply{Redirect{"/account?password=1"}, {cookie}};
}

std::string in_groups(const std::string& text) {
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 4 == 0) grouped += ' ';
        grouped += text[i];
    }
    return grouped;
}

// `sealed`: hexadecimal, of a secret that is kept nowhere else until a code of it was typed.
Result<Page> code_page(const StaffDesk& staff, const SignedIn& viewer, const std::string& sealed,
                       const std::string& problem) {
    ASSIGN_OR_RETURN(const Bytes bytes, from_hex(sealed));
    ASSIGN_OR_RETURN(const Bytes secret, staff.second_factor.open(viewer.account.id, bytes));
    const PageLanguage& language = staff.desk.language;
    Form form =
        own_form(language, language.tr("Set up a code from your telephone"), address_of_code);
    form.lead = language.tr(
        "An authenticator app on your telephone makes a new code every half minute. You "
        "then sign in with your password and that code.");
    form.facts = {language.tr("1. Install an authenticator app, if you have none."),
                  language.tr("2. Read this picture with it, or type the key: {key}",
                              {{"key", in_groups(office::base32(secret))}}),
                  language.tr("3. Enter the six digits that the app shows.")};
    ASSIGN_OR_RETURN(const QrSquares squares,
                     staff.make_qr(office::totp_address(
                         secret, "Candour " + staff.desk.organisation.name.in("en").text,
                         viewer.account.user_name)));
    form.drawing =
        qr_drawing(squares, language.tr("The key as a picture for an authenticator app"));
    form.fields = {
        {.kind = FormField::Kind::Code, .name = "code", .label = language.tr("Six digits")}};
    form.hidden = {{"sealed", sealed}};
    form.button = language.tr("Turn it on");
    if (!problem.empty()) form.problems = {{"code", problem}};
    return own_page(form);
}

Page recovery_page(const PageLanguage& language, const std::vector<std::string>& codes) {
    Form form{.language = language,
              .title = language.tr("Write down your recovery codes"),
              .lead = language.tr(
                  "Each of them lets you in once, when you do not have your telephone. They are "
                  "not shown again. Keep them on paper, away from your computer."),
              .back = "/account",
              .back_text = language.tr("I have written them down"),
              .action = "/account",
              .button = ""};
    form.facts = codes;
    return own_page(form);
}

Result<Reply> take_new_code(const StaffDesk& staff, const Fields& form, const SignedIn& viewer) {
    const store::StaffAccount& account = viewer.account;
    const std::string sealed{field(form, "sealed")};
    ASSIGN_OR_RETURN(const Bytes bytes, from_hex(sealed));
    const auto secret = staff.second_factor.open(account.id, bytes);
    // Nobody's by accident: somebody made it up.
    if (!secret.ok()) return Error{ErrorKind::Invalid, "no key of ours"};
    const auto step = staff.second_factor.step_of(secret.value(), field(form, "code"));
    if (!step) {
        const PageLanguage& language = staff.desk.language;
        ASSIGN_OR_RETURN(Page page,
                         code_page(staff, viewer, sealed,
                                   language.tr("These are not the digits that the app shows now. "
                                               "Does your telephone know the right time?")));
        return Reply{std::move(page), {}};
    }
    std::vector<std::string> codes = office::make_recovery_codes(staff.random);
    std::vector<Bytes> hashes;
    for (const std::string& code : codes) {
        hashes.push_back(staff.second_factor.hash_of_recovery(
            account.id, office::normal_recovery_code(code).value()));
    }
    RETURN_IF_ERROR(note(staff.desk, account.user_name, "set up a code to sign in with"));
    RETURN_IF_ERROR(staff.desk.office.set_totp(account.id, bytes, *step, hashes));
    // This session goes on: its page has the recovery codes, once.
    RETURN_IF_ERROR(staff.desk.office.add_session(viewer.session));
    return Reply{recovery_page(staff.desk.language, codes), {}};
}

Page remove_code_page(const PageLanguage& language) {
    Form form = own_form(language, language.tr("Sign in without a code?"), "/account/code/remove");
    form.facts = {language.tr("Whoever learns your password could then sign in as you.")};
    form.button = language.tr("Remove the code");
    form.warns = true;
    return own_page(form);
}

Result<Reply> take_remove_code(const StaffDesk& staff, const SignedIn& viewer) {
    RETURN_IF_ERROR(
        note(staff.desk, viewer.account.user_name, "removed their code to sign in with"));
    RETURN_IF_ERROR(staff.desk.office.set_totp(viewer.account.id, {}, 0, {}));
    ASSIGN_OR_RETURN(const std::string cookie, staff.sign_in.start_again(viewer.account));
    return Reply{Redirect{"/account?removed=1"}, {cookie}};
}

Result<Reply> end_sessions(const StaffDesk& staff, const SignedIn& viewer) {
    RETURN_IF_ERROR(note(staff.desk, viewer.account.user_name, "signed out everywhere"));
    RETURN_IF_ERROR(staff.desk.office.end_sessions_of(viewer.account.id));
    return Reply{Redirect{"/sign-in?signed_out=1"}, {}};
}

}  // namespace

std::string problem_of_new_password(const Fields& form, const PageLanguage& language) {
    const std::string_view password = field(form, "new_password");
    if (password.size() < password_bytes_min) return language.tr("Use at least 12 characters.");
    if (password.size() > password_bytes_max) return language.tr("Use a shorter password.");
    return field(form, "again") == password
               ? ""
               : language.tr("The two new passwords are not the same.");
}

Result<Page> account_page(const StaffDesk& staff, std::string_view path, const Fields& query,
                          const SignedIn& viewer) {
    if (path == "/account") return overview(staff, query, viewer);
    if (path == "/account/title") {
        return title_page(staff.desk.language, viewer.account.title, viewer.account.email, {});
    }
    if (path == "/account/password") return password_page(staff.desk.language, {});
    if (path == "/account/code/remove") return remove_code_page(staff.desk.language);
    if (path != address_of_code) return Error{ErrorKind::NotFound, "no such page"};
    const Bytes secret = staff.second_factor.make_secret();
    return code_page(staff, viewer, to_hex(staff.second_factor.seal(viewer.account.id, secret)),
                     "");
}

Result<Reply> take_account(const StaffDesk& staff, std::string_view path, const Fields& form,
                           const SignedIn& viewer) {
    if (path == "/account/title") return take_title(staff, form, viewer);
    if (path == "/account/password") return take_password(staff, form, viewer);
    if (path == address_of_code) return take_new_code(staff, form, viewer);
    if (path == "/account/code/remove") return take_remove_code(staff, viewer);
    if (path == "/account/sessions") return end_sessions(staff, viewer);
    return Error{ErrorKind::NotFound, "no such page"};
}

}  // namespace candour::console
