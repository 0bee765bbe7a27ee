// A page of them, each with a way to remove them; and a file of those who want the newsletter.
#include "app/console/involvement/involvement.h"

#include <algorithm>
#include <utility>

#include "app/console/involvement/draw.h"
#include "app/console/involvement/people.h"
#include "app/console/limits.h"
#include "app/console/paging.h"
#include "core/survey/sheet/csv.h"

namespace candour::console {
namespace {

using feedback::Wish;

constexpr std::string_view list_path = involvement_path;
constexpr std::string_view one_prefix = "/involvement/";
constexpr std::string_view remove_end = "/remove";

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
    RETURN_IF_ERROR(add_draw_summary(page.view, desk));
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
    return path == list_path || path == draw_path || !id_to_remove(path).empty();
}

Result<Page> involvement_page(const Desk& desk, std::string_view path, const Fields& query,
                              const SignedIn& viewer) {
    if (path == list_path) return list_page(desk, query, viewer);
    if (path == draw_path) return draw_page(desk, viewer);
    return remove_page(desk, id_to_remove(path), viewer);
}

Result<Download> newsletter_download(const Desk& desk, const SignedIn& viewer) {
    RETURN_IF_ERROR(
        note(desk, viewer.account.user_name, "kept a file of who wants the newsletter"));
    survey::Sheet sheet;
    sheet.rows.push_back(row_of(1, {"name", "by", "address"}));
    const auto begin = [&] { sheet.rows.resize(1); };
    RETURN_IF_ERROR(for_each_involved(
        desk, begin, [&](const store::OfficeItem&, const feedback::Involvement* said) {
            if (said == nullptr || !said->has(Wish::Newsletter)) return;
            const feedback::PersonDetails& person = said->person;
            sheet.rows.push_back(
                row_of(sheet.rows.size() + 1,
                       {person.name, std::string{name_of(person.reach_by)}, person.value}));
        }));
    return Download{"newsletter.csv", "text/csv; charset=utf-8", survey::write_csv(sheet)};
}

std::optional<Result<Reply>> take_involvement(const Desk& desk, SecureRandom& random,
                                              std::string_view path, const Fields& form,
                                              const SignedIn& viewer) {
    if (path == draw_path) return take_draw(desk, random, form, viewer);
    if (path == late_entries_path) return erase_late_entries(desk, viewer);
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
