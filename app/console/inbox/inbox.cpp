// The inbox: one query of the store, its words opened for the first lines only.
#include "app/console/inbox/inbox.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/console/limits.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

std::int64_t page_number(const Fields& query) {
    const std::string_view text = field(query, "page");
    std::int64_t number = 1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return 1;
    return std::clamp<std::int64_t>(number, 1, inbox_pages_max);
}

store::InboxFilter filter_of(const Desk& desk, const Fields& query) {
    store::InboxFilter filter;
    filter.kind = feedback::contact_kind_from(field(query, "kind"));
    if (filter.kind == feedback::ContactKind::SurveyAnswer) filter.kind.reset();
    const std::string service{field(query, "service")};
    if (desk.organisation.find_service(service) != nullptr) filter.service = service;
    const std::string language{field(query, "language")};
    if (std::ranges::count(desk.organisation.languages, language) > 0) filter.language = language;
    filter.limit = inbox_page_items;
    filter.offset = (page_number(query) - 1) * inbox_page_items;
    return filter;
}

bool is_filtered(const store::InboxFilter& filter) {
    return filter.kind || !filter.service.empty() || !filter.language.empty();
}

std::string address_of(const store::InboxFilter& filter, std::int64_t page) {
    std::string query;
    const auto add = [&query](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        query += query.empty() ? "?" : "&";
        query += std::string{name} + "=" + url_encode(value);
    };
    if (filter.kind) add("kind", feedback::name_of(*filter.kind));
    add("service", filter.service);
    add("language", filter.language);
    if (page > 1) add("page", std::to_string(page));
    return "/" + query;
}

View option(std::string_view value, const ShownText& text, bool selected) {
    View view = view_of(text);
    view["value"] = std::string{value};
    view["selected"] = selected;
    return view;
}

void add_filters(View& view, const Desk& desk, const store::InboxFilter& filter) {
    View kinds{View::type::list};
    for (const feedback::ContactKind kind : feedback::all_contact_kinds) {
        if (kind == feedback::ContactKind::SurveyAnswer) continue;
        kinds << option(feedback::name_of(kind), kind_name(desk.organisation, kind),
                        filter.kind == kind);
    }
    View services{View::type::list};
    for (const feedback::Service& service : desk.organisation.services) {
        services << option(service.id, service.name.in("en"), filter.service == service.id);
    }
    View languages{View::type::list};
    for (const Language& language : desk.organisation.languages) {
        languages << option(language, {language_in_words(language), "en"},
                            filter.language == language);
    }
    view["filtered"] = is_filtered(filter);
    view["kinds"] = std::move(kinds);
    view["services"] = std::move(services);
    view["languages"] = std::move(languages);
}

// The first words, or a plain sentence when they cannot be read here.
View words_view(const Desk& desk, const store::OfficeItem& item) {
    View view;
    const Result<feedback::Contact> contact = read_words(desk, item);
    view["readable"] = contact.ok();
    std::string words;
    if (contact.ok()) {
        words = first_words(contact.value().story, first_words_characters);
        if (words.empty()) words = first_words(contact.value().wanted, first_words_characters);
    }
    view["has_words"] = !words.empty();
    view["words"] = words;
    view["lang"] = item.language;
    view["has_lang"] = is_language_tag(item.language);
    return view;
}

View item_view(const Desk& desk, const store::OfficeItem& item) {
    View view = words_view(desk, item);
    view["href"] = "/items/" + item.id.hex();
    view["kind"] = view_of(kind_name(desk.organisation, item.kind));
    view["kind_style"] = kind_style(item.kind);
    view["urgent"] = item.urgent;
    view["has_service"] = !item.service.empty();
    view["service"] = view_of(service_name(desk.organisation, item.service));
    view["language"] = language_in_words(item.language);
    return view;
}

// Items under the day of their release, which is the only date they have.
View days_view(const Desk& desk, const std::vector<store::OfficeItem>& items) {
    View days{View::type::list};
    for (auto first = items.begin(); first != items.end();) {
        const auto last = std::find_if(first, items.end(), [first](const store::OfficeItem& item) {
            return item.released != first->released;
        });
        View day;
        View list{View::type::list};
        for (auto item = first; item != last; ++item)
            list << item_view(desk, *item);
        day["day"] = day_in_words(first->released);
        day["day_id"] = to_iso(first->released);
        day["items"] = std::move(list);
        days << day;
        first = last;
    }
    return days;
}

// First, last, and those around the current one; a gap is shown as an ellipsis.
void add_pages(View& view, const store::InboxFilter& filter, std::int64_t total) {
    const std::int64_t current = filter.offset / inbox_page_items + 1;
    const std::int64_t last = std::max<std::int64_t>(1, (total - 1) / inbox_page_items + 1);
    View pages{View::type::list};
    std::int64_t shown_before = 0;
    for (const std::int64_t page : {std::int64_t{1}, current - 1, current, current + 1, last}) {
        if (page <= shown_before || page > last) continue;
        View entry;
        entry["gap"] = page > shown_before + 1;
        entry["number"] = std::to_string(page);
        entry["page_href"] = address_of(filter, page);
        entry["current"] = page == current;
        pages << entry;
        shown_before = page;
    }
    view["has_pages"] = last > 1;
    view["pages"] = std::move(pages);
    view["has_previous"] = current > 1;
    view["previous_href"] = address_of(filter, current - 1);
    view["has_next"] = current < last;
    view["next_href"] = address_of(filter, current + 1);
}

}  // namespace

Result<Page> inbox_page(const Desk& desk, const Fields& query) {
    store::InboxFilter filter = filter_of(desk, query);
    ASSIGN_OR_RETURN(store::InboxPage found, desk.office.inbox(filter));
    if (found.items.empty() && found.total > 0) {
        // An old link, past the end: show the last page.
        filter.offset = (found.total - 1) / inbox_page_items * inbox_page_items;
        ASSIGN_OR_RETURN(found, desk.office.inbox(filter));
    }
    Page page{"inbox", "Inbox", Section::Inbox, {}, 200};
    page.view["has_items"] = !found.items.empty();
    page.view["total"] = counted(found.total, "contact", "contacts");
    page.view["days"] = days_view(desk, found.items);
    add_filters(page.view, desk, filter);
    add_pages(page.view, filter, found.total);
    return page;
}

}  // namespace candour::console
