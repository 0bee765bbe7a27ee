// Redaction: the page on which whoever works on a contact takes out what tells who somebody is, and
// keeps what is left. Outside the case team only that can be quoted (architecture §4.15).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/console/item/item.h"
#include "app/console/learning/desk.h"

namespace candour::console {

// "/items/ID/redact": the ID; empty: another address.
std::string_view redaction_in(std::string_view path);
std::string redaction_path(std::string_view submission_hex);

// Whether the viewer may is for the caller. Errors: NotFound (nobody can read its words here, or it
// has none), Corrupt, the store's.
Result<Page> redaction_page(const LearningDesk& desk, const store::OfficeItem& item,
                            const CaseLink& link, const SignedIn& viewer);
Result<Reply> take_redaction(const LearningDesk& desk, const store::OfficeItem& item,
                             const CaseLink& link, const Fields& form, const SignedIn& viewer);

// For the part "redacted" of a page about a contact: what was kept, by whom, and the way to change
// it. `item` null: there is no contact, so there is nothing.
void add_redacted(View& view, const Desk& desk, const store::OfficeItem* item, bool may_redact);

}  // namespace candour::console
