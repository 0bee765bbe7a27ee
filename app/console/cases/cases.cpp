// app/console/cases/cases.cpp: which page of a case an address is.
#include "app/console/cases/cases.h"

#include "app/casework/entry_permissions.h"
#include "app/console/cases/clock_view.h"
#include "app/console/cases/labels.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

Error no_such_case() { return {ErrorKind::NotFound, "there is no such case"}; }

Result<Page> details_page(const CasesDesk& cases, const casework::OpenCase& found) {
    ASSIGN_OR_RETURN(const auto details, cases.work.details(cases.worker, found.head.row.id));
    const PageLanguage& language = cases.desk.language;
    Page page{"case_details", language.tr("How to reach the person"), Section::Cases, {}, 200};
    page.view["reference"] = found.head.row.reference;
    page.view["back"] = case_path(found.head.row.reference);
    page.view["has_details"] = details.has_value();
    const casework::PersonDetails shown = details.value_or(casework::PersonDetails{});
    page.view["details_name"] = shown_text(shown.name);
    page.view["details_how"] = choice_in_words(name_of(shown.reach_by), language);
    page.view["details_where"] = shown_text(shown.value);
    const std::string& until = found.head.row.erase_details_after;
    const Result<CivilDay> day = from_iso(until);
    page.view["has_until"] = day.ok();
    page.view["details_until"] = day.ok() ? language.day(day.value()) : std::string{};
    return page;
}

}  // namespace

Result<casework::OpenCase> find_case(const CasesDesk& cases, const CaseAddress& address,
                                     casework::Reading reading) {
    ASSIGN_OR_RETURN(const auto id, cases.work.find(address.reference));
    if (!id) return no_such_case();
    return cases.work.read(cases.worker, *id, reading);
}

Result<CaseLink> case_link(const CasesDesk& cases, const std::string& submission) {
    const bool may_open = office::may_somewhere(cases.worker.roles, office::Permission::OpenCase);
    ASSIGN_OR_RETURN(const auto id, cases.work.of_submission(submission));
    if (!id) {
        return CaseLink{
            .reference = {},
            .may_open = may_open,
            .may_redact = office::may(cases.worker.roles, office::Permission::RedactWords)};
    }
    ASSIGN_OR_RETURN(const auto found, cases.work.look(*id, casework::Reading::Facts));
    // Nobody learns from a contact that a case about themselves came of it.
    if (casework::relation_of(cases.worker, found.state) == office::CaseRelation::Excluded) {
        return Error{ErrorKind::NotFound, "there is no such contact"};
    }
    // Whoever may read a case may read its record.
    const bool may_read =
        casework::may(cases.worker, office::Permission::ReadCaseRecord, found.state);
    return CaseLink{
        .reference = may_read ? found.head.row.reference : std::string{},
        .may_redact = casework::may(cases.worker, office::Permission::RedactWords, found.state)};
}

Result<Page> case_page_at(const CasesDesk& cases, const CaseAddress& address, const Fields& query) {
    switch (address.view) {
        case CaseView::Log:
            return log_page(cases, query, {});
        case CaseView::Triage:
            return triage_page(cases, address, {}, {});
        case CaseView::Show: {
            ASSIGN_OR_RETURN(const auto found, find_case(cases, address, casework::Reading::Words));
            return case_page(cases, found);
        }
        case CaseView::Write: {
            ASSIGN_OR_RETURN(const auto found, find_case(cases, address, casework::Reading::Words));
            return write_page(cases, found, address.kind, query, {});
        }
        case CaseView::Clock: {
            ASSIGN_OR_RETURN(const auto found, find_case(cases, address, casework::Reading::Facts));
            if (address.clock >= found.clocks.size()) return no_such_case();
            return clock_page(cases, found, found.clocks[address.clock]);
        }
        case CaseView::Details: {
            ASSIGN_OR_RETURN(const auto found, find_case(cases, address, casework::Reading::Facts));
            return details_page(cases, found);
        }
        case CaseView::Record:
            break;  // A download.
    }
    return no_such_case();
}

Result<Reply> take_at(const CasesDesk& cases, const CaseAddress& address, const Fields& form) {
    switch (address.view) {
        case CaseView::Log:
            return take_log(cases, form);
        case CaseView::Triage:
            return take_triage(cases, address, form);
        case CaseView::Write: {
            ASSIGN_OR_RETURN(const auto found, find_case(cases, address, casework::Reading::Facts));
            return take_write(cases, found, address.kind, form);
        }
        case CaseView::Show:
        case CaseView::Clock:
        case CaseView::Details:
        case CaseView::Record:
            break;
    }
    return no_such_case();
}

Page clock_page(const CasesDesk& cases, const casework::OpenCase& found,
                const complaint::CaseClock& clock) {
    const PageLanguage& language = cases.desk.language;
    Page page{"case_clock", language.tr("How this day is counted"), Section::Cases, {}, 200};
    page.view = clock_view(*found.procedure, clock, cases.desk.clock.today(), language);
    page.view["reference"] = found.head.row.reference;
    page.view["back"] = case_path(found.head.row.reference);
    return page;
}

}  // namespace candour::console
