// Sign in: one path for right, wrong and unknown, so that none can be told from the others early.
#include "app/console/sign_in/sign_in.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/console/limits.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

constexpr std::string_view cookie_flags = "; Path=/; Secure; HttpOnly; SameSite=Strict";

std::string drop_cookie(std::string_view name) { return set_cookie(name, "") + "; Max-Age=0"; }

constexpr std::size_t user_name_bytes_max = 64;

// Names are stored in lower case; ASCII alone, as they are made by an administrator's command.
std::string normal_user_name(std::string_view typed) {
    const auto is_gap = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!typed.empty() && is_gap(typed.front()))
        typed.remove_prefix(1);
    while (!typed.empty() && is_gap(typed.back()))
        typed.remove_suffix(1);
    std::string name{typed.substr(0, user_name_bytes_max)};
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return name;
}

bool only_of(std::string_view text, std::string_view allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

std::string set_cookie(std::string_view name, std::string_view value) {
    return std::string{name} + "=" + std::string{value} + std::string{cookie_flags};
}

std::string wait_in_words(Milliseconds wait, const PageLanguage& language) {
    return language.tr_n(
        "There were too many tries with this user name. Wait {count} minute, then try again.",
        "There were too many tries with this user name. Wait {count} minutes, then try again.",
        std::chrono::ceil<std::chrono::minutes>(wait).count());
}

std::string safe_next(std::string_view next) {
    constexpr std::string_view item = "/items/";
    constexpr std::string_view survey = "/surveys/";
    const bool ours =
        next == "/contacts" || next == "/cases" || next == "/my-work" || next == "/panels" ||
        next == "/digest" || next == "/surveys" || next == "/procedures" || next == "/audit" ||
        next == "/account" || next == "/staff" || next == "/devices" || next == "/devices/add" ||
        (next.starts_with(item) && only_of(next.substr(item.size()), "0123456789abcdef")) ||
        (next.starts_with(survey) &&
         only_of(next.substr(survey.size()), "abcdefghijklmnopqrstuvwxyz0123456789_-"));
    return ours ? std::string{next} : std::string{"/"};
}

Reply SignIn::show(const Fields& query, const Fields& cookies, const PageLanguage& language) {
    Attempt attempt;
    attempt.language = language;
    attempt.next = safe_next(field(query, "next"));
    attempt.signed_out = field(query, "signed_out") == "1";
    if (field(query, "ready") == "1") {
        attempt.notice = language.tr("Your password is set. Sign in with it.");
    }
    return form_page(attempt, cookies);
}

Reply SignIn::form_page(const Attempt& attempt, const Fields& cookies) {
    Reply reply;
    const std::string token = entry_token(cookies, reply.cookies);
    Page page{"sign_in", attempt.language.tr("Sign in"), Section::None, {}, attempt.status};
    page.view["signed_out"] = attempt.signed_out;
    page.view["has_notice"] = !attempt.notice.empty();
    page.view["notice"] = attempt.notice;
    page.view["has_problem"] = !attempt.problem.empty();
    page.view["problem"] = attempt.problem;
    page.view["user_name"] = shown_text(attempt.user_name);
    page.view["next"] = attempt.next;
    page.view["sign_in_token"] = token;
    reply.what = std::move(page);
    return reply;
}

Result<Reply> SignIn::submit(const Fields& form, const Fields& cookies,
                             const PageLanguage& language) {
    if (!same_token(field(form, "form_token"), field(cookies, sessions_.cookies().form))) {
        return Error{ErrorKind::Denied, "the sign-in form's token is missing or old"};
    }
    Attempt attempt;
    attempt.language = language;
    attempt.user_name = normal_user_name(field(form, "user_name"));
    attempt.next = safe_next(field(form, "next"));
    const std::string password{field(form, "password")};
    if (attempt.user_name.empty() || password.empty()) {
        attempt.problem = language.tr("Enter your user name and your password.");
        attempt.status = 422;
        return form_page(attempt, cookies);
    }
    const Milliseconds wait = throttle_.try_now(attempt.user_name);
    if (wait > Milliseconds{0}) {
        attempt.problem = wait_in_words(wait, language);
        attempt.status = 429;
        return form_page(attempt, cookies);
    }
    ASSIGN_OR_RETURN(const auto account, office_.staff_by_name(attempt.user_name));
    const Result<bool> right =
        gate_.matches(password, account ? account->password_hash : std::string{});
    if (!right.ok()) {
        throttle_.forgive_one(attempt.user_name);
        return right.error();
    }
    if (!right.value()) {
        // An unknown name may be a password typed in the wrong box: it is not written down.
        return refuse(std::move(attempt), account ? account->user_name : "(unknown name)", cookies);
    }
    throttle_.forget(attempt.user_name);
    if (account->state != store::StaffState::Active) {
        return refuse(std::move(attempt), account->user_name, cookies);
    }
    if (!account->totp_secret.empty()) {
        return code_page(*account, attempt, field(form, "form_token"));
    }
    return let_in(*account, attempt, cookies);
}

Result<Reply> SignIn::refuse(Attempt attempt, const std::string& who, const Fields& cookies) {
    RETURN_IF_ERROR(note_refusal(who, "was refused: wrong user name or password"));
    attempt.problem = attempt.language.tr(
        "The user name or the password is not right. Check both and try again.");
    attempt.status = 422;
    return form_page(attempt, cookies);
}

Status SignIn::note_refusal(const std::string& who, const std::string& what) {
    const int refusal = throttle_.count_refusal();
    if (refusal < refusals_noted_per_hour) return note_staff(who, what);
    if (refusal > refusals_noted_per_hour) return Unit{};
    return note_staff("(anybody)",
                      "was refused so often that the rest of this hour is not written down");
}

std::string SignIn::entry_token(const Fields& cookies, std::vector<std::string>& set_cookies) {
    std::string token{field(cookies, sessions_.cookies().form)};
    if (same_token(token, token)) return token;
    token = make_token(random_);
    set_cookies.push_back(set_cookie(sessions_.cookies().form, token));
    return token;
}

Result<Reply> SignIn::let_in(const store::StaffAccount& account, const Attempt& attempt,
                             const Fields& cookies) {
    // Rotation: whatever session this browser had ends, and the new token was never seen before.
    ASSIGN_OR_RETURN(const auto before, sessions_.find(cookies));
    if (before) RETURN_IF_ERROR(sessions_.end(*before));
    ASSIGN_OR_RETURN(const std::string token, sessions_.start(account));
    RETURN_IF_ERROR(note_staff(account.user_name, "signed in"));
    return Reply{
        Redirect{attempt.next},
        {set_cookie(sessions_.cookies().session, token), drop_cookie(sessions_.cookies().form)}};
}

Result<Reply> SignIn::sign_out(const SignedIn& signed_in) {
    RETURN_IF_ERROR(sessions_.end(signed_in));
    RETURN_IF_ERROR(note_staff(signed_in.account.user_name, "signed out"));
    return Reply{Redirect{"/sign-in?signed_out=1"}, {drop_cookie(sessions_.cookies().session)}};
}

}  // namespace candour::console
