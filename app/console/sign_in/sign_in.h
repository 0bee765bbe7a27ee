// Sign in and sign out.
#pragma once

#include <string>
#include <string_view>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/password.h"
#include "app/console/sessions.h"
#include "app/console/sign_in/throttle.h"

namespace candour::console {

// Against sign-in forgery there is no session yet: the form carries the same random token as this
// cookie (double submit), and another site can neither read nor, with __Host-, set it.
inline constexpr std::string_view form_cookie = "__Host-candour-form";

// `next` when it is the path of one of our pages, else "/": never another site's address.
std::string safe_next(std::string_view next);

class SignIn {
public:
    SignIn(const Desk& desk, Sessions& sessions, SecureRandom& random, int checks_max,
           Milliseconds wait, std::string decoy_hash)
        : office_(desk.office),
          clock_(desk.clock),
          sessions_(sessions),
          random_(random),
          throttle_(desk.clock),
          gate_(checks_max, wait, std::move(decoy_hash)) {}

    Reply show(const Fields& query, const Fields& cookies);
    // A known name with a wrong password and an unknown name take the same steps and get the same
    // words. Errors: Denied (the form's token), Unavailable (too many at once), the store's.
    Result<Reply> submit(const Fields& form, const Fields& cookies);
    Result<Reply> sign_out(const SignedIn& signed_in);
    // For what asks for the password again of a person who is signed in: "" when it is theirs, else
    // what to tell them. It costs and counts as a sign-in. Errors: as submit().
    Result<std::string> confirm(const store::StaffAccount& account, std::string_view password);

private:
    struct Attempt {
        std::string user_name;
        std::string next;
        std::string problem;
        int status = 200;
        bool signed_out = false;
    };
    Status note_staff(const std::string& who, const std::string& what) {
        return note(office_, clock_, who, what);
    }
    Status note_refusal(const std::string& who, const std::string& what);
    Reply form_page(const Attempt& attempt, const Fields& cookies);
    Result<Reply> refuse(Attempt attempt, const std::string& who, const Fields& cookies);
    Result<Reply> let_in(const store::StaffAccount& account, const Attempt& attempt,
                         const Fields& cookies);

    // Not the desk: that is of one request, and this lives as long as the console.
    store::OfficeStore& office_;
    const Clock& clock_;
    Sessions& sessions_;
    SecureRandom& random_;
    Throttle throttle_;
    PasswordGate gate_;
};

}  // namespace candour::console
