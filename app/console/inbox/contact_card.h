// Contact card: one contact in a list, with its first words.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// What is known of the cases that contacts are in. Empty where this server keeps no cases.
struct ContactCases {
    bool known = false;
    std::map<std::string, complaint::CaseId> in_case;  // By the contact's id.
    // In a case that the viewer must have no part in: no list shows them, no page opens them.
    std::vector<std::string> hidden;

    bool is_hidden(const store::OfficeItem& item) const;
};
// Errors: the store's.
Result<ContactCases> cases_of(const Desk& desk, const std::vector<store::OfficeItem>& items,
                              const SignedIn& viewer);

// The keys of inbox/contact_card.mustache.
View contact_view(const Desk& desk, const store::OfficeItem& item, const ContactCases& cases);

}  // namespace candour::console
