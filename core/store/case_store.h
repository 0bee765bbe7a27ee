// CaseStore: cases and their histories, as the office database keeps them. Words are sealed before
// they come here; a case's row is what lists are filtered and sorted by, made anew from the history
// with every entry and never looked at by a rule.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/complaint/case_register.h"
#include "core/complaint/history_chain.h"

namespace candour::store {

using complaint::CaseId;

// The row of a case: a projection of its history. Days are ISO texts where they may be empty.
struct CaseRow {
    CaseId id{};
    std::string reference{};  // "K7M2-94QP": random, short, said on the telephone; unique.
    std::string procedure{};
    std::string kind{};
    bool complaint = false;
    std::string label{};  // The visitor's own.
    std::string method{};
    std::string service{};
    std::string unit{};
    std::string language{};
    std::string status{};  // "open", "resolved", "closed", "set_aside"
    std::string stage{};
    std::string outcome{};  // Of the last decided stage.
    std::string code{};
    std::string holder{};     // Hex of a StaffId; empty: nobody's.
    std::string next_step{};  // complaint::NextStep::id
    std::string next_due{};   // The day of the next target; empty: none runs.
    bool provisional = false;
    bool waiting = false;  // For the person, or for a court: nothing to do until then.
    bool held = false;     // A hold forbids erasing.
    std::string received{};
    std::string closed{};
    bool late = false;  // A target was or is missed.
    std::int64_t goodwill_pence = 0;
    std::int64_t cost_pence = 0;
    int satisfied_handling = 0;
    int satisfied_outcome = 0;
    std::string erase_details_after{};  // Empty: no details, or erased, or a window is open.
    bool operator==(const CaseRow&) const = default;
};

// Who may see which case without a right to see all: the holder, panel members, and never who is
// marked as in conflict.
struct CasePeople {
    std::vector<StaffId> own{};  // Holder now, and members of a sitting panel.
    std::vector<StaffId> excluded{};
    bool operator==(const CasePeople&) const = default;
};

// A case's whole set of facts for one write.
struct CaseHead {
    CaseRow row{};
    CasePeople people{};
    std::int64_t entries = 0;
    complaint::ChainHash head{};
    complaint::ChainHash mac{};
    std::string report_facts{};  // report::to_text(KeptFacts); empty: an older version wrote it.
    bool operator==(const CaseHead&) const = default;
};

// Cases that a report is about: those that were open on some day from `closed_from` on and came by
// `received_until`, both ISO days. Cases that are set aside are never among them.
struct FactsFilter {
    std::string closed_from{};
    std::string received_until{};
    std::string service{};             // Empty: all.
    std::vector<std::string> units{};  // Empty: all.
};
struct CaseFactsRow {
    CaseId id{};
    std::string facts{};  // CaseHead::report_facts
};
using TakeFacts = std::function<Status(const CaseFactsRow&)>;
// The same of a case that was written, whatever became of it.
struct WrittenFacts {
    CaseId id{};
    std::string facts{};  // CaseHead::report_facts
    bool set_aside = false;
};
using TakeWritten = std::function<Status(const WrittenFacts&)>;

// Sealed, apart from the history: it can be erased by itself.
struct PersonDetailsRow {
    std::string key_epoch;
    Bytes sealed;
    bool operator==(const PersonDetailsRow&) const = default;
};

enum class CaseSort : std::uint8_t {
    NextDue,      // Those that nothing is due for come last.
    NewestFirst,  // By the day of receipt.
    LongestOpen,
};

inline constexpr const char* any_status = "any";

struct CaseFilter {
    StaffId viewer{};                  // Cases from which the viewer is excluded are never listed.
    bool own_only = false;             // Only the viewer's own.
    std::vector<std::string> units{};  // Empty: all.
    std::string status{};              // Empty: open and resolved; or any_status, newest first.
    std::string kind{};
    std::string service{};
    std::string stage{};
    std::string holder{};     // Hex; "none": unassigned.
    std::string due_until{};  // Next target on or before this day.
    std::string due_from{};
    std::optional<bool> waiting{};
    std::optional<bool> complaint{};
    std::string received_from{};
    std::string received_until{};
    std::string closed_from{};  // These two leave out whatever is not closed.
    std::string closed_until{};
    std::optional<bool> late{};         // CaseRow::late.
    std::string words{};                // Full-text search; all of these words.
    CaseSort sort = CaseSort::NextDue;  // On the same day by reference.
    std::int64_t offset = 0;
    std::int64_t limit = 25;
};

struct CasePage {
    std::vector<CaseRow> rows;
    std::int64_t total = 0;  // Counted up to case_total_max; then it is that.
};
inline constexpr std::int64_t case_total_max = 10'000;

// Numbers for the top of the inbox, for one viewer.
struct WorkCounts {
    std::int64_t overdue = 0;
    std::int64_t due_today = 0;
    std::int64_t due_this_week = 0;  // After today, to and with `week_until`.
    std::int64_t unassigned = 0;
    std::int64_t waiting = 0;
    std::int64_t untriaged = 0;  // Contacts of the inbox that nobody has made a case or answered.
};

// What a case can be found by, in plain words: kept apart, never in a backup, rebuildable. Entry 0
// is the case's own (its reference).
struct SearchText {
    std::int64_t entry = 0;
    std::string text;
};

// What a write takes away for good, in its own transaction; hashes and commitments stay.
struct Erasure {
    bool details = false;
    std::vector<std::int64_t> words{};  // Of these entries; those without words are left alone.
    std::string contact{};  // Hex; one whose words are in the case now leaves the office.
    bool operator==(const Erasure&) const = default;
};

// An entry, with what lists show of its case.
struct EntryOfCase {
    CaseId id{};
    std::string reference{};
    std::string service{};
    complaint::ChainedEntry entry{};
};

// What the register says, and what there is, at one moment.
struct RegisterNow {
    complaint::RegisterStanding standing;
    std::int64_t entries = 0;  // That the heads of all cases count.
};

// A version of an organisation's calendar. Never changed once written.
struct CalendarRow {
    std::int64_t version = 0;  // From 1.
    std::string nation;
    std::string closures;  // JSON.
    std::int64_t at_s = 0;
    std::string who;
    bool operator==(const CalendarRow&) const = default;
};

// The same words under another key: in the place of what was seen.
struct ResealedWords {
    std::int64_t number = 0;  // Of the entry.
    Bytes seen{};
    Bytes words{};
};
struct ResealedCase {
    std::vector<ResealedWords> words{};
    std::optional<PersonDetailsRow> details_seen{};
    std::optional<PersonDetailsRow> details{};  // There where details_seen is.
};

class CaseStore {
public:
    virtual ~CaseStore() = default;

    // With its first entries, in one transaction. A submission becomes a case once, and is no
    // longer untriaged. Errors: Conflict when `submission` (hex; may be empty) has one already, or
    // somebody has the reference; Unavailable when the connection broke and it may be there.
    virtual Status add_case(const CaseHead& head, const std::string& submission,
                            const std::vector<complaint::ChainedEntry>& entries,
                            const std::vector<SearchText>& search,
                            const std::optional<PersonDetailsRow>& details) = 0;
    // Errors: Conflict when the history has not exactly `entries_seen` entries (somebody was
    // quicker: read again), NotFound, Unavailable as add_case().
    virtual Status append(const CaseHead& head, std::int64_t entries_seen,
                          const std::vector<complaint::ChainedEntry>& entries,
                          const std::vector<SearchText>& search, const Erasure& erase) = 0;
    Status append(const CaseHead& head, std::int64_t entries_seen,
                  const std::vector<complaint::ChainedEntry>& entries,
                  const std::vector<SearchText>& search) {
        return append(head, entries_seen, entries, search, Erasure{});
    }
    // Of a case that has some already: these instead. Errors: NotFound.
    virtual Status set_details(const CaseId& id, const PersonDetailsRow& details) = 0;

    virtual Result<CaseHead> head(const CaseId& id) = 0;  // Errors: NotFound.
    virtual Result<std::optional<CaseId>> case_of_submission(const std::string& submission) = 0;
    // The same for the contacts of a page; those in no case are left out. Here one by one: a
    // database asks once.
    virtual Result<std::map<std::string, CaseId>> cases_of_submissions(
        const std::vector<std::string>& submissions) {
        std::map<std::string, CaseId> found;
        for (const std::string& submission : submissions) {
            ASSIGN_OR_RETURN(const auto id, case_of_submission(submission));
            if (id) found.emplace(submission, *id);
        }
        return found;
    }
    virtual Result<std::optional<CaseId>> case_by_reference(const std::string& reference) = 0;
    virtual Result<std::vector<complaint::ChainedEntry>> history(const CaseId& id) = 0;
    virtual Result<std::optional<PersonDetailsRow>> details(const CaseId& id) = 0;

    virtual Result<CasePage> list(const CaseFilter& filter) = 0;
    virtual Result<WorkCounts> counts(const CaseFilter& viewer, const std::string& today,
                                      const std::string& week_until) = 0;
    // What reports need of cases, one after the other, each once. What `take` refuses ends it.
    virtual Status report_facts(const FactsFilter& filter, const TakeFacts& take) = 0;
    // Of each case that was written since all histories had `after` entries together; of all cases
    // where nothing is given. Returns how many they had when it began, to ask from next time: what
    // is written meanwhile comes then, perhaps a second time.
    virtual Result<std::int64_t> facts_written(std::optional<std::int64_t> after,
                                               const TakeWritten& take) = 0;
    // Cases without them, at most `limit`.
    virtual Result<std::vector<CaseId>> without_report_facts(std::int64_t limit) = 0;
    // Of the history with so many entries; one that has more by now has had them written with it.
    virtual Status keep_report_facts(const CaseId& id, std::int64_t entries,
                                     const std::string& facts) = 0;
    // How many entries all histories have: another number after every write to a case.
    virtual Result<std::int64_t> entries_written() = 0;
    // Every case that is not closed or set aside, for what must be done to all (a new calendar).
    virtual Result<std::vector<CaseId>> running() = 0;
    // Whose details are to be erased: the day before `today` was the last that they were needed.
    virtual Result<std::vector<CaseId>> details_due(const std::string& today) = 0;

    // Learning records, opened and written (D13), the newest first, of cases that are not set
    // aside. Of the filter count who looks, the units and the limit.
    virtual Result<std::vector<EntryOfCase>> learning(const CaseFilter& filter) = 0;

    // Cases with words or details under the key of an epoch.
    virtual Result<std::vector<CaseId>> cases_under(const std::string& epoch) = 0;
    // In one transaction. What is no longer as it was seen is left alone; the history is as before.
    virtual Status reseal(const CaseId& id, const ResealedCase& resealed) = 0;
    // Of an epoch whose key is destroyed: what nobody can open counts as erased. Returns how many
    // entries.
    virtual Result<std::int64_t> erase_words_under(const std::string& epoch) = 0;

    // In the order of the register, from `after` (exclusive; 0: the beginning).
    virtual Result<std::vector<complaint::RegisteredCase>> register_from(std::int64_t after,
                                                                         std::int64_t limit) = 0;
    // Errors: Corrupt when the register lacks its length.
    virtual Result<RegisterNow> register_now() = 0;
    // Cases that are in no register: by reference, a few of them.
    virtual Result<std::vector<std::string>> unregistered() = 0;

    // The search index. Errors: Unavailable where there is none.
    // False: it is not of this database as it is now (new, restored, cut off): rebuild it.
    virtual Result<bool> search_is_current() = 0;
    // Rebuilding: forget all, add_search() each case, then search_is_rebuilt(). What is written
    // meanwhile goes in by itself.
    virtual Status forget_search() = 0;
    virtual Status add_search(const CaseId& id, const std::vector<SearchText>& search) = 0;
    virtual Status search_is_rebuilt() = 0;
    // Takes what was erased out of the index's old pages, a piece at a time, so that others can
    // work between. False: nothing is left to do.
    virtual Result<bool> scrub_search() = 0;

    virtual Result<std::vector<CalendarRow>> calendars() = 0;
    // Takes the next version, which is returned.
    virtual Result<std::int64_t> add_calendar(const CalendarRow& calendar) = 0;
};

}  // namespace candour::store
