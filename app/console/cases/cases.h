// Cases: the pages about one case, from its triage to its record.
#pragma once

#include "app/console/cases/address.h"
#include "app/console/cases/cases_desk.h"
#include "app/console/editor/form.h"
#include "app/console/item/item.h"

namespace candour::console {

// Errors: NotFound (also for whoever may not see it), the stores'.
Result<Page> case_page_at(const CasesDesk& cases, const CaseAddress& address, const Fields& query);
Result<Reply> take_at(const CasesDesk& cases, const CaseAddress& address, const Fields& form);
Result<Download> case_record(const CasesDesk& cases, const CaseAddress& address);

// One function a page; the same errors.
Result<Page> triage_page(const CasesDesk& cases, const CaseAddress& address, const Fields& sent,
                         std::vector<Problem> problems);
Result<Reply> take_triage(const CasesDesk& cases, const CaseAddress& address, const Fields& form);
Result<Page> log_page(const CasesDesk& cases, const Fields& sent, std::vector<Problem> problems);
Result<Reply> take_log(const CasesDesk& cases, const Fields& form);
Page case_page(const CasesDesk& cases, const casework::OpenCase& found);
Result<Page> write_page(const CasesDesk& cases, const casework::OpenCase& found,
                        complaint::EntryKind kind, const Fields& sent,
                        std::vector<Problem> problems);
Result<Reply> take_write(const CasesDesk& cases, const casework::OpenCase& found,
                         complaint::EntryKind kind, const Fields& form);
Page clock_page(const CasesDesk& cases, const casework::OpenCase& found,
                const complaint::CaseClock& clock);

// For the page of a contact: the case that it became, where the worker may know of it. Errors:
// NotFound when they must have no part in it: then they do not see the contact either.
Result<CaseLink> case_link(const CasesDesk& cases, const std::string& submission);

// The case of an address, with its words; audited.
Result<casework::OpenCase> find_case(const CasesDesk& cases, const CaseAddress& address,
                                     casework::Reading reading);

}  // namespace candour::console
