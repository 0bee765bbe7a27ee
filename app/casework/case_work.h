// CaseWork: cases for whoever works on them: opens, reads and writes histories under the
// procedure's rules and the permission table, sealed and chained. The console and the commands use
// only this.
//
// Nothing is kept between two calls: another program may have written meanwhile. A write is checked
// against the history as it is then; who was slower than somebody else is checked again against
// what they wrote.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/casework/history.h"
#include "app/casework/lesson.h"
#include "app/casework/person_details.h"
#include "app/casework/sources.h"
#include "app/casework/worker.h"
#include "core/base/world.h"
#include "core/complaint/case_clocks.h"
#include "core/report/kept_facts.h"
#include "core/store/case_store.h"
#include "core/store/office_store.h"
#include "sync/server/office_keys_now.h"

namespace candour::casework {

// What is referred to is owned by the caller and outlives the case work.
struct CaseWorkOptions {
    store::CaseStore& cases;
    store::OfficeStore& office;
    ProcedureSource& procedures;
    CalendarSource& calendars;
    server::OfficeKeysNow keys;  // The last is the one that new words are sealed with.
    complaint::ChainKey chain_key;
    const Clock& clock;
    SecureRandom& random;
    Everybody everybody;
};

// A case as it stands, with its history.
struct OpenCase {
    store::CaseHead head;
    std::shared_ptr<const complaint::Procedure> procedure{};
    std::shared_ptr<const complaint::WorkCalendar> calendar{};
    complaint::CaseState state{};
    std::vector<complaint::CaseClock> clocks{};  // Point into `procedure`.
    complaint::NextStep next{};                  // Points into `clocks`.
    bool has_details = false;                    // Only read() looks.
    std::vector<ReadEntry> history{};            // Words only where they were asked for.
};

// What becomes a case: a contact from a device, or one that staff log.
struct NewCase {
    complaint::Entry opened;   // Its kind and fields; when, by whom and number are filled in.
    std::string submission{};  // Hex; empty: logged by staff.
    std::optional<PersonDetails> details{};
};

enum class Reading : std::uint8_t { Facts, Words };

class CaseWork {
public:
    explicit CaseWork(CaseWorkOptions options) : options_(std::move(options)) {}

    // Begins under the newest procedure of its service and the newest calendar. Errors: Denied,
    // Invalid (in words for the person at the form), Conflict (it is a case already).
    // `then`: entries that follow at once, in the same transaction (resolved on the spot).
    Result<complaint::CaseId> open(const Worker& worker, NewCase wanted,
                                   std::vector<complaint::Entry> then = {});

    // By what people say on the telephone; by the contact that became it.
    Result<std::optional<complaint::CaseId>> find(const std::string& reference);
    Result<std::optional<complaint::CaseId>> of_submission(const std::string& submission);
    // What a new case of the service would run under. Errors: NotFound.
    Result<std::shared_ptr<const complaint::Procedure>> procedure_for(const std::string& service);

    // Errors: NotFound; also when the worker is excluded from it or may not read it at all: nobody
    // learns from an answer that a case about them is there. Words are audited, by reference.
    Result<OpenCase> read(const Worker& worker, const complaint::CaseId& id, Reading reading);

    // Writes `entries` one after the other, all or none; what the program itself adds follows each.
    // Errors: Denied, Invalid with what would help; Conflict after too many tries.
    Result<OpenCase> write(const Worker& worker, const complaint::CaseId& id,
                           std::vector<complaint::Entry> entries);

    // Whether `worker` could write such an entry now: for which forms a page offers.
    Status could_write(const Worker& worker, const OpenCase& found,
                       const complaint::Entry& entry) const;

    // For the handler alone; audited. Empty: none were given, or they are erased.
    Result<std::optional<PersonDetails>> details(const Worker& worker, const complaint::CaseId& id);
    // Those whose last window has passed, unless something holds them. How many were erased.
    Result<int> erase_due_details();

    // All words of a case under another key than the current one, under the current one: the
    // history is as before. How many entries, and 1 for the details.
    Result<int> reseal(const complaint::CaseId& id);
    // All words of the case, its contact and its details, with an entry for each that says so.
    // Errors: Denied where a hold keeps them; Conflict when somebody wrote meanwhile.
    Status erase_all_words(const complaint::CaseId& id);

    // After the organisation's closures changed: every running case goes on under the newest
    // calendar, with an entry that says why. How many changed.
    Result<int> move_to_newest_calendar(const std::string& reason);

    // What cases taught (D13), at most lessons_max: those to be completed, then the newest. Cases
    // from which the worker is excluded are left out. Audited where there are words. Errors:
    // Denied to who may not read the measures of cases.
    Result<std::vector<Lesson>> lessons(const Worker& worker);

    // What reports need of a case whose row an older version wrote is made of its history, and
    // kept. Errors: NotFound, the stores'.
    Result<report::KeptFacts> keep_report_facts(const complaint::CaseId& id);
    // The same for some of those that there are. How many; 0: there are no more.
    Result<int> keep_missing_report_facts();

    // The search index anew from all histories. How many cases.
    Result<int> rebuild_search();

    // By the program itself: no permission is asked, the procedure's rules are.
    Status write_itself(const complaint::CaseId& id, complaint::Entry entry);
    Status could_write_itself(const OpenCase& found, complaint::Entry entry) const;
    // The case as it stands, for the program itself: no permission is asked.
    Result<OpenCase> look(const complaint::CaseId& id, Reading reading);
    complaint::Moment now() const;

private:
    struct Writing;

    Result<complaint::Actor> actor(const Worker& worker) const;
    Result<OpenCase> stand(store::CaseHead head, std::vector<ReadEntry> history) const;
    Status add(Writing& writing, complaint::Entry entry, const complaint::Actor& actor);
    complaint::Entry signed_by(const Worker& worker, complaint::Entry entry) const;
    Status add_of(const Worker& worker, Writing& writing, complaint::Entry entry,
                  const complaint::Actor& actor);
    Status draw_for_quality(Writing& writing, const complaint::CaseState& before);
    Result<OpenCase> commit(OpenCase found, Writing writing);
    // The contact details go out of the contact that became a case, where they are still in it.
    Status take_details_out_of(const std::string& submission);
    Status note(const std::string& who, const std::string& what);
    Result<OpenCase> try_write(const Worker& worker, const complaint::CaseId& id,
                               const std::vector<complaint::Entry>& entries);

    // Whether it can be written at all.
    Result<std::shared_ptr<const OfficeKeys>> keys_for_writing() const;

    CaseWorkOptions options_;
};

}  // namespace candour::casework
