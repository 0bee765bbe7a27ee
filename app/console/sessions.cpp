// Sessions in the office store; only the idle time is kept here.
#include "app/console/sessions.h"

#include <array>
#include <chrono>

#include <sodium.h>

#include "app/console/limits.h"
#include "app/console/page.h"

namespace candour::console {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_characters = 2 * token_bytes;

}  // namespace

CookieNames cookie_names(bool is_practice) {
    if (!is_practice) return {};
    return {.session = "__Host-candour-practice", .form = "__Host-candour-practice-form"};
}

std::string make_token(SecureRandom& random) {
    std::array<std::uint8_t, token_bytes> bytes{};
    random.fill(bytes);
    return to_hex(bytes);
}

Bytes token_hash_of(std::string_view token) {
    Bytes hash(crypto_generichash_BYTES);
    const ByteView bytes = as_bytes(token);
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    return hash;
}

bool same_token(std::string_view a, std::string_view b) {
    if (a.size() != token_characters || b.size() != token_characters) return false;
    return sodium_memcmp(a.data(), b.data(), token_characters) == 0;
}

Result<std::optional<SignedIn>> Sessions::find(const Fields& cookies) {
    const std::optional<SignedIn> nobody;
    const std::string_view token = field(cookies, cookies_.session);
    if (token.size() != token_characters) return nobody;
    const Bytes hash = token_hash_of(token);
    ASSIGN_OR_RETURN(const auto session, office_.session(hash));
    if (!session) return nobody;
    if (session->expires_at_s <= seconds_now(clock_) || idle_too_long(to_hex(hash))) {
        RETURN_IF_ERROR(office_.end_session(hash));
        forget(to_hex(hash));
        return nobody;
    }
    ASSIGN_OR_RETURN(const auto account, office_.staff_by_id(session->staff));
    if (!account || account->state != store::StaffState::Active) return nobody;
    return std::optional<SignedIn>{SignedIn{*account, *session}};
}

Result<std::string> Sessions::start(const store::StaffAccount& account) {
    const std::int64_t now = seconds_now(clock_);
    RETURN_IF_ERROR(office_.end_sessions_before(now));
    std::string token = make_token(random_);
    store::Session session;
    session.token_hash = token_hash_of(token);
    session.staff = account.id;
    session.csrf_token = make_token(random_);
    session.confirmed_at_s = now;
    session.expires_at_s = now + std::chrono::seconds{session_lifetime}.count();
    RETURN_IF_ERROR(office_.add_session(session));
    return token;
}

Status Sessions::end(const SignedIn& signed_in) {
    RETURN_IF_ERROR(office_.end_session(signed_in.session.token_hash));
    forget(to_hex(signed_in.session.token_hash));
    return Unit{};
}

Status Sessions::confirm(const SignedIn& signed_in) {
    return office_.confirm_session(signed_in.session.token_hash, seconds_now(clock_));
}

bool Sessions::is_confirmed(const SignedIn& signed_in) const {
    // A clock that was set back makes no proof last longer.
    const std::int64_t ago = seconds_now(clock_) - signed_in.session.confirmed_at_s;
    return ago >= 0 && ago < std::chrono::seconds{step_up_lifetime}.count();
}

bool Sessions::idle_too_long(const std::string& token_hash) {
    const std::lock_guard lock{mutex_};
    const Milliseconds now = clock_.since_boot();
    // Those who never come back: their sessions have ended by their lifetime.
    std::erase_if(last_used_,
                  [now](const auto& used) { return now - used.second > session_lifetime; });
    const auto [used, first] = last_used_.try_emplace(token_hash, now);
    if (!first && now - used->second > session_idle_max) return true;
    used->second = now;
    return false;
}

void Sessions::forget(const std::string& token_hash) {
    const std::lock_guard lock{mutex_};
    last_used_.erase(token_hash);
}

}  // namespace candour::console
