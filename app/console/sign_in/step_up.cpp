// The second factor at sign-in, and what asks again who somebody is.
#include <charconv>
#include <utility>

#include "app/console/editor/form.h"
#include "app/console/limits.h"
#include "app/console/sign_in/sign_in.h"

namespace candour::console {
namespace {

constexpr std::string_view proof_field = "confirm_who";

// Tries of codes are counted apart: a right password must not forgive wrong codes.
std::string code_name(const store::StaffAccount& account) { return account.user_name + "\ncode"; }

FormField code_field(const char* name, const PageLanguage& language) {
    return {
        .kind = FormField::Kind::Code,
        .name = name,
        .label = language.tr("Code from your authenticator app"),
        .hint = language.tr("Six digits. Without your telephone, use one of your recovery codes.")};
}

}  // namespace

Reply SignIn::code_page(const store::StaffAccount& account, const Attempt& attempt,
                        std::string_view token) {
    const PageLanguage& language = attempt.language;
    Form form{.language = language,
              .title = language.tr("Enter your code"),
              .back = "/sign-in",
              .back_text = language.tr("Back to the password"),
              .action = "/sign-in/code",
              .fields = {code_field("code", language)},
              .button = language.tr("Sign in"),
              .problems_title = language.tr("You are not signed in"),
              .hidden = {{"entry_token", std::string{token}},
                         {"next", attempt.next},
                         {"pass", second_factor_.make_pass(account, token)}}};
    if (!attempt.problem.empty()) form.problems = {{"code", attempt.problem}};
    Page page = console::form_page(form);
    page.section = Section::None;
    page.status = attempt.status;
    return {std::move(page), {}};
}

Result<Reply> SignIn::take_code(const Fields& form, const Fields& cookies,
                                const PageLanguage& language) {
    const std::string_view token = field(form, "entry_token");
    if (!same_token(token, field(cookies, sessions_.cookies().form))) {
        return Error{ErrorKind::Denied, "the sign-in form's token is missing or old"};
    }
    Attempt attempt;
    attempt.language = language;
    attempt.next = safe_next(field(form, "next"));
    ASSIGN_OR_RETURN(const auto account, second_factor_.take_pass(field(form, "pass"), token));
    if (!account || account->state != store::StaffState::Active || account->totp_secret.empty()) {
        attempt.problem =
            language.tr("That took too long. Enter your user name and your password again.");
        attempt.status = 422;
        return form_page(attempt, cookies);
    }
    ASSIGN_OR_RETURN(attempt.problem, confirm_code(*account, field(form, "code"), language));
    if (attempt.problem.empty()) return let_in(*account, attempt, cookies);
    attempt.status = 422;
    return code_page(*account, attempt, token);
}

Result<std::string> SignIn::confirm_code(const store::StaffAccount& account, std::string_view typed,
                                         const PageLanguage& language) {
    if (typed.empty()) return language.tr("Enter the code.");
    const Milliseconds wait = throttle_.try_now(code_name(account));
    if (wait > Milliseconds{0}) return wait_in_words(wait, language);
    const Result<bool> right = second_factor_.use(account, typed);
    if (!right.ok()) {
        throttle_.forgive_one(code_name(account));
        return right.error();
    }
    if (!right.value()) {
        RETURN_IF_ERROR(note_refusal(account.user_name, "was refused: wrong code"));
        return language.tr("The code is not right, or was used before. Wait for the next one.");
    }
    throttle_.forget(code_name(account));
    return std::string{};
}

Result<std::string> SignIn::confirm_password(const store::StaffAccount& account,
                                             std::string_view password,
                                             const PageLanguage& language) {
    if (password.empty()) return language.tr("Enter your own password.");
    const Milliseconds wait = throttle_.try_now(account.user_name);
    if (wait > Milliseconds{0}) return wait_in_words(wait, language);
    const Result<bool> right = gate_.matches(std::string{password}, account.password_hash);
    if (!right.ok()) {
        throttle_.forgive_one(account.user_name);
        return right.error();
    }
    if (!right.value()) {
        RETURN_IF_ERROR(note_refusal(account.user_name, "was refused: wrong password"));
        return language.tr("The password is not right. It is the one that you sign in with.");
    }
    throttle_.forget(account.user_name);
    return std::string{};
}

Result<std::string> SignIn::confirm(const SignedIn& signed_in, std::string_view typed,
                                    const PageLanguage& language) {
    const store::StaffAccount& account = signed_in.account;
    ASSIGN_OR_RETURN(std::string wrong, account.totp_secret.empty()
                                            ? confirm_password(account, typed, language)
                                            : confirm_code(account, typed, language));
    if (wrong.empty()) RETURN_IF_ERROR(sessions_.confirm(signed_in));
    return wrong;
}

Result<std::optional<Page>> SignIn::step_up(std::string_view path, const Fields& form,
                                            const SignedIn& signed_in,
                                            const PageLanguage& language) {
    const std::optional<Page> nothing;
    if (sessions_.is_confirmed(signed_in)) return nothing;
    const auto typed = form.find(proof_field);
    std::string wrong;
    if (typed != form.end()) {
        ASSIGN_OR_RETURN(wrong, confirm(signed_in, typed->second, language));
        if (wrong.empty()) return nothing;
    }
    const bool by_code = !signed_in.account.totp_secret.empty();
    Form page{.language = language,
              .title = language.tr("Is it you?"),
              .lead = language.tr(
                  "This cannot be taken back, or gives somebody access. So that nobody else does "
                  "it at your desk, say once more who you are."),
              .back = "/",
              .back_text = language.tr("Do not do it"),
              .action = std::string{path},
              .button = language.tr("Continue"),
              .problems_title = language.tr("It is not done yet")};
    if (by_code) {
        page.fields = {code_field(proof_field.data(), language)};
    } else {
        page.fields = {{.kind = FormField::Kind::Password,
                        .name = std::string{proof_field},
                        .label = language.tr("Your own password")}};
    }
    for (const auto& [name, value] : form) {
        if (name != "form_token" && name != "revision" && name != proof_field) {
            page.hidden.emplace_back(name, value);
        }
    }
    const std::string_view revision = field(form, "revision");
    std::from_chars(revision.data(), revision.data() + revision.size(), page.revision);
    if (!wrong.empty()) page.problems = {{std::string{proof_field}, wrong}};
    Page asked = console::form_page(page);
    asked.section = Section::None;
    return std::optional<Page>{std::move(asked)};
}

Result<std::string> SignIn::hash_new_password(const std::string& password) {
    return gate_.hash(password);
}

Result<std::string> SignIn::start_again(const store::StaffAccount& account) {
    RETURN_IF_ERROR(office_.end_sessions_of(account.id));
    ASSIGN_OR_RETURN(const std::string token, sessions_.start(account));
    return set_cookie(sessions_.cookies().session, token);
}

}  // namespace candour::console
