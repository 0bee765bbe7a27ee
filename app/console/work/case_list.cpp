// The list: quick lists, filters, rows.
#include "app/console/work/case_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/console/limits.h"
#include "app/console/paging.h"
#include "app/console/words.h"
#include "app/console/work/case_query.h"
#include "app/console/work/case_rows.h"
#include "app/console/work/viewer.h"

namespace candour::console {
namespace {

struct QuickList {
    std::string_view name;
    std::string_view query;
    bool of_everybody;  // Says nothing where somebody sees only their own.
};
constexpr std::array<QuickList, 7> quick_lists = {{
    {N_("All open"), "", false},
    {N_("Late"), "due=late", false},
    {N_("Due today"), "due=today", false},
    {N_("Due within a week"), "due=week", false},
    {N_("Nobody's yet"), "holder=none", true},
    {N_("Waiting"), "waiting=yes", false},
    {N_("Complaints"), "complaint=yes", false},
}};

View option(std::string_view value, const ShownText& text, std::string_view chosen) {
    View view = view_of(text);
    view["value"] = std::string{value};
    view["selected"] = value == chosen;
    return view;
}

struct OwnOption {
    std::string_view value;
    std::string_view words;
};

template <std::size_t N>
View own_options(const std::array<OwnOption, N>& options, std::string_view chosen,
                 const PageLanguage& language) {
    View list{View::type::list};
    for (const OwnOption& one : options)
        list << option(one.value, {language.tr(one.words), language.tag()}, chosen);
    return list;
}

View named_options(const std::vector<NamedId>& names, std::string_view chosen) {
    View list{View::type::list};
    for (const NamedId& one : names)
        list << option(one.id, one.name, chosen);
    return list;
}

constexpr std::array<OwnOption, 4> status_options = {{{"open", N_("Open")},
                                                      {"resolved", N_("Resolved, not yet closed")},
                                                      {"closed", N_("Closed")},
                                                      {"set_aside", N_("Set aside")}}};
constexpr std::array<OwnOption, 3> due_options = {
    {{"late", N_("Late")}, {"today", N_("Due today")}, {"week", N_("Due within a week")}}};
constexpr std::array<OwnOption, 2> waiting_options = {
    {{"yes", N_("Waiting for the person or a court")}, {"no", N_("Not waiting")}}};
constexpr std::array<OwnOption, 2> complaint_options = {
    {{"yes", N_("Complaints")}, {"no", N_("All but complaints")}}};
constexpr std::array<OwnOption, 2> sort_options = {
    {{"newest", N_("The newest first")}, {"longest", N_("Open for longest first")}}};

// Somebody, nobody, or one whose name was chosen in a row.
Result<View> holder_options(const Desk& desk, std::string_view chosen, const SignedIn& viewer) {
    const PageLanguage& language = desk.language;
    View list{View::type::list};
    list << option("me", {language.tr("Me"), language.tag()}, chosen);
    list << option("none", {language.tr("Nobody yet"), language.tag()}, chosen);
    if (!chosen.empty() && chosen != "me" && chosen != "none") {
        ASSIGN_OR_RETURN(const std::string name,
                         holder_in_words(desk, std::string{chosen}, viewer));
        list << option(chosen, {name, language.tag()}, chosen);
    }
    return list;
}

View quick_view(const CaseQuery& query, bool own_only, const PageLanguage& language) {
    View list{View::type::list};
    for (const QuickList& quick : quick_lists) {
        if (quick.of_everybody && own_only) continue;
        View view;
        view["name"] = language.tr(quick.name);
        view["quick_href"] =
            quick.query.empty() ? std::string{"/cases"} : "/cases?" + std::string{quick.query};
        view["quick_current"] = query.text() == quick.query;
        list << view;
    }
    return list;
}

Status add_filters(View& view, const Desk& desk, const CaseQuery& query, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const CaseNames names, CaseNames::read(desk));
    const PageLanguage& language = desk.language;
    View services{View::type::list};
    for (const feedback::Service& service : desk.organisation.services)
        services << option(service.id, service.name.in(language.tag()), query.value("service"));
    std::vector<NamedId> units;
    for (const std::string& unit : units_of(viewer.account))
        units.push_back({unit, {unit, "en"}});
    const std::string chosen_unit{query.value("unit")};
    if (units.empty() && !chosen_unit.empty()) units.push_back({chosen_unit, {chosen_unit, "en"}});
    ASSIGN_OR_RETURN(View holders, holder_options(desk, query.value("holder"), viewer));
    view["statuses"] = own_options(status_options, query.value("status"), language);
    view["dues"] = own_options(due_options, query.value("due"), language);
    view["waitings"] = own_options(waiting_options, query.value("waiting"), language);
    view["complaints"] = own_options(complaint_options, query.value("complaint"), language);
    view["sorts"] = own_options(sort_options, query.value("sort"), language);
    view["kinds"] = named_options(names.kinds(), query.value("kind"));
    view["stages"] = named_options(names.stages(), query.value("stage"));
    view["units"] = named_options(units, chosen_unit);
    view["has_units"] = !units.empty();
    view["services"] = std::move(services);
    view["holders"] = std::move(holders);
    view["words"] = shown_text(query.value("words"));
    view["received_from"] = std::string{query.value("received_from")};
    view["received_until"] = std::string{query.value("received_until")};
    view["filtered"] = query.is_filtered();
    view["more_filters"] = query.has_more_filters() || !query.value("sort").empty();
    return Unit{};
}

std::string total_in_words(std::int64_t total, const PageLanguage& language) {
    if (total >= store::case_total_max) {
        return language.tr("More than {count} cases",
                           {{"count", language.number(store::case_total_max)}});
    }
    return language.tr_n("{count} case", "{count} cases", total);
}

}  // namespace

Result<Page> case_list_page(const Desk& desk, const Fields& query, const SignedIn& viewer,
                            const CaseListNotice& notice) {
    const PageLanguage& language = desk.language;
    const CaseQuery asked = CaseQuery::parse(query);
    store::CaseFilter filter = asked.filter(viewer.account, desk.clock.today());
    if (!filter.words.empty()) {
        RETURN_IF_ERROR(note(desk, viewer.account.user_name, "searched the words of cases"));
    }
    ASSIGN_OR_RETURN(store::CasePage found, desk.work->cases.list(filter));
    if (found.rows.empty() && found.total > 0) {
        // An old link, past the end: show the last page.
        filter.offset = (found.total - 1) / case_page_rows * case_page_rows;
        ASSIGN_OR_RETURN(found, desk.work->cases.list(filter));
    }
    Page page{"cases", language.tr("Cases"), Section::Cases, {}, 200};
    if (!notice.problem.empty()) page.status = 422;
    View& view = page.view;
    RETURN_IF_ERROR(add_case_rows(view, desk, viewer, found.rows, language.tr("Cases")));
    RETURN_IF_ERROR(add_filters(view, desk, asked, viewer));
    ASSIGN_OR_RETURN(view["saved"], saved_filters_view(desk, viewer));
    const office::Roles& roles = viewer.account.roles;
    view["can_log"] = office::may(roles, office::Permission::LogContact);
    view["quick"] = quick_view(asked, filter.own_only, language);
    view["own_only"] = filter.own_only;
    view["has_rows"] = !found.rows.empty();
    view["total"] = total_in_words(found.total, language);
    view["query"] = asked.text_without_words();
    view["can_export"] = may_somewhere(roles, office::Permission::ReadCaseMeasures);
    view["export_href"] = "/cases.xlsx?" + asked.text();
    view["has_problem"] = !notice.problem.empty();
    view["problem"] = notice.problem;
    view["name_typed"] = shown_text(notice.name);
    add_page_numbers(view,
                     {.current = filter.offset / case_page_rows + 1,
                      .last = last_page(found.total, case_page_rows),
                      .label = language.tr("Pages of the cases")},
                     [&asked](std::int64_t number) { return asked.address(number); });
    return page;
}

}  // namespace candour::console
