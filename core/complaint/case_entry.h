// Entry: one line of a case's history. A history only grows: a correction is another entry. What a
// case is, is what its entries say, replayed (case_state.h); nothing else is kept of it.
//
// An entry has facts (ids, days, amounts: what clocks, rules and reports need) and words (what
// people wrote). Words are sealed and can be erased; no rule ever reads them. Which fields a kind
// takes stands in one table, from which the console's forms, the scenario files and the JSON are
// made alike.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::complaint {

using CaseId = RandomId<struct CaseTag>;

// When something happened. A letter has a day; what is done here has its instant too.
struct Moment {
    CivilDay day{};               // Here, in local time.
    std::optional<Instant> at{};  // Clocks of hours run from it; without one, from the day.
    bool operator==(const Moment&) const = default;
};

enum class EntryKind : std::uint8_t {
    // What it is, and whose
    Opened,        // First, always.
    Reclassified,  // C3, C8: another kind, with the reason.
    SetAside,      // Junk; reversible.
    BroughtBack,
    ResolvedAtOnce,  // C7, D6: at first contact, with what was done.
    Assigned,        // To a person, who is named with their title.
    Referred,        // N4: to somebody senior, and why.
    ConflictMarked,  // W12: this member of staff neither sees nor handles it from now on.
    // Talking with the person
    Acknowledged,
    ContactTried,  // An attempt; it keeps no clock.
    Contacted,     // D7: spoken with in person.
    Heard,
    Updated,           // P3: why it takes longer, and until when.
    Answered,          // The answer to a question, or of a stage before its decision.
    ReplyWritten,      // For the reply board: sealed to the receipt.
    AdjustmentAgreed,  // Reasonable adjustments.
    ConsentGiven,      // P2, C5: to whom, and how it was given.
    ConsentWithdrawn,
    PassedToThirdParty,  // C5: only under a consent.
    RedressTold,         // W14
    TranslationAsked,    // C4: cost, and whether confidentiality was signed.
    TranslationWritten,  // C4: by a named translator; the original stays beside it.
    SatisfactionAsked,   // N8, C23
    // Finding out
    Note,
    Corrected,         // Of an entry, by number.
    InformationAsked,  // D14
    InformationCame,
    Implications,  // N1
    RootCause,     // C19: a theme of the organisation's list, and words.
    // Deciding
    OptionWeighed,  // N5: benefits, drawbacks, cost.
    OptionAgreed,   // N6, N7: with the person; a departure from policy has its reason.
    PlanAgreed,     // The actions of the plan are their own entries.
    ActionAdded,
    ActionDone,
    Decided,        // A stage's outcome.
    PersonAgreed,   // D1: or not; in writing; compensation.
    GoodwillGiven,  // C15
    CostAdded,      // C23: of the service failure.
    // Clocks and stages
    ClockExtended,  // C12
    ClocksStopped,
    ClocksRestarted,
    StageStarted,   // Next, appeal, led to by an outcome.
    StageBypassed,  // W12: the person's right; the next stage starts.
    PanelFormed,
    PanelMemberLeft,
    CalendarChanged,  // The organisation's closures changed: due dates move, and this says why.
    // The world outside
    MediationStep,  // C14: offered, accepted, refused, ended.
    LegalStarted,   // C14
    LegalDecided,   // Go on, or wait, by the post that may say so.
    LegalEnded,
    HoldSet,  // Legal, safeguarding, access request: nothing is erased.
    HoldReleased,
    // Endings
    PersonEnding,        // C16: back where they were, and informed.
    OrganisationEnding,  // C16: root cause found, change delivered, person informed.
    LearningOpened,      // D13: by itself, when it is resolved.
    LearningWritten,     // D13: reason, root cause, action, service area.
    QualityDrawn,        // C17
    QualityChecked,
    Closed,
    ClosedAsPersistent,  // C13
    Reopened,
    DetailsErased,
    WordsErased,
    // Came later: the numbers of those before it stay.
    PersonWrote,  // Back, with their receipt. The last: entry_kinds_count counts to it.
};
inline constexpr std::size_t entry_kinds_count =
    static_cast<std::size_t>(EntryKind::PersonWrote) + 1;

// A field of an entry. What type it has, and whether it is a fact or words, stands in field_rules.
enum class Field : std::uint8_t {
    // Facts
    Procedure,  // Id of the procedure that it runs under …
    Version,    // … and its version.
    Calendar,   // Number of the organisation's calendar version.
    CaseKind,
    Label,   // The visitor's own: a ContactKind's name.
    Method,  // One of contact_methods, or "advocate", "paper", "other".
    Service,
    Unit,
    Language,
    Submission,  // Hex; of a contact from a device.
    Anonymous,
    OnBehalf,      // "self", "relative", "carer", "advocate", "councillor", "group", "other"
    WantsWriting,  // "yes", "no", "unknown"
    Day,           // When it happened, or until when: as the kind says.
    HappenedAt,    // Instant, where the hour is known and is not the entry's own.
    Stage,
    Clock,
    Outcome,
    Code,
    Why,     // Of a list that belongs to the kind: "next", "appeal", "leads" …
    Person,  // A member of staff.
    People,
    Entry,         // Number of an earlier entry.
    Agreed,        // By the person concerned: "yes", "no", "unknown".
    Compensation,  // "yes", "no", "unknown"
    Bodies,        // Ids of bodies outside.
    Goodwill,
    Pence,
    Score,  // 1 … 5
    ScoreOutcome,
    Late,          // An appeal after its window.
    Confidential,  // An action about a member of staff (D14).
    Theme,
    ServiceArea,
    Told,       // The person was told.
    Departure,  // N7: it departs from policy; then there is a reason.
    Outside,    // Of an anonymous contact: considered, but not by this procedure (C11, P6).
    ToldWhom,   // "person", "representative": of what goes to who speaks on somebody's behalf.
    // Words
    Text,
    Reason,
    Benefits,
    Drawbacks,
    Name,      // Of somebody who is no member of staff: a translator, a third party.
    Evidence,  // The last: fields_count counts to it.
};
inline constexpr std::size_t fields_count = static_cast<std::size_t>(Field::Evidence) + 1;

enum class FieldType : std::uint8_t {
    Id,
    IdList,
    YesNo,
    Choice,
    Day,
    Instant,
    Staff,
    StaffList,
    Entry,
    Pence,
    Score,
    Number,
    Language,
    Words,
};

using FieldValue =
    std::variant<std::string, std::int64_t, CivilDay, bool, std::vector<std::string>>;

struct FieldRule {
    Field field;
    std::string_view name;  // "wants_writing": in JSON and scenario files.
    FieldType type;
    std::span<const std::string_view> choices{};  // Of Choice; of Why they are the kind's.
};
const FieldRule& rule_of(Field field);
std::span<const FieldRule> all_field_rules();  // In the enumeration's order, none by omission.
std::optional<Field> field_from(std::string_view name);
bool is_words(Field field);

enum class EntryNeed : std::uint8_t { Required, Optional };

struct FieldNeed {
    Field field;
    EntryNeed need;
};

// Who may write it is the permission table's (core/office); the name of the permission is here.
struct EntryRule {
    EntryKind kind;
    std::string_view name;  // "clock_extended"
    std::span<const FieldNeed> fields;
    std::span<const std::string_view> why{};  // The choices of Field::Why for this kind.
    // Field::Day is until when (or from when on), not when it happened.
    bool day_is_until = false;
};
const EntryRule& rule_of(EntryKind kind);
std::optional<EntryKind> entry_kind_from(std::string_view name);
std::span<const EntryRule> all_entry_rules();  // In the enumeration's order, none by omission.

struct Entry {
    std::int64_t number = 0;  // From 1, without a gap.
    EntryKind kind = EntryKind::Note;
    Moment when{};  // When it was written.
    StaffId by{};   // All zero: the program itself.
    std::string initials{};
    std::set<std::string> posts{};  // What the writer was then ("trustee", "director").
    std::map<Field, FieldValue> fields{};

    bool has(Field field) const { return fields.contains(field); }
    // Empty, 0, false or nothing where the field is not there.
    std::string text(Field field) const;
    std::int64_t number_of(Field field) const;
    bool flag(Field field) const;
    std::optional<CivilDay> day(Field field) const;
    std::vector<std::string> list(Field field) const;
    std::optional<StaffId> person(Field field = Field::Person) const;
    // When what it tells happened: Day and HappenedAt where they are there, else `when`. A Day
    // alone has no hour, even when it is the day of writing.
    Moment happened() const;
    bool operator==(const Entry&) const = default;
};

// Errors: Invalid, in words for staff: a field that the kind does not take, one that lacks, a value
// of another type or outside its limits.
Status check_fields(const Entry& entry);
// The same of its facts alone: what a history whose words are erased can still be held to.
Status check_facts(const Entry& entry);

// Canonical JSON of the facts (sorted keys), and of the words; what the chain commits to.
std::string facts_json(const Entry& entry);
std::string words_json(const Entry& entry);  // "{}" when there are none.
// Of either. Errors: Corrupt.
Result<std::map<Field, FieldValue>> fields_from_json(std::string_view json);

}  // namespace candour::complaint
