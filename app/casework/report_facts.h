// Report facts: what reports count of a case, from its state and clocks.
#pragma once

#include "app/casework/case_work.h"
#include "core/report/case_facts.h"

namespace candour::casework {

report::CaseFacts report_facts_of(const OpenCase& found);

// Cases of the scope, those that are set aside not among them. Each is replayed: exact, and as slow
// as there are cases. Errors: the stores'.
Result<std::vector<report::CaseFacts>> report_facts(CaseWork& work, store::CaseStore& cases,
                                                    const report::ReportScope& scope);

}  // namespace candour::casework
