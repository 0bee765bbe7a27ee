// Sessions: who is signed in. The browser holds a random token, the office only its hash.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/console/fields.h"
#include "core/base/world.h"
#include "core/store/office_store.h"

namespace candour::console {

// Only this host, only over TLS, for every path (RFC 6265bis section 4.1.3).
inline constexpr std::string_view session_cookie = "__Host-candour";
// Against sign-in forgery there is no session yet: the form carries the same random token as this
// cookie (double submit), and another site can neither read nor, with __Host-, set it.
inline constexpr std::string_view form_cookie = "__Host-candour-form";

// Browsers send cookies to every port of a host: a practice office beside the real one has its own.
struct CookieNames {
    std::string_view session = session_cookie;
    std::string_view form = form_cookie;
};
CookieNames cookie_names(bool is_practice);

struct SignedIn {
    store::StaffAccount account;
    store::Session session;
};

// Random, 64 hexadecimal characters.
std::string make_token(SecureRandom& random);
// BLAKE2b-256: what is kept of a token.
Bytes token_hash_of(std::string_view token);
// Takes the same time whatever differs; false unless both are whole tokens.
bool same_token(std::string_view a, std::string_view b);

class Sessions {
public:
    Sessions(store::OfficeStore& office, const Clock& clock, SecureRandom& random,
             const CookieNames& cookies = {})
        : office_(office), clock_(clock), random_(random), cookies_(cookies) {}

    const CookieNames& cookies() const { return cookies_; }

    // Empty when there is no session, it has ended, was idle too long, or its account is gone.
    Result<std::optional<SignedIn>> find(const Fields& cookies);
    // A new session with a new token, which is returned and kept nowhere.
    Result<std::string> start(const store::StaffAccount& account);
    Status end(const SignedIn& signed_in);
    // The person has just proved who they are, which counts for a few minutes.
    Status confirm(const SignedIn& signed_in);
    bool is_confirmed(const SignedIn& signed_in) const;

private:
    bool idle_too_long(const std::string& token_hash);
    void forget(const std::string& token_hash);

    store::OfficeStore& office_;
    const Clock& clock_;
    SecureRandom& random_;
    const CookieNames cookies_;
    std::mutex mutex_;
    // When each session was last used, on the clock since boot. In memory: a restart counts as a
    // use, and the lifetime in the office's record still ends it. With several server processes
    // this has to move to the store.
    std::map<std::string, Milliseconds> last_used_;
};

}  // namespace candour::console
