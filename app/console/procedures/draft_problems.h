// What the loader says of a draft, in plain words, and where it is mended: on another page of the
// draft, or beside a field of the form that was sent.
#pragma once

#include <string>
#include <vector>

#include "app/console/procedures/drafts.h"

namespace candour::console {

// All that is wrong with it, each with the page on which it is mended.
std::vector<Problem> plain_problems(const OpenProcedure& draft);

// A place of the document ("kinds[2].name") and the field of a form that writes it.
struct FieldOfPlace {
    std::string place;
    std::string field;
    bool is_text = false;  // Then the field's name goes on with a language: "name_en".
};

// Adds what the loader says of `changed`, did not say of the draft, and finds at one of these
// places. Nothing when there are problems already: they are the plainer words.
void judge(const OpenProcedure& draft, const nlohmann::json& changed,
           const std::vector<FieldOfPlace>& fields, std::vector<Problem>& problems);

// Whether the loader finds anything in `changed` that it did not find in the draft.
bool breaks_more(const OpenProcedure& draft, const nlohmann::json& changed);

}  // namespace candour::console
