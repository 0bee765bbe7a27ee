// app/console/item/beside.h: what a person said beside the words of a complaint, as rows of facts.
#pragma once

#include <string>
#include <vector>

#include "app/console/page_language.h"
#include "core/feedback/draft.h"

namespace candour::console {

struct FactRow {
    std::string label;
    std::string said;
};

// Only what was said. That contact details are there is told, never what they are: those are for
// the person who deals with the complaint.
std::vector<FactRow> said_beside(const feedback::Contact& contact, const PageLanguage& language);

}  // namespace candour::console
