// Survey desk: keeps every version of a questionnaire that was published, and makes each month's
// results once, when the month is over (architecture §4.9).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/feedback/organisation.h"
#include "core/report/survey_results.h"
#include "core/store/office_store.h"
#include "core/store/survey_store.h"
#include "sync/server/office_words.h"

namespace candour::server {

// Puts the organisation's questionnaires among the published ones, each with the promise when its
// answers are released. What has changed since is another version; the earlier ones stay for ever,
// and so do their promises, which can only become stricter. Errors: Corrupt, the store's.
Status keep_versions(store::SurveyStore& surveys, const feedback::Organisation& organisation);

// All versions of one, the one that is in force last; the organisation may have it no more.
// Errors: NotFound, Corrupt, the store's.
Result<report::Versions> published_versions(store::SurveyStore& surveys,
                                            const feedback::Organisation& organisation,
                                            const std::string& questionnaire);

// The answers that were released in `period`, opened. An item that cannot be opened is counted, and
// one whose words are erased; what was written apart from its answers is in a list of its own, and
// counts as no response.
// Errors: Unavailable when the office key of an epoch is not here: the others alone would make
// false results; the store's.
struct ReadAnswers {
    std::vector<report::GivenAnswers> everyone;
    std::vector<report::GivenAnswers> apart{};
    // Of both.
    std::vector<report::GivenAnswers> all() const;
    std::int64_t unreadable = 0;
    std::int64_t erased = 0;
};
// `hides`: what was written apart is left out where it says so; empty: nothing is.
using Hides = std::function<Result<bool>(const store::OfficeItem&, const feedback::Contact&)>;
Result<ReadAnswers> read_answers(store::OfficeStore& office, const std::vector<OfficeKey>& keys,
                                 const std::string& questionnaire, const report::Period& period,
                                 const Hides& hides = {});

// Makes the results of all months that are over and have none. A questionnaire in practice
// (`training`) has none, nor has a month of which answers are erased: the others alone would make
// false ones. Any process may do it, any number of times. Returns how many were made.
Result<int> close_months(store::SurveyStore& surveys, store::OfficeStore& office,
                         const std::vector<OfficeKey>& keys,
                         const feedback::Organisation& organisation, CivilDay today);

}  // namespace candour::server
