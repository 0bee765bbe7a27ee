// What the page on which a receipt is looked up shows: a form, an answer, or why there is none.
#pragma once

#include <string_view>

#include "app/console/page.h"
#include "app/console/receipt/look_up.h"
#include "app/console/receipt/words.h"

namespace candour::console {

inline constexpr std::string_view receipt_path = "/answer";

// With a form. `problem`: one of receipt_texts; "": none.
Page receipt_form_page(const ReceiptWords& words, const feedback::Organisation& organisation,
                       const Language& language, std::string_view problem = {});
// What was found. The newest replies are first; those that would make it longer than all others
// are left out, and it says so.
Page receipt_result_page(const ReceiptWords& words, const feedback::Organisation& organisation,
                         const Language& language, const FoundReplies& found);

}  // namespace candour::console
