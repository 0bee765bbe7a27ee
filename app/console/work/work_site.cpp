// Which handler answers.
#include "app/console/work/work_site.h"

#include <array>
#include <utility>

#include "app/console/error/error.h"
#include "app/console/work/calendar.h"
#include "app/console/work/case_list.h"
#include "app/console/work/digest.h"
#include "app/console/work/my_work.h"
#include "app/console/work/viewer.h"

namespace candour::console {
namespace {

struct Address {
    std::string_view path;
    WorkView view;
};
constexpr std::array<Address, 9> addresses = {{
    {"/cases", WorkView::Cases},
    {"/cases.xlsx", WorkView::CasesXlsx},
    {"/cases/lists", WorkView::SaveList},
    {"/cases/lists/remove", WorkView::RemoveList},
    {"/my-work", WorkView::MyWork},
    {"/my-work/calendar", WorkView::Calendar},
    {"/panels", WorkView::Panels},
    {"/digest", WorkView::Digest},
    {"/digest.txt", WorkView::DigestMail},
}};

Status check_may(const Desk& desk, const SignedIn& viewer) {
    if (desk.work == nullptr) return Error{ErrorKind::NotFound, "this server keeps no cases"};
    if (sees_some_cases(viewer.account.roles)) return Unit{};
    return Error{ErrorKind::Denied, "this person has to do with no cases"};
}

}  // namespace

std::optional<WorkView> work_address(std::string_view path) {
    for (const Address& address : addresses) {
        if (address.path == path) return address.view;
    }
    return std::nullopt;
}

bool only_takes_forms(WorkView view) {
    return view == WorkView::SaveList || view == WorkView::RemoveList;
}

bool is_file(WorkView view) { return view == WorkView::CasesXlsx || view == WorkView::DigestMail; }

Result<Page> work_page(const Desk& desk, WorkView view, const Fields& query,
                       const SignedIn& viewer) {
    RETURN_IF_ERROR(check_may(desk, viewer));
    switch (view) {
        case WorkView::MyWork:
            return my_work_page(desk, viewer);
        case WorkView::Panels:
            return panels_page(desk, viewer);
        case WorkView::Calendar:
            return calendar_page(desk, viewer);
        case WorkView::Digest:
            return digest_page(desk, viewer);
        case WorkView::Cases:
        case WorkView::SaveList:  // The site has answered these four.
        case WorkView::RemoveList:
        case WorkView::CasesXlsx:
        case WorkView::DigestMail:
            break;
    }
    return case_list_page(desk, query, viewer);
}

Result<Download> work_file(const Desk& desk, WorkView view, const Fields& query,
                           const SignedIn& viewer) {
    RETURN_IF_ERROR(check_may(desk, viewer));
    if (view == WorkView::CasesXlsx) return case_list_download(desk, query, viewer);
    ASSIGN_OR_RETURN(std::string text, digest_mail(desk, viewer));
    return Download{"candour-week.txt", "text/plain; charset=utf-8", std::move(text)};
}

std::optional<Result<Reply>> work_act(const Desk& desk, WorkView view, const Fields& form,
                                      const SignedIn& viewer, SecureRandom& random,
                                      std::string_view host) {
    const Status may = check_may(desk, viewer);
    if (!may.ok()) return Result<Reply>{Reply{error_page(status_of(may.error().kind)), {}}};
    if (view == WorkView::SaveList) return save_filter(desk, form, viewer, random);
    if (view == WorkView::RemoveList) return forget_filter(desk, form, viewer);
    if (view == WorkView::Calendar) return change_calendar(desk, form, viewer, random, host);
    return std::nullopt;
}

}  // namespace candour::console
