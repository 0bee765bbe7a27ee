// app/casework/case_reading.cpp: a case as it stands.
#include "app/casework/case_work.h"
#include "app/casework/entry_permissions.h"

namespace candour::casework {
namespace {

using complaint::CaseId;

void hide_confidential(OpenCase& found) {
    for (ReadEntry& read : found.history) {
        if (!read.entry.flag(complaint::Field::Confidential)) continue;
        std::erase_if(read.entry.fields,
                      [](const auto& field) { return complaint::is_words(field.first); });
        read.withheld = true;
    }
}

Error no_such_case() { return {ErrorKind::NotFound, "there is no such case"}; }

}  // namespace

complaint::Moment CaseWork::now() const {
    // One look at the clock: between two the day may end.
    const Instant now = options_.clock.wall_now();
    return {.day = uk_day(now), .at = now};
}

Status CaseWork::note(const std::string& who, const std::string& what) {
    const auto now = options_.clock.wall_now().time_since_epoch();
    return options_.office.add_audit(
        {.at_s = std::chrono::duration_cast<std::chrono::seconds>(now).count(),
         .who = who,
         .what = what});
}

Result<complaint::Actor> CaseWork::actor(const Worker& worker) const {
    complaint::Actor actor{
        .id = worker.id, .posts = worker.posts, .payment_limit_pence = worker.payment_limit_pence};
    ASSIGN_OR_RETURN(const std::vector<Worker> everybody, options_.everybody());
    for (const Worker& other : everybody)
        actor.everybody[other.id] = other.posts;
    return actor;
}

Result<OpenCase> CaseWork::stand(store::CaseHead head, std::vector<ReadEntry> history) const {
    OpenCase found{.head = std::move(head)};
    if (history.empty()) return Error{ErrorKind::Corrupt, "a case without a history"};
    const complaint::Entry& first = history.front().entry;
    ASSIGN_OR_RETURN(
        found.procedure,
        options_.procedures.find(first.text(complaint::Field::Procedure),
                                 static_cast<int>(first.number_of(complaint::Field::Version))));
    for (const ReadEntry& read : history) {
        ASSIGN_OR_RETURN(found.state,
                         complaint::after(*found.procedure, std::move(found.state), read.entry));
    }
    ASSIGN_OR_RETURN(found.calendar,
                     options_.calendars.find(found.state.calendar, found.state.unit));
    ASSIGN_OR_RETURN(found.clocks,
                     complaint::clocks_of(*found.procedure, found.state, *found.calendar, now()));
    found.next = complaint::next_step(*found.procedure, found.state, found.clocks, now());
    found.history = std::move(history);
    return found;
}

namespace {

Result<std::vector<ReadEntry>> facts_read(const std::vector<complaint::ChainedEntry>& rows) {
    std::vector<ReadEntry> history;
    history.reserve(rows.size());
    for (const complaint::ChainedEntry& row : rows) {
        ASSIGN_OR_RETURN(complaint::Entry entry, facts_of(row));
        history.push_back({.entry = std::move(entry), .erased = row.erased});
    }
    return history;
}

// Words change nothing of what a case is, so they are opened beside the state that stands already.
Status open_words(OpenCase& found, const std::vector<complaint::ChainedEntry>& rows,
                  const OfficeKeys& keys) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
        ASSIGN_OR_RETURN(found.history[at], read_entry(rows[at], keys, found.head.row.id));
    }
    return Unit{};
}

}  // namespace

Result<OpenCase> CaseWork::look(const CaseId& id, Reading reading) {
    ASSIGN_OR_RETURN(store::CaseHead head, options_.cases.head(id));
    ASSIGN_OR_RETURN(const auto rows, options_.cases.history(id));
    ASSIGN_OR_RETURN(std::vector<ReadEntry> history, facts_read(rows));
    ASSIGN_OR_RETURN(OpenCase found, stand(std::move(head), std::move(history)));
    if (reading == Reading::Words) RETURN_IF_ERROR(open_words(found, rows, *options_.keys.now()));
    return found;
}

Result<std::optional<CaseId>> CaseWork::find(const std::string& reference) {
    return options_.cases.case_by_reference(reference);
}

Result<std::optional<CaseId>> CaseWork::of_submission(const std::string& submission) {
    return options_.cases.case_of_submission(submission);
}

Result<std::shared_ptr<const complaint::Procedure>> CaseWork::procedure_for(
    const std::string& service) {
    return options_.procedures.current(service);
}

Result<OpenCase> CaseWork::read(const Worker& worker, const CaseId& id, Reading reading) {
    ASSIGN_OR_RETURN(store::CaseHead head, options_.cases.head(id));
    ASSIGN_OR_RETURN(const auto rows, options_.cases.history(id));
    ASSIGN_OR_RETURN(std::vector<ReadEntry> history, facts_read(rows));
    ASSIGN_OR_RETURN(OpenCase found, stand(std::move(head), std::move(history)));
    const bool words = may(worker, office::Permission::ReadCase, found.state);
    if (!words && !may(worker, office::Permission::ReadCaseRecord, found.state)) {
        return no_such_case();
    }
    ASSIGN_OR_RETURN(const auto details, options_.cases.details(id));
    found.has_details = details.has_value();
    if (!words || reading == Reading::Facts) return found;
    // The line stands in the audit before the words are opened.
    RETURN_IF_ERROR(note(worker.user_name, "read the case " + found.head.row.reference));
    RETURN_IF_ERROR(open_words(found, rows, *options_.keys.now()));
    // What is done about a member of staff is for whoever handles the case (D14).
    if (!may(worker, office::Permission::HandleCase, found.state)) hide_confidential(found);
    return found;
}

}  // namespace candour::casework
