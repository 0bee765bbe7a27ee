// A report as a page, and the ways from it to others.
#include "app/console/learning/permissions.h"
#include "app/console/reports/reports.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using report::Span;

std::string minute_of(Instant instant, const PageLanguage& language) {
    return language.minute(
        std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

std::string address(const std::string& path, const std::string& period, const std::string& service,
                    bool published) {
    std::string href = path + "?period=" + period;
    if (!service.empty()) href += "&service=" + url_encode(service);
    if (published) href += "&view=published";
    return href;
}

View services_view(const LearningDesk& desk, const std::string& chosen) {
    View list{View::type::list};
    for (const feedback::Service& service : desk.desk.organisation.services) {
        View view;
        view["service_id"] = service.id;
        view["service_name"] =
            view_of(service_name(desk.desk.organisation, service.id, desk.language()));
        view["chosen"] = service.id == chosen;
        list << view;
    }
    return list;
}

void add_ways(View& view, const LearningDesk& desk, const FoundReport& found, bool exact,
              bool team) {
    const std::string name = report::name_of(found.span, found.period);
    const report::Period before =
        report::period_of(found.span, found.period.first - std::chrono::days{1});
    const report::Period after =
        report::period_of(found.span, found.period.last + std::chrono::days{1});
    const auto at = [&](const std::string& period) {
        return address("/reports", period, found.service, !exact && team);
    };
    view["before_href"] = at(report::name_of(found.span, before));
    view["before_name"] = period_words(report::name_of(found.span, before), desk.language());
    view["has_after"] = after.first <= desk.today();
    view["after_href"] = at(report::name_of(found.span, after));
    view["after_name"] = period_words(report::name_of(found.span, after), desk.language());
    view["week_href"] =
        address("/reports", report::week_name(report::week_of(desk.today())), found.service, false);
    view["quarter_href"] = address(
        "/reports", report::quarter_name(report::quarter_of(desk.today())), found.service, false);
    const CivilDay last = report::quarter_of(desk.today()).first - std::chrono::days{1};
    view["published_href"] =
        address("/reports", report::quarter_name(report::quarter_of(last)), "", true);
    view["xlsx_href"] = address("/reports/file.xlsx", name, found.service, !exact && team);
    view["json_href"] = address("/reports/file.json", name, found.service, !exact && team);
}

}  // namespace

Result<Page> report_page(const LearningDesk& desk, const Fields& query, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const FoundReport found, find_report(desk, query, viewer));
    const bool team = may_see_exact_reports(viewer.account);
    const bool exact = team && field(query, "view") != "published";
    const std::string name = report::name_of(found.span, found.period);
    const PageLanguage& language = desk.language();
    Page page{"report",
              language.tr("Report: {period}", {{"period", period_words(name, language)}}),
              Section::Reports,
              {},
              200};
    View& view = page.view;
    view["report_title"] = page.title;
    view["period_id"] = name;
    view["is_week"] = found.span == Span::Week;
    view["is_quarter"] = exact && found.span == Span::Quarter;
    view["is_exact"] = exact;
    view["is_published"] = !exact;
    view["sees_exact"] = team;
    view["not_over"] = !found.period.over(desk.today());
    view["first_day"] = language.day(found.period.first);
    view["last_day"] = language.day(found.period.last);
    view["services"] = services_view(desk, found.service);
    add_ways(view, desk, found, exact, team);
    view["year"] = year_of(found.period.first);
    view["year_href"] = std::string(year_prefix) + "?of=" + year_of(found.period.first);
    view["is_behind"] = found.behind_since.has_value();
    view["made_at"] = found.behind_since ? minute_of(*found.behind_since, language) : "";
    view["anew_href"] = address("/reports", name, found.service, false) + "&anew=1";
    view["has_report"] = found.report != nullptr;
    view["tables"] =
        found.report ? tables_view(desk, found.report->tables) : View{View::type::list};
    return page;
}

}  // namespace candour::console
