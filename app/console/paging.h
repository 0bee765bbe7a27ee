// Paging: the numbers under a long list, as layout/page_numbers.mustache shows them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/console/fields.h"
#include "app/console/templates.h"

namespace candour::console {

// "page" of a query; 1 when it makes no sense, never above `pages_max`.
std::int64_t page_number(const Fields& query, std::int64_t pages_max);
// Of a list that has `total` entries; at least 1.
std::int64_t last_page(std::int64_t total, std::int64_t page_entries);

struct PageNumbers {
    std::int64_t current = 1;
    std::int64_t last = 1;
    std::string label;  // "Pages of the contacts": for who does not see the list.
};
// First, last, and those around the current one; a gap is shown as an ellipsis.
void add_page_numbers(View& view, const PageNumbers& numbers,
                      const std::function<std::string(std::int64_t page)>& address);

}  // namespace candour::console
