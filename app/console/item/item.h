// Item: one contact, all that was said in it. Survey answers are never shown one by one.
#pragma once

#include <string>

#include "app/console/page.h"

namespace candour::console {

// The case that a contact became, or whether the reader may open one.
struct CaseLink {
    std::string reference{};
    bool may_open = false;
    bool may_redact = false;
};

// Where it came in: in English, to be translated.
std::string_view channel_in_words(feedback::Channel channel);

// Errors: NotFound (no such contact, or a survey answer, or one who asks for help now, who has a
// page elsewhere), the store's.
Result<store::OfficeItem> find_item(const Desk& desk, std::string_view id_hex);

// Words that cannot be read here (their key is elsewhere or gone, or they are damaged) are said to
// be so; what is known beside them is still shown.
Page item_page(const Desk& desk, const store::OfficeItem& item, const CaseLink& link = {});

}  // namespace candour::console
