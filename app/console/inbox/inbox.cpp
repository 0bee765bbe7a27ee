// The contacts: one query of the store for a page of them.
#include "app/console/inbox/inbox.h"

#include <algorithm>
#include <utility>

#include "app/console/inbox/contact_card.h"
#include "app/console/limits.h"
#include "app/console/paging.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

store::InboxFilter filter_of(const Desk& desk, const Fields& query) {
    store::InboxFilter filter;
    filter.kind = feedback::contact_kind_from(field(query, "kind"));
    if (filter.kind && !feedback::is_listed(*filter.kind)) filter.kind.reset();
    const std::string service{field(query, "service")};
    if (desk.organisation.find_service(service) != nullptr) filter.service = service;
    const std::string language{field(query, "language")};
    if (std::ranges::count(desk.organisation.languages, language) > 0) filter.language = language;
    filter.limit = inbox_page_items;
    filter.offset = (page_number(query, inbox_pages_max) - 1) * inbox_page_items;
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
    return "/contacts" + query;
}

View option(std::string_view value, const ShownText& text, bool selected) {
    View view = view_of(text);
    view["value"] = std::string{value};
    view["selected"] = selected;
    return view;
}

void add_filters(View& view, const Desk& desk, const store::InboxFilter& filter) {
    View kinds{View::type::list};
    for (const feedback::ContactKind kind : feedback::offerable_contact_kinds) {
        if (kind == feedback::ContactKind::SurveyAnswer) continue;
        kinds << option(feedback::name_of(kind), kind_name(desk.organisation, kind, desk.language),
                        filter.kind == kind);
    }
    View services{View::type::list};
    for (const feedback::Service& service : desk.organisation.services) {
        services << option(service.id, service.name.in(desk.language.tag()),
                           filter.service == service.id);
    }
    View languages{View::type::list};
    for (const Language& language : desk.organisation.languages) {
        languages << option(language,
                            {language_in_words(language, desk.language), desk.language.tag()},
                            filter.language == language);
    }
    view["filtered"] = is_filtered(filter);
    view["kinds"] = std::move(kinds);
    view["services"] = std::move(services);
    view["languages"] = std::move(languages);
}

}  // namespace

Result<Page> inbox_page(const Desk& desk, const Fields& query, const SignedIn& viewer) {
    store::InboxFilter filter = filter_of(desk, query);
    ASSIGN_OR_RETURN(store::InboxPage found, inbox_or_last(desk.office, filter));
    ASSIGN_OR_RETURN(const ContactCases cases, cases_of(desk, found.items, viewer));
    std::erase_if(found.items, [&](const auto& item) { return cases.is_hidden(item); });
    const PageLanguage& language = desk.language;
    Page page{"inbox", language.tr("Contacts"), Section::Contacts, {}, 200};
    page.view["has_items"] = !found.items.empty();
    page.view["total"] = language.tr_n("{count} contact", "{count} contacts", found.total);
    page.view["days"] =
        under_days(found.items, language, "items",
                   [&](const store::OfficeItem& item) { return contact_view(desk, item, cases); });
    add_filters(page.view, desk, filter);
    add_page_numbers(page.view,
                     {.current = filter.offset / inbox_page_items + 1,
                      .last = last_page(found.total, inbox_page_items),
                      .label = language.tr("Pages of the contacts")},
                     [&filter](std::int64_t number) { return address_of(filter, number); });
    return page;
}

}  // namespace candour::console
