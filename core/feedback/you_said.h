// YouSaid: "You said, we did" (requirements C22, W16): what changed because of what people said,
// from its first draft to the day on which it is stale. Pure: each step is a function from one
// entry to the next, refused in words for staff.
//
// Nothing of it may tell who spoke: it needs a theme of at least k contacts, words without signs of
// a person (privacy/identifying_words.h) or a second person's reason why they may stand, what shows
// that the change was made, and a second person's approval of these very words. More than eight
// words of one contact stand only where its redacted text has them (redacted_words.h), and by no
// reason. Whoever changes a word begins again at Draft.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/privacy/identifying_words.h"

namespace candour::feedback {

enum class YouSaidState : std::uint8_t { Draft, Approved, Published, Withdrawn };
std::string_view name_of(YouSaidState state);

// Whether something was changed. "No" is an answer too, with its reason.
enum class Outcome : std::uint8_t { Changed, NotChanged };

struct YouSaidTranslation {
    std::string translated_by;
    std::string reviewed_by{};  // Another person; may stay empty.
    bool operator==(const YouSaidTranslation&) const = default;
};

// A finding that a second person lets stand. It holds for these words in this language alone.
struct AcceptedFinding {
    Language language;
    std::string kind;  // privacy::name_of(Identifying)
    std::string words;
    std::string accepted_by;
    std::string reason;
    bool operator==(const AcceptedFinding&) const = default;
};

struct YouSaid {
    std::string id{};     // Random, hex.
    std::string theme{};  // What the contacts had in common; for staff.
    YouSaidState state = YouSaidState::Draft;
    LocalText said{};
    LocalText did{};
    std::map<Language, YouSaidTranslation> translations{};  // Of all but the first language.
    Outcome outcome = Outcome::Changed;
    std::string evidence{};  // Changed: what shows it. NotChanged: the reason, said in `did` too.
    std::int64_t contacts = 0;  // With this theme, as counted when it was written.
    std::string written_by{};   // User names.
    std::string approved_by{};
    bool fallback_accepted = false;  // Missing languages are shown in the first one.
    std::vector<AcceptedFinding> accepted{};
    std::optional<CivilDay> published{};
    std::optional<CivilDay> review{};  // From the day after it nobody is shown it.
    bool operator==(const YouSaid&) const = default;
};

inline constexpr std::int64_t you_said_contacts_min = 8;  // k, unless the organisation asks more.
inline constexpr std::size_t you_said_characters_max = 500;  // Of each text.
inline constexpr int you_said_months_max = 12;               // From publication to review.

// What an organisation asks of an entry.
struct YouSaidRules {
    std::vector<Language> languages;  // The first is the one it is written in.
    std::int64_t contacts_min = you_said_contacts_min;
    privacy::KnownWords known{};
};

struct LanguageFinding {
    Language language;
    bool in_did = false;  // Else in `said`.
    privacy::IdentifyingFinding finding;
};
// Of all languages; without those that were accepted.
std::vector<LanguageFinding> open_findings(const YouSaid& entry, const YouSaidRules& rules);

// What an entry still lacks, each in one plain sentence; empty: it can be approved. `approval`
// itself is not among them.
std::vector<std::string> what_lacks(const YouSaid& entry, const YouSaidRules& rules);

// The words in the organisation's first language. Errors of all steps: Invalid, in words for staff.
struct YouSaidWords {
    std::string theme;
    std::string said;
    std::string did;
    Outcome outcome = Outcome::Changed;
    std::string evidence;
    std::int64_t contacts = 0;
    std::optional<CivilDay> review{};
    bool fallback_accepted = false;
};
Result<YouSaid> with_words(YouSaid entry, const YouSaidWords& words, const YouSaidRules& rules,
                           const std::string& who);
// `reviewed`: `who` has read another's translation and finds it right; the words stay.
Result<YouSaid> with_translation(YouSaid entry, const Language& language, const std::string& said,
                                 const std::string& did, const YouSaidRules& rules,
                                 const std::string& who);
Result<YouSaid> with_review_of_translation(YouSaid entry, const Language& language,
                                           const std::string& who);
// Errors also: Denied when `who` wrote the words, or the translation that it stands in, and of a
// quote.
Result<YouSaid> with_accepted(YouSaid entry, const LanguageFinding& finding,
                              const std::string& reason, const std::string& who);
// Errors also: Denied when `who` wrote it. Invalid names the first thing that lacks.
Result<YouSaid> approved(YouSaid entry, const YouSaidRules& rules, const std::string& who);
// Only what is approved, with a review day after `today`, at most a year away.
Result<YouSaid> published(YouSaid entry, const YouSaidRules& rules, CivilDay today);
Result<YouSaid> withdrawn(YouSaid entry);

// "At least 10": k and more rounded down to 5s, so that the sentence stays true; 0 below 10.
std::int64_t contacts_shown(std::int64_t contacts);
// Shown on `today`: published, and its review day has not passed.
bool stands_on(const YouSaid& entry, CivilDay today);

// As it is kept.
std::string to_json(const YouSaid& entry);
// Errors: Corrupt.
Result<YouSaid> you_said_from_json(const std::string& text);

}  // namespace candour::feedback
