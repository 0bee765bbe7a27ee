// Report facts: what reports count of a case, from its state and clocks.
#pragma once

#include "app/casework/case_work.h"
#include "core/report/kept_facts.h"

namespace candour::casework {

// As the case stands at the moment that its clocks were read.
report::CaseFacts report_facts_of(const OpenCase& found);

// As they are kept beside `row`, its row; `clocks` are those of `state`.
report::KeptFacts kept_facts_of(const complaint::CaseState& state,
                                const std::vector<complaint::CaseClock>& clocks,
                                const store::CaseRow& row);

// Cases of the scope as they stand now, those that are set aside not among them: from what is kept
// of each; a case of which nothing is kept is replayed, and then it is. Errors: the stores',
// Corrupt.
Result<std::vector<report::CaseFacts>> report_facts(CaseWork& work, store::CaseStore& cases,
                                                    const report::ReportScope& scope);

}  // namespace candour::casework
