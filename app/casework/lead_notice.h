// The e-mail to the safeguarding leads that something waits for them: that it does, and nothing of
// what, how many or in which language (core/office/mailer.h).
#pragma once

#include <vector>

#include "app/casework/lead_items.h"
#include "core/office/mailer.h"
#include "sync/server/office_words.h"

namespace candour::casework {

struct LeadPost {
    store::OfficeStore& office;
    store::LearningStore& registers;
    const Clock& clock;
    const std::vector<server::OfficeKey>& keys;
    office::Mailer& mailer;
};

// Once for what nobody was told of: to everybody who signs in, may read some of it (lead_readers.h)
// and has an address. Where nobody has one, or no e-mail is set up, it is on the page Today all the
// same: no error. Errors: the stores'; the mailer's when nobody at all could be told.
Status tell_leads(LeadKind kind, const LeadPost& post);

}  // namespace candour::casework
