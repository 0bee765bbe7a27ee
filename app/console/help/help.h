// Help: who asks for help now (architecture §4.6): first on Today, a list, and each with what was
// written. For whoever may read it; a contact of this kind has no other page.
#pragma once

#include <string_view>

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// "/help", "/help/ID", and the forms "/help/ID/take" and "/help/ID/finish".
bool is_help_path(std::string_view path);

// Adds what nobody has finished to a page that shows {{> help_cards}} if there is `has_help`:
// nothing for whoever may not read it. And `help_unread`, for administrators: nobody may read it,
// which kiosks promise. Errors: the stores'.
Status add_open_help(View& view, const Desk& desk, const SignedIn& viewer);

// What is read there is noted in the audit first. Errors: NotFound, the stores'.
Result<Page> help_page(const Desk& desk, std::string_view path, const SignedIn& viewer);

// Empty: no form of theirs is at this address. Whoever was too late sees who was quicker.
std::optional<Result<Reply>> take_help(const Desk& desk, std::string_view path,
                                       const SignedIn& viewer);

}  // namespace candour::console
