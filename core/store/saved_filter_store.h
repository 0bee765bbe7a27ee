// SavedFilterStore: lists of cases that a member of staff looks at often, under names of their own.
// What somebody searches for is not kept: it may be a visitor's words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace candour::store {

// More than these no longer fit above a list.
inline constexpr std::size_t saved_filters_max = 20;
inline constexpr std::size_t saved_filter_name_bytes_max = 240;  // Sixty characters.
inline constexpr std::size_t saved_filter_query_bytes_max = 1'000;

using SavedFilterId = RandomId<struct SavedFilterTag>;

struct SavedFilter {
    SavedFilterId id;
    StaffId staff;
    std::string name;   // Unique for that person.
    std::string query;  // As in the address of the list: "kind=complaint&due=late".
    bool operator==(const SavedFilter&) const = default;
};

class SavedFilterStore {
public:
    virtual ~SavedFilterStore() = default;
    // By name, of that person alone.
    virtual Result<std::vector<SavedFilter>> saved_filters(const StaffId& staff) = 0;
    // Errors: Conflict when the person has one of that name; Full when they have as many as may be,
    // or name or query is too long.
    virtual Status save_filter(const SavedFilter& filter) = 0;
    // Changes nothing when it is not there, or another person's.
    virtual Status forget_filter(const StaffId& staff, const SavedFilterId& id) = 0;
};

}  // namespace candour::store
