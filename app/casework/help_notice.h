// The e-mail to the safeguarding lead that somebody asks for help now: that something waits, and
// nothing of what, how many or in which language (core/office/mailer.h).
#pragma once

#include "core/office/mailer.h"
#include "core/store/staff_store.h"

namespace candour::casework {

// To everybody who signs in, may read it and has an address. Where nobody has one, or no e-mail is
// set up, it is on the page Today all the same: no error. Errors: the store's; the mailer's when
// nobody at all could be told.
Status mail_safeguarding_leads(store::StaffStore& staff, office::Mailer& mailer);

}  // namespace candour::casework
