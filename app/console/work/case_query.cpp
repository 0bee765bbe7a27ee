// From an address to a filter and back.
#include "app/console/work/case_query.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "app/console/limits.h"
#include "app/console/paging.h"
#include "app/console/work/viewer.h"

namespace candour::console {
namespace {

using std::chrono::days;

constexpr std::size_t id_bytes_max = 64;

// Of procedures, services and units.
bool is_id(std::string_view text) {
    return text.size() <= id_bytes_max &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") ==
               std::string_view::npos;
}

bool is_holder(std::string_view text) {
    return text == "me" || text == "none" || StaffId::from_hex(text).ok();
}

bool is_day(std::string_view text) { return from_iso(text).ok(); }

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, text) != words.end();
}

bool is_status(std::string_view text) {
    return is_one_of(text, {"open", "resolved", "closed", "set_aside"});
}
bool is_due(std::string_view text) { return is_one_of(text, {"late", "today", "week"}); }
bool is_yes_or_no(std::string_view text) { return is_one_of(text, {"yes", "no"}); }
bool is_sort(std::string_view text) { return is_one_of(text, {"newest", "longest"}); }
bool is_search(std::string_view text) { return text.size() <= search_words_bytes_max; }

struct Known {
    std::string_view name;
    bool (*makes_sense)(std::string_view);
    bool is_more;  // Not among the words, the quick lists and the order.
};
// In the order of addresses.
constexpr std::array<Known, 13> known = {{
    {"status", is_status, true},
    {"kind", is_id, true},
    {"service", is_id, true},
    {"stage", is_id, true},
    {"unit", is_id, true},
    {"holder", is_holder, true},
    {"due", is_due, true},
    {"waiting", is_yes_or_no, true},
    {"complaint", is_yes_or_no, true},
    {"received_from", is_day, true},
    {"received_until", is_day, true},
    {"words", is_search, false},
    {"sort", is_sort, false},
}};

std::string without_gaps(std::string_view text) {
    constexpr std::string_view gaps = " \t\r\n";
    const std::size_t first = text.find_first_not_of(gaps);
    if (first == std::string_view::npos) return "";
    return std::string{text.substr(first, text.find_last_not_of(gaps) - first + 1)};
}

std::optional<bool> yes_or_no(std::string_view text) {
    if (text.empty()) return std::nullopt;
    return text == "yes";
}

void set_due(store::CaseFilter& filter, std::string_view due, CivilDay today) {
    if (due == "late") filter.due_until = to_iso(today - days{1});
    if (due == "today") filter.due_from = filter.due_until = to_iso(today);
    if (due == "week") {
        filter.due_from = to_iso(today + days{1});
        filter.due_until = to_iso(week_until(today));
    }
}

store::CaseSort sort_of(std::string_view sort) {
    if (sort == "newest") return store::CaseSort::NewestFirst;
    if (sort == "longest") return store::CaseSort::LongestOpen;
    return store::CaseSort::NextDue;
}

}  // namespace

CivilDay week_until(CivilDay today) { return today + days{7}; }

CaseQuery CaseQuery::parse(const Fields& query) {
    CaseQuery made;
    for (const Known& one : known) {
        const std::string value = without_gaps(field(query, one.name));
        if (!value.empty() && one.makes_sense(value)) made.chosen_.emplace(one.name, value);
    }
    made.page_ = page_number(query, store::case_total_max / case_page_rows);
    return made;
}

bool CaseQuery::is_filtered() const {
    return chosen_.size() > (chosen_.contains("sort") ? 1U : 0U);
}

bool CaseQuery::has_more_filters() const {
    return std::ranges::any_of(
        known, [this](const Known& one) { return one.is_more && chosen_.contains(one.name); });
}

store::CaseFilter CaseQuery::filter(const store::StaffAccount& account, CivilDay today) const {
    const std::string words{value("words")};
    store::CaseFilter filter = words.empty() ? visible_cases(account) : searchable_cases(account);
    const std::string unit{value("unit")};
    const bool may_choose =
        filter.units.empty() || std::ranges::find(filter.units, unit) != filter.units.end();
    if (!unit.empty() && may_choose) filter.units = {unit};
    filter.status = value("status");
    filter.kind = value("kind");
    filter.service = value("service");
    filter.stage = value("stage");
    const std::string holder{value("holder")};
    filter.holder = holder == "me" ? account.id.hex() : holder;
    set_due(filter, value("due"), today);
    filter.waiting = yes_or_no(value("waiting"));
    filter.complaint = yes_or_no(value("complaint"));
    filter.received_from = value("received_from");
    filter.received_until = value("received_until");
    filter.words = words;
    filter.sort = sort_of(value("sort"));
    filter.limit = case_page_rows;
    filter.offset = (page_ - 1) * case_page_rows;
    return filter;
}

std::string CaseQuery::text_of(bool with_words) const {
    std::string text;
    for (const Known& one : known) {
        const std::string_view value = this->value(one.name);
        if (value.empty() || (one.name == "words" && !with_words)) continue;
        if (!text.empty()) text += '&';
        text += std::string{one.name} + "=" + url_encode(value);
    }
    return text;
}

std::string CaseQuery::text() const { return text_of(/*with_words=*/true); }
std::string CaseQuery::text_without_words() const { return text_of(/*with_words=*/false); }

std::string CaseQuery::address(std::int64_t page) const {
    std::string query = text();
    if (page > 1) query += (query.empty() ? "" : "&") + std::string{"page="} + std::to_string(page);
    return query.empty() ? "/cases" : "/cases?" + query;
}

}  // namespace candour::console
