// Pages, days and numbers.
#include "app/console/paging.h"

#include <algorithm>
#include <charconv>

namespace candour::console {

std::int64_t page_number(const Fields& query, std::int64_t pages_max) {
    const std::string_view text = field(query, "page");
    std::int64_t number = 1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return 1;
    return std::clamp<std::int64_t>(number, 1, pages_max);
}

Result<store::InboxPage> inbox_or_last(store::OfficeStore& office, store::InboxFilter& filter) {
    ASSIGN_OR_RETURN(store::InboxPage found, office.inbox(filter));
    if (!found.items.empty() || found.total == 0) return found;
    filter.offset = (found.total - 1) / filter.limit * filter.limit;
    return office.inbox(filter);
}

View under_days(const std::vector<store::OfficeItem>& items, const PageLanguage& language,
                const std::string& key,
                const std::function<View(const store::OfficeItem&)>& view_of) {
    View days{View::type::list};
    for (auto first = items.begin(); first != items.end();) {
        const auto last = std::find_if(first, items.end(), [first](const store::OfficeItem& item) {
            return item.released != first->released;
        });
        View day;
        View list{View::type::list};
        for (auto item = first; item != last; ++item)
            list << view_of(*item);
        day["day"] = language.day(first->released);
        day["day_id"] = to_iso(first->released);
        day[key] = std::move(list);
        days << day;
        first = last;
    }
    return days;
}

std::int64_t last_page(std::int64_t total, std::int64_t page_entries) {
    return std::max<std::int64_t>(1, (total - 1) / page_entries + 1);
}

void add_page_numbers(View& view, const PageNumbers& numbers,
                      const std::function<std::string(std::int64_t page)>& address) {
    const std::int64_t current = numbers.current;
    View pages{View::type::list};
    std::int64_t shown_before = 0;
    for (const std::int64_t page :
         {std::int64_t{1}, current - 1, current, current + 1, numbers.last}) {
        if (page <= shown_before || page > numbers.last) continue;
        View entry;
        entry["gap"] = page > shown_before + 1;
        entry["number"] = std::to_string(page);
        entry["page_href"] = address(page);
        entry["current"] = page == current;
        pages << entry;
        shown_before = page;
    }
    view["has_pages"] = numbers.last > 1;
    view["pages"] = std::move(pages);
    view["pages_label"] = numbers.label;
    view["has_previous"] = current > 1;
    view["previous_href"] = address(current - 1);
    view["has_next"] = current < numbers.last;
    view["next_href"] = address(current + 1);
}

}  // namespace candour::console
