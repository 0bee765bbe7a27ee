// RedactedWords: what somebody wrote, without what tells who it was, as staff keep it beside the
// words themselves (privacy/redaction.h makes it). Only of this a longer passage may be quoted.
#pragma once

#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/feedback/draft.h"

namespace candour::feedback {

// One text of a contact.
struct WordsPart {
    std::string name{};  // "story", "wanted", or which answer: "answer felt", "answer felt other".
    std::string text{};
    bool operator==(const WordsPart&) const = default;
};
// All that was written, in the order in which it is shown; none is empty.
std::vector<WordsPart> parts_of(const Contact& contact);

// What was chosen to be taken out, so that who changes it finds it chosen.
struct TakenWords {
    std::string kind{};  // privacy::name_of(Identifying)
    std::string words{};
    bool operator==(const TakenWords&) const = default;
};

struct RedactedWords {
    std::vector<WordsPart> parts{};
    std::vector<TakenWords>
        taken{};       // As telling as the words themselves: sealed, never shown alone.
    std::string by{};  // Who kept it: a user name.
    CivilDay day{};
    bool operator==(const RedactedWords&) const = default;
};

// As it is kept, before it is sealed.
std::string to_json(const RedactedWords& words);
// Errors: Corrupt.
Result<RedactedWords> redacted_words_from_json(const std::string& text);

}  // namespace candour::feedback
