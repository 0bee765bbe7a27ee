// Sign in and sign out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/password.h"
#include "app/console/sessions.h"
#include "app/console/sign_in/second_factor.h"
#include "app/console/sign_in/throttle.h"

namespace candour::console {

// Of the strictest kind.
std::string set_cookie(std::string_view name, std::string_view value);

// How long to wait after too many tries.
std::string wait_in_words(Milliseconds wait, const PageLanguage& language = {});

// `next` when it is the path of one of our pages, else "/": never another site's address.
std::string safe_next(std::string_view next);

class SignIn {
public:
    SignIn(const Desk& desk, Sessions& sessions, SecondFactor& second_factor, SecureRandom& random,
           int checks_max, Milliseconds wait, std::string decoy_hash)
        : office_(desk.office),
          clock_(desk.clock),
          sessions_(sessions),
          second_factor_(second_factor),
          random_(random),
          throttle_(desk.clock),
          gate_(checks_max, wait, std::move(decoy_hash)) {}

    Reply show(const Fields& query, const Fields& cookies, const PageLanguage& language = {});
    // A known name with a wrong password and an unknown name take the same steps and get the same
    // words. Errors: Denied (the form's token), Unavailable (too many at once), the store's.
    // Whoever has a second factor gets the page for its code, and is not signed in yet.
    Result<Reply> submit(const Fields& form, const Fields& cookies,
                         const PageLanguage& language = {});
    // The code after the password. Errors: as submit(); Corrupt when the factor cannot be read.
    Result<Reply> take_code(const Fields& form, const Fields& cookies,
                            const PageLanguage& language = {});
    Result<Reply> sign_out(const SignedIn& signed_in);
    // For what asks again who a person is, who is signed in: for the code when they have a second
    // factor, else for the password. "" when it is right, and then counts for a few minutes; else
    // what to tell them. It costs and counts as a sign-in. Errors: as submit() and take_code().
    Result<std::string> confirm(const SignedIn& signed_in, std::string_view typed,
                                const PageLanguage& language);
    // The same for the password alone.
    Result<std::string> confirm_password(const store::StaffAccount& account,
                                         std::string_view password, const PageLanguage& language);
    // Before a form that does what is sensitive: nothing when who sends it proved it in the last
    // minutes or with this form, else the page that asks, which sends the same form again.
    Result<std::optional<Page>> step_up(std::string_view path, const Fields& form,
                                        const SignedIn& signed_in, const PageLanguage& language);
    // A new password's hash. Errors: Invalid in words for a person; Unavailable when busy.
    Result<std::string> hash_new_password(const std::string& password);
    // The token for forms of people who are not signed in; a new one comes with its cookie.
    std::string entry_token(const Fields& cookies, std::vector<std::string>& set_cookies);
    // Another session, with another token, in the place of all that they had.
    Result<std::string> start_again(const store::StaffAccount& account);

private:
    struct Attempt {
        std::string user_name;
        std::string next;
        std::string problem;
        int status = 200;
        bool signed_out = false;
        std::string notice{};
        PageLanguage language{};
    };
    Status note_staff(const std::string& who, const std::string& what) {
        return note(office_, clock_, who, what);
    }
    Status note_refusal(const std::string& who, const std::string& what);
    Reply form_page(const Attempt& attempt, const Fields& cookies);
    Result<Reply> refuse(Attempt attempt, const std::string& who, const Fields& cookies);
    Reply code_page(const store::StaffAccount& account, const Attempt& attempt,
                    std::string_view token);
    Result<std::string> confirm_code(const store::StaffAccount& account, std::string_view typed,
                                     const PageLanguage& language);
    Result<Reply> let_in(const store::StaffAccount& account, const Attempt& attempt,
                         const Fields& cookies);

    // Not the desk: that is of one request, and this lives as long as the console.
    store::OfficeStore& office_;
    const Clock& clock_;
    Sessions& sessions_;
    SecondFactor& second_factor_;
    SecureRandom& random_;
    Throttle throttle_;
    PasswordGate gate_;
};

}  // namespace candour::console
