// SurveyStore: what the office keeps of its surveys besides the answers: every version that was
// ever published, the results of each month, which are made once, and what came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::store {

struct SurveyVersion {
    std::string version;   // Questionnaire::version.
    std::string document;  // Its canonical JSON.
    std::string release;   // When its answers are released: privacy::ReleasePolicy as JSON.
    bool operator==(const SurveyVersion&) const = default;
};

// What its owner says came of it (requirement W4). Staff's words, with their name and time.
struct SurveyOutcome {
    std::int64_t at_s = 0;
    std::string who;
    std::string learned;
    std::string did;
    bool operator==(const SurveyOutcome&) const = default;
};

class SurveyStore {
public:
    virtual ~SurveyStore() = default;
    // In the order of their first publication; empty when there is no such questionnaire.
    virtual Result<std::vector<SurveyVersion>> versions(const std::string& questionnaire) = 0;
    // Of all questionnaires; without their documents.
    virtual Result<std::vector<SurveyVersion>> promises() = 0;
    // Puts a stricter promise in the place of the one that was given with a version. NotFound.
    virtual Status set_promise(const std::string& questionnaire, const std::string& version,
                               const std::string& release) = 0;
    // Changes nothing when that version is there already.
    virtual Status add_version(const std::string& questionnaire, const SurveyVersion& version) = 0;
    // Of all questionnaires that were ever published, by id.
    virtual Result<std::vector<std::string>> questionnaires() = 0;

    // Of a month ("2026-11"). Nothing before they are made.
    virtual Result<std::optional<std::string>> results(const std::string& questionnaire,
                                                       const std::string& month) = 0;
    // Those that have results, the newest first.
    virtual Result<std::vector<std::string>> months(const std::string& questionnaire) = 0;
    // Changes nothing when the month has results already.
    virtual Status keep_results(const std::string& questionnaire, const std::string& month,
                                const std::string& results) = 0;

    // The newest; earlier ones are kept.
    virtual Result<std::optional<SurveyOutcome>> outcome(const std::string& questionnaire) = 0;
    virtual Status add_outcome(const std::string& questionnaire, const SurveyOutcome& outcome) = 0;
};

}  // namespace candour::store
