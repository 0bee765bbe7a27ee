// platform/server/practice/filling.h: what is put into a new practice office.
#pragma once

#include "platform/server/practice/examples.h"
#include "platform/server/practice/source.h"

namespace candour::platform {

struct PracticeFilled {
    std::int64_t accounts = 0;
    std::int64_t contacts = 0;
    std::int64_t cases = 0;
    // Why there are fewer cases, or why one is not where it should be; empty: nothing lacks.
    std::string lacks{};
};

// The published questionnaires, procedures and closed days, the accounts, then the examples, by the
// same ways as in a real office: contacts are sealed, pooled and released, cases written step by
// step. `office` is new. Errors: the stores'.
Result<PracticeFilled> fill_practice(ServerParts& office, const PracticeSource& source,
                                     const PracticeExamples& examples);

}  // namespace candour::platform
