// Case query: what a list of cases is filtered and sorted by, as in its address.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/console/fields.h"
#include "core/base/civil_day.h"
#include "core/store/case_store.h"
#include "core/store/office_store.h"

namespace candour::console {

// Days are said as "late" or "week", so that a saved list is right tomorrow too.
class CaseQuery {
public:
    // Of an address or a saved filter. What makes no sense is as if it was not there.
    static CaseQuery parse(const Fields& query);

    // "" when it is not chosen. Names: status, kind, service, stage, unit, holder, due, waiting,
    // complaint, received_from, received_until, words, sort.
    std::string_view value(std::string_view name) const { return field(chosen_, name); }
    std::int64_t page() const { return page_; }
    bool is_filtered() const;       // Something but the order.
    bool has_more_filters() const;  // Something beyond the words and the quick lists.

    // Within what `account` may see; `today` is day 0 of "late", "today" and "week".
    store::CaseFilter filter(const store::StaffAccount& account, CivilDay today) const;

    // "kind=complaint&due=late": without the page, in one order. With words or without.
    std::string text() const;
    std::string text_without_words() const;
    // "/cases?…", of that page.
    std::string address(std::int64_t page) const;

private:
    std::string text_of(bool with_words) const;

    Fields chosen_;
    std::int64_t page_ = 1;
};

// The last day of "due within a week".
CivilDay week_until(CivilDay today);

}  // namespace candour::console
