// Promises: when the answers to a version of a questionnaire are released. Given when the version
// is first published, and never loosened after that, whatever the organisation's file says later:
// the people who answered it were told so (requirement W4).
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/feedback/organisation.h"
#include "core/privacy/release_policy.h"
#include "core/store/survey_store.h"

namespace candour::server {

struct Promise {
    privacy::ReleasePolicy release;  // One rule for each channel, and one for a home visit's words.
    std::optional<CivilDay> closes;  // The questionnaire's last day.
};

// What the organisation's file promises for its survey answers today.
Promise promise_of(const feedback::Organisation& organisation,
                   const survey::Questionnaire& questionnaire);
// Rule by rule the stricter.
Promise stricter(Promise one, const Promise& other);

std::string to_text(const Promise& promise);
// Errors: Corrupt.
Result<Promise> promise_in(const std::string& text);

// By version.
using Promises = std::map<std::string, Promise>;
// Errors: Corrupt, the store's.
Result<Promises> all_promises(store::SurveyStore& surveys);

}  // namespace candour::server
