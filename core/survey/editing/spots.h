// Where items stand in a draft's JSON: lists within lists. For the edits of this folder.
#pragma once

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

// A heading or a repeat, into which questions can go.
bool is_list_of_questions(const Json& item);

// Where an item stands: its list, its place there, and the item around it (or the draft itself).
struct Spot {
    Json* around = nullptr;
    Json* list = nullptr;
    std::size_t index = 0;
    bool found = false;
};
Spot spot_in(Json& around, std::string_view id);

void erase_at(Json& list, std::size_t index);
void insert_at(Json& list, std::size_t index, Json item);
// Groups that lost their last question go, from the inside out.
void drop_empty_groups(Json& around);

}  // namespace candour::survey::editing
