// Paging: a page of a long list, and the numbers under it (layout/page_numbers.mustache).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page_language.h"
#include "app/console/templates.h"
#include "core/store/office_store.h"

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
// A page of released contacts; of an old link past the end the last one. `filter` is moved there.
// Errors: the store's.
Result<store::InboxPage> inbox_or_last(store::OfficeStore& office, store::InboxFilter& filter);

// Released contacts under the day of their release, which is the only date they have: "day",
// "day_id", and a list of what `view_of` makes of each under `key`.
View under_days(const std::vector<store::OfficeItem>& items, const PageLanguage& language,
                const std::string& key,
                const std::function<View(const store::OfficeItem&)>& view_of);

// First, last, and those around the current one; a gap is shown as an ellipsis.
void add_page_numbers(View& view, const PageNumbers& numbers,
                      const std::function<std::string(std::int64_t page)>& address);

}  // namespace candour::console
