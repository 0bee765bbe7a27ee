// One query: a person's own cases are few, so they are told apart here.
#include "app/console/work/my_work.h"

#include <algorithm>
#include <utility>

#include "app/console/limits.h"
#include "app/console/work/case_rows.h"
#include "app/console/work/viewer.h"

namespace candour::console {
namespace {

enum class Own { Held, OnPanel };

Result<Page> own_page(const Desk& desk, const SignedIn& viewer, Own own) {
    const PageLanguage& language = desk.language;
    store::CaseFilter filter = own_cases(viewer.account);
    filter.limit = own_cases_max;
    ASSIGN_OR_RETURN(store::CasePage found, desk.work->cases.list(filter));
    const std::string me = viewer.account.id.hex();
    std::erase_if(found.rows, [&](const store::CaseRow& row) {
        return (row.holder == me) != (own == Own::Held);
    });
    const bool held = own == Own::Held;
    const std::string title = held ? language.tr("My work") : language.tr("Panels");
    Page page{"my_work", title, Section::MyWork, {}, 200};
    View& view = page.view;
    RETURN_IF_ERROR(add_case_rows(view, desk, viewer, found.rows, title));
    view["title"] = title;
    view["held"] = held;
    view["has_rows"] = !found.rows.empty();
    view["total"] = language.tr_n("{count} case", "{count} cases",
                                  static_cast<std::int64_t>(found.rows.size()));
    // Nobody holds so many; who does is told that the rest is elsewhere.
    view["too_many"] = found.total > own_cases_max;
    view["sees_digest"] = may_somewhere(viewer.account.roles, office::Permission::ReadCaseMeasures);
    return page;
}

}  // namespace

Result<Page> my_work_page(const Desk& desk, const SignedIn& viewer) {
    return own_page(desk, viewer, Own::Held);
}

Result<Page> panels_page(const Desk& desk, const SignedIn& viewer) {
    return own_page(desk, viewer, Own::OnPanel);
}

}  // namespace candour::console
