// Layout: what stands around every page. Header, navigation, footer and the demonstration's banner.
#pragma once

#include <string>

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

struct LayoutFacts {
    const feedback::Organisation& organisation;
    const SignedIn* signed_in;  // Null: nobody.
    std::string style_path;
    std::string icon_path;
    PageLanguage language{};
    bool page_is_translated = true;  // Else what stands inside the layout is in English.
    std::string here = "/";          // Path and query, to come back to in another language.
    bool has_languages = false;      // Whether there are any others.
    bool keeps_cases = false;        // This server has their lists.
    bool has_procedures = false;     // This server has their pages.
    bool has_learning = false;       // Reports, registers, "You said, we did".
};

// Adds the layout's keys to the page's own.
void add_layout(Page& page, const LayoutFacts& facts);

}  // namespace candour::console
