// DraftStore: the questionnaires that staff are writing, until they are published. Staff's words,
// with their name and time; nothing of a visitor's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::store {

// More than these nobody keeps an eye on.
inline constexpr std::size_t survey_drafts_max = 200;
// A form of a few thousand rows in five languages.
inline constexpr std::size_t survey_draft_bytes_max = 4 << 20;

struct SurveyDraft {
    std::string id;             // The questionnaire's.
    std::string document;       // JSON as core/survey/editing/draft.h reads it.
    std::int64_t revision = 0;  // Grows by one with each change: whoever changes it names the one
                                // that he saw, so that nobody overwrites what he has not read.
    std::string who;            // Who changed it last.
    std::int64_t at_s = 0;
    bool operator==(const SurveyDraft&) const = default;
};

class DraftStore {
public:
    virtual ~DraftStore() = default;
    // By id.
    virtual Result<std::vector<SurveyDraft>> drafts() = 0;
    virtual Result<std::optional<SurveyDraft>> draft(const std::string& id) = 0;
    // With revision 1, whatever it says. Errors: Conflict when there is one of that id; Full.
    virtual Status add_draft(const SurveyDraft& draft) = 0;
    // Takes its revision for the one that was seen; returns the new one. Errors: Conflict when
    // somebody else has changed it since, NotFound when it is not there (any more); Full.
    virtual Result<std::int64_t> change_draft(const SurveyDraft& draft) = 0;
    // Changes nothing when it is not there.
    virtual Status remove_draft(const std::string& id) = 0;
};

}  // namespace candour::store
