// The form of one question, row or heading: which fields it has, and what they do to the draft.
#pragma once

#include "app/console/editor/editor_desk.h"

namespace candour::console {

// What the draft says now, as the form's fields.
Fields fields_of_item(const OpenDraft& draft, const std::string& id);
// `item` is the draft's.
std::vector<FormField> item_fields(const OpenDraft& draft, const Json& item, const Fields& filled);
// "${felt}" and what it asks, with the names of its answers: for who writes a condition.
std::vector<std::pair<std::string, std::string>> condition_names(const OpenDraft& draft);

// The draft after all fields, in an order in which none is in another's way; what cannot be is in
// `problems`, at its field.
Json with_item_fields(const OpenDraft& draft, const std::string& id, const Fields& filled,
                      const std::set<std::string>& avoid, std::vector<Problem>& problems);

}  // namespace candour::console
