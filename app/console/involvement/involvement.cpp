// A page of them, each with a way to remove them; and a file of those who want the newsletter.
#include "app/console/involvement/involvement.h"

#include <algorithm>
#include <utility>

#include "app/console/limits.h"
#include "app/console/paging.h"
#include "app/console/words.h"
#include "core/survey/sheet/csv.h"

namespace candour::console {
namespace {

using feedback::ReachBy;
using feedback::Wish;

constexpr std::string_view list_path = "/involvement";
constexpr std::string_view one_prefix = "/involvement/";
constexpr std::string_view remove_end = "/remove";
constexpr std::int64_t at_once = 500;

std::string_view reach_in_words(ReachBy way) {
    switch (way) {
        case ReachBy::NotGiven:
            return "";
        case ReachBy::Phone:
            return N_("By telephone");
        case ReachBy::Email:
            return N_("By e-mail");
        case ReachBy::Letter:
            return N_("By letter");
        case ReachBy::Other:
            return N_("Another way");
    }
    return "";
}

std::string_view wish_in_words(Wish wish) {
    switch (wish) {
        case Wish::TakePart:
            return N_("Wishes to take part");
        case Wish::Newsletter:
            return N_("Wants the newsletter");
        case Wish::PrizeDraw:
            return N_("Takes part in a prize draw");
    }
    return "";
}

// The id in "/involvement/ID/remove"; empty when it is another address.
std::string_view id_to_remove(std::string_view path) {
    if (!path.starts_with(one_prefix) || !path.ends_with(remove_end)) return {};
    path.remove_prefix(one_prefix.size());
    path.remove_suffix(std::min(remove_end.size(), path.size()));
    return path;
}

Result<store::OfficeItem> find_person(const Desk& desk, std::string_view id_hex) {
    const Result<SubmissionId> id = SubmissionId::from_hex(id_hex);
    if (!id.ok()) return Error{ErrorKind::NotFound, "that is nobody's id"};
    ASSIGN_OR_RETURN(store::OfficeItem item, desk.office.item(id.value()));
    if (item.kind != feedback::ContactKind::Involvement) {
        return Error{ErrorKind::NotFound, "this is nobody who wishes to be involved"};
    }
    return item;
}

store::InboxFilter of_involvement(std::int64_t offset, std::int64_t limit) {
    store::InboxFilter filter;
    filter.kind = feedback::ContactKind::Involvement;
    filter.offset = offset;
    filter.limit = limit;
    return filter;
}

View person_view(const Desk& desk, const store::OfficeItem& item) {
    Result<feedback::Contact> read = read_words(desk, item);
    const feedback::Involvement involvement =
        read.ok() ? read.value().involvement : feedback::Involvement{};
    View wishes{View::type::list};
    for (const Wish wish : involvement.wishes) {
        View view;
        view["wish"] = desk.language.tr(wish_in_words(wish));
        wishes << view;
    }
    View view;
    view["readable"] = read.ok();
    view["wishes"] = std::move(wishes);
    view["has_name"] = !involvement.person.name.empty();
    view["name"] = shown_text(involvement.person.name);
    const std::string_view way = reach_in_words(involvement.person.reach_by);
    view["way"] = way.empty() ? std::string{} : desk.language.tr(way);
    view["lines"] = paragraphs_view(involvement.person.value);
    view["remove_href"] = std::string{one_prefix} + item.id.hex() + std::string{remove_end};
    view["day"] = desk.language.day(item.released);
    return view;
}

Result<Page> list_page(const Desk& desk, const Fields& query, const SignedIn& viewer) {
    store::InboxFilter filter = of_involvement(
        (page_number(query, inbox_pages_max) - 1) * inbox_page_items, inbox_page_items);
    ASSIGN_OR_RETURN(const store::InboxPage found, inbox_or_last(desk.office, filter));
    // No reading without a trace: when this cannot be written, nobody is shown.
    if (!found.items.empty()) {
        RETURN_IF_ERROR(note(desk, viewer.account.user_name, "read who wishes to be involved"));
    }
    const PageLanguage& language = desk.language;
    Page page{
        "involvement", language.tr("Who would like to be involved"), Section::Involvement, {}, 200};
    page.view["has_people"] = !found.items.empty();
    page.view["total"] = language.tr_n("{count} person", "{count} people", found.total);
    page.view["days"] =
        under_days(found.items, language, "people",
                   [&](const store::OfficeItem& item) { return person_view(desk, item); });
    page.view["newsletter_href"] = std::string{newsletter_path};
    add_page_numbers(page.view,
                     {.current = filter.offset / inbox_page_items + 1,
                      .last = last_page(found.total, inbox_page_items),
                      .label = language.tr("Pages of who would like to be involved")},
                     [](std::int64_t number) {
                         const std::string path{list_path};
                         return number == 1 ? path : path + "?page=" + std::to_string(number);
                     });
    return page;
}

Result<Page> remove_page(const Desk& desk, std::string_view id, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const store::OfficeItem item, find_person(desk, id));
    RETURN_IF_ERROR(note(desk, viewer.account.user_name,
                         "read who wishes to be involved (" + item.id.hex().substr(0, 8) + ")"));
    Page page{"involvement_remove", desk.language.tr("Remove this person"), Section::Involvement,
              person_view(desk, item), 200};
    return page;
}

// A cell a column; empty ones are not there.
survey::Row row_of(std::size_t number, const std::vector<std::string>& texts) {
    survey::Row row{.number = number};
    for (std::size_t column = 0; column < texts.size(); ++column) {
        if (texts[column].empty()) continue;
        survey::Cell cell;
        cell.column = column;
        cell.text = texts[column];
        row.cells.push_back(std::move(cell));
    }
    return row;
}

}  // namespace

bool is_involvement_path(std::string_view path) {
    return path == list_path || !id_to_remove(path).empty();
}

Result<Page> involvement_page(const Desk& desk, std::string_view path, const Fields& query,
                              const SignedIn& viewer) {
    if (path == list_path) return list_page(desk, query, viewer);
    return remove_page(desk, id_to_remove(path), viewer);
}

Result<Download> newsletter_download(const Desk& desk, const SignedIn& viewer) {
    RETURN_IF_ERROR(
        note(desk, viewer.account.user_name, "kept a file of who wants the newsletter"));
    survey::Sheet sheet;
    sheet.rows.push_back(row_of(1, {"name", "by", "address"}));
    std::int64_t offset = 0;
    while (true) {
        ASSIGN_OR_RETURN(const store::InboxPage page,
                         desk.office.inbox(of_involvement(offset, at_once)));
        for (const store::OfficeItem& item : page.items) {
            const Result<feedback::Contact> read = read_words(desk, item);
            if (!read.ok() || !read.value().involvement.has(Wish::Newsletter)) continue;
            const feedback::PersonDetails& person = read.value().involvement.person;
            sheet.rows.push_back(
                row_of(sheet.rows.size() + 1,
                       {person.name, std::string{name_of(person.reach_by)}, person.value}));
        }
        offset += std::ssize(page.items);
        if (page.items.empty() || offset >= page.total) break;
    }
    return Download{"newsletter.csv", "text/csv; charset=utf-8", survey::write_csv(sheet)};
}

std::optional<Result<Reply>> take_involvement(const Desk& desk, std::string_view path,
                                              const SignedIn& viewer) {
    const std::string_view id = id_to_remove(path);
    if (id.empty()) return std::nullopt;
    const Reply back{Redirect{std::string{list_path}}, {}};
    const Result<store::OfficeItem> item = find_person(desk, id);
    if (!item.ok() && item.error().kind == ErrorKind::NotFound && SubmissionId::from_hex(id).ok()) {
        return back;
    }
    if (!item.ok()) return item.error();
    // Before it is done: that somebody wanted it must be known even if the power fails meanwhile.
    const Status noted = note(
        desk, viewer.account.user_name,
        "removed somebody who wished to be involved (" + item.value().id.hex().substr(0, 8) + ")");
    if (!noted.ok()) return noted.error();
    const Status removed = desk.office.remove_items({item.value().id});
    if (!removed.ok()) return removed.error();
    return back;
}

}  // namespace candour::console
