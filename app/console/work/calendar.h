// Calendar: a person's due dates at a secret address that a calendar program can read without
// signing in. Whoever has the address sees references and days, and no more.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"
#include "sync/protocol/http_message.h"

namespace candour::console {

inline constexpr std::string_view calendar_feed_prefix = "/due-dates/";
// "/due-dates/TOKEN.ics": the token; empty for another address.
std::string_view calendar_token(std::string_view path);

// The calendar of whoever made that address. Errors: NotFound when nobody has it (any more) or may
// see cases; the stores'.
Result<std::string> calendar_feed(const Desk& desk, std::string_view token);

// Whether there is an address, and what it is for. `token`: one that was made just now, shown this
// once.
Result<Page> calendar_page(const Desk& desk, const SignedIn& viewer, const std::string& token = {},
                           std::string_view host = {});
// Field "do": "make" (in the place of the one before) or "withdraw". Written down.
// `host`: as the browser calls this server.
Result<Reply> change_calendar(const Desk& desk, const Fields& form, const SignedIn& viewer,
                              SecureRandom& random, std::string_view host);

}  // namespace candour::console
