// An invitation: a link that sets a password, once.
#pragma once

#include <string>
#include <string_view>

#include "app/console/staff/staff_desk.h"

namespace candour::console {

struct MadeInvitation {
    std::string link;
    std::string mailed;  // What became of the e-mail, in a sentence; empty: there was none to send.
};

// A new one in the place of the last; the account's password and sessions end. The link is in the
// answer alone. An e-mail that cannot be sent changes nothing. Errors: NotFound, the store's.
Result<MadeInvitation> make_invitation(const StaffDesk& staff, const store::StaffAccount& account);

// The page that shows it, the one time.
Page invitation_page(const PageLanguage& language, const store::StaffAccount& account,
                     const MadeInvitation& made);

// BLAKE2b-256 of the token in the link.
Bytes hash_of_invitation(std::string_view token);

// The page behind an invitation's link, for who is not signed in: a password. `path` begins with
// "/welcome/". An invitation that was used or has ended says so, with 404.
Result<Reply> welcome_page(const StaffDesk& staff, std::string_view path, const Fields& cookies);
// Errors: Denied (the form's token).
Result<Reply> take_welcome(const StaffDesk& staff, std::string_view path, const Fields& form,
                           const Fields& cookies);

}  // namespace candour::console
