// LeadDesk: what the pages have in common that show safeguarding leads what is for them
// (app/casework/lead_items.h): who sees what, how far it is, and what is done about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/casework/lead_items.h"
#include "app/casework/lead_readers.h"
#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"
#include "sync/server/survey_desk.h"

namespace candour::console {

// "/help" or "/safeguarding": the list; with "/ID": one.
std::string_view path_of(casework::LeadKind kind);

// Errors: NotFound when this server has no registers.
Result<casework::LeadItems> lead_items(const Desk& desk, casework::LeadKind kind);

// Without those that concern whoever asks.
Result<std::vector<casework::LeadItem>> for_viewer(const Desk& desk, const SignedIn& viewer,
                                                   std::vector<casework::LeadItem> items);

// Also not among what was written in a month. Empty for who is no lead.
server::Hides about_themselves(const Desk& desk, const store::StaffAccount& viewer);

struct LeadRead {
    casework::LeadItem lead;
    feedback::Contact said{};  // Empty where it cannot be read.
    bool readable = false;
};
// Errors: NotFound, also where it concerns whoever asks; the stores'.
Result<LeadRead> read_lead_item(const Desk& desk, casework::LeadKind kind, std::string_view id_hex,
                                const SignedIn& viewer);

// The day by which it is to be read. Errors: the calendar's.
Result<CivilDay> read_by(const Desk& desk, const casework::LeadItem& lead);

// "Nobody has taken this yet".
Result<std::string> how_far(const Desk& desk, const casework::LeadItem& lead);
// For {{> lead_card}}, one each. With the day by which it is to be read, what is late says so.
Result<View> lead_cards(const Desk& desk, casework::LeadKind kind,
                        const std::vector<casework::LeadItem>& items);
// The words' language, and the forms of {{> lead_forms}}.
Status add_lead_item(View& view, const Desk& desk, casework::LeadKind kind, const LeadRead& read);

// What one of their forms asks for. Empty: none is at this address. Whoever was too late sees who
// was quicker.
std::optional<Result<Reply>> take_lead_form(const Desk& desk, std::string_view path,
                                            const Fields& form, const SignedIn& viewer);

}  // namespace candour::console
