// Headings: how often and on how many pages the questions below one are asked, and which questions
// stand below it.
#pragma once

#include <cstdint>

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

struct Asking {
    bool one_page = false;         // When they fit.
    std::uint32_t repeat_max = 0;  // 0: asked once.
    std::string repeat_count{};    // How often; empty: visitors say when it is enough.
    bool operator==(const Asking&) const = default;
};
Asking asking_of(const Json& group);
// Errors: Invalid: more than repetitions_max, a count of what is asked once, a repeat in another.
Edited set_asking(const Json& draft, std::string_view id, const Asking& asking);

// The group around an item; empty: none.
std::string group_of(const Json& draft, std::string_view id);
// Ids of the groups that it can be moved into, also the one where it is: not a group within itself.
// None for a row of a table.
std::vector<std::string> groups_for(const Json& draft, std::string_view id);
// To the end of a group; of the whole questionnaire when `group` is empty.
Edited move_into(const Json& draft, std::string_view id, std::string_view group);

// Takes the heading away; its questions stay where it was, and its condition goes to each of them.
Edited ungroup(const Json& draft, std::string_view id);

}  // namespace candour::survey::editing
