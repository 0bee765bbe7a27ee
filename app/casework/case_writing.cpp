// app/casework/case_writing.cpp: entries are checked, chained, sealed and written, all or none.
#include "app/casework/case_work.h"
#include "app/casework/entry_permissions.h"
#include "app/casework/projection.h"
#include "app/casework/report_facts.h"

namespace candour::casework {

using complaint::CaseId;
using complaint::Entry;
using complaint::Field;

namespace {

// Somebody else writing to the same case in the same instant; more often is no accident.
constexpr int tries_max = 4;

Error not_allowed(complaint::EntryKind kind) {
    return {ErrorKind::Denied, "your roles do not let you write \"" +
                                   std::string{complaint::rule_of(kind).name} + "\" here"};
}

Error nobodys_key() {
    return {ErrorKind::Unavailable, "there is no key to seal words with on this server"};
}

}  // namespace

// What grows while a write is put together.
struct CaseWork::Writing {
    std::shared_ptr<const complaint::Procedure> procedure;
    std::shared_ptr<const complaint::WorkCalendar> calendar;
    complaint::CaseState state{};
    Links links;
    std::vector<complaint::ChainedEntry> rows{};
    std::vector<store::SearchText> search{};
    store::Erasure erase{};
};

Status CaseWork::add(Writing& writing, Entry entry, const complaint::Actor& actor) {
    entry.number = writing.state.entries + 1;
    RETURN_IF_ERROR(complaint::check_fields(entry));
    RETURN_IF_ERROR(
        complaint::may_follow(*writing.procedure, writing.state, entry, actor, *writing.calendar));
    ASSIGN_OR_RETURN(writing.state,
                     complaint::after(*writing.procedure, std::move(writing.state), entry));
    ASSIGN_OR_RETURN(const auto keys, keys_for_writing());
    writing.rows.push_back(chain_entry(entry, writing.links, keys->back(), options_.random));
    // What an entry says is erased goes in its own transaction.
    if (entry.kind == complaint::EntryKind::DetailsErased) writing.erase.details = true;
    if (entry.kind == complaint::EntryKind::WordsErased) {
        writing.erase.words.push_back(entry.number_of(Field::Entry));
    }
    if (entry.kind == complaint::EntryKind::PersonWrote) {
        writing.erase.contact = entry.text(Field::Submission);
    }
    std::string text = searchable(entry);
    if (!text.empty()) writing.search.push_back({entry.number, std::move(text)});
    for (Entry& follower : complaint::follow_ups(*writing.procedure, writing.state, entry)) {
        follower.when = entry.when;
        RETURN_IF_ERROR(add(writing, std::move(follower), {.id = {}, .posts = {}}));
    }
    return Unit{};
}

namespace {

Result<store::CaseHead> head_of(const CaseId& id, const Links& links, const OpenCase& found,
                                const store::CaseRow& before, bool has_details) {
    const Standing standing{*found.procedure, found.state, found.clocks, found.next,
                            *found.calendar};
    ASSIGN_OR_RETURN(store::CaseRow row, row_of(standing, before, has_details));
    row.id = id;
    std::string facts = report::to_text(kept_facts_of(found.state, found.clocks, row));
    return store::CaseHead{
        .row = std::move(row),
        .people = people_of(found.state),
        .entries = found.state.entries,
        .head = links.head,
        .mac = complaint::head_mac(links.key, id, found.state.entries, links.head),
        .report_facts = std::move(facts)};
}

}  // namespace

Result<std::shared_ptr<const OfficeKeys>> CaseWork::keys_for_writing() const {
    auto keys = options_.keys.now();
    if (keys->empty()) return nobodys_key();
    return keys;
}

Result<CaseId> CaseWork::open(const Worker& worker, NewCase wanted, std::vector<Entry> then) {
    ASSIGN_OR_RETURN(const auto keys, keys_for_writing());
    const auto permission =
        wanted.submission.empty() ? office::Permission::LogContact : office::Permission::OpenCase;
    if (!office::may_somewhere(worker.roles, permission)) return not_allowed(wanted.opened.kind);
    Entry& opened = wanted.opened;
    opened.kind = complaint::EntryKind::Opened;
    ASSIGN_OR_RETURN(const auto procedure,
                     options_.procedures.current(opened.text(Field::Service)));
    ASSIGN_OR_RETURN(const std::int64_t calendar, options_.calendars.newest());
    opened.fields[Field::Procedure] = procedure->id;
    opened.fields[Field::Version] = std::int64_t{procedure->version};
    opened.fields[Field::Calendar] = calendar;
    if (!wanted.submission.empty()) opened.fields[Field::Submission] = wanted.submission;
    const CaseId id = CaseId::create(options_.random);
    ASSIGN_OR_RETURN(const auto counted_by,
                     options_.calendars.find(calendar, opened.text(Field::Unit)));
    Writing writing{.procedure = procedure,
                    .calendar = counted_by,
                    .links = {.key = options_.chain_key, .id = id}};
    ASSIGN_OR_RETURN(const complaint::Actor acting, actor(worker));
    RETURN_IF_ERROR(add(writing, signed_by(worker, opened), acting));
    for (Entry& entry : then) {
        RETURN_IF_ERROR(add_of(worker, writing, std::move(entry), acting));
    }
    ASSIGN_OR_RETURN(const auto entries, facts_of(writing.rows));
    std::vector<ReadEntry> history;
    for (const Entry& entry : entries)
        history.push_back({.entry = entry});
    ASSIGN_OR_RETURN(const OpenCase found, stand({}, std::move(history)));
    store::CaseRow blank;
    blank.reference = make_reference(options_.random);
    std::optional<store::PersonDetailsRow> details;
    if (wanted.details) {
        const server::OfficeKey& key = keys->back();
        details = store::PersonDetailsRow{
            .key_epoch = key.epoch,
            .sealed = server::lock_case_details(to_json(*wanted.details), key, id)};
    }
    ASSIGN_OR_RETURN(const store::CaseHead head,
                     head_of(id, writing.links, found, blank, details.has_value()));
    RETURN_IF_ERROR(
        options_.cases.add_case(head, wanted.submission, writing.rows, writing.search, details));
    if (details) RETURN_IF_ERROR(take_details_out_of(wanted.submission));
    return id;
}

Entry CaseWork::signed_by(const Worker& worker, Entry entry) const {
    entry.when = now();
    entry.by = worker.id;
    entry.initials = initials_of(worker.display_name);
    entry.posts = worker.posts;
    return entry;
}

Status CaseWork::add_of(const Worker& worker, Writing& writing, Entry entry,
                        const complaint::Actor& actor) {
    // Asked anew for each: an entry may be the one that excludes its writer.
    const auto permission = permission_for(entry.kind);
    if (!permission || !may(worker, *permission, writing.state)) return not_allowed(entry.kind);
    return add(writing, signed_by(worker, std::move(entry)), actor);
}

Result<OpenCase> CaseWork::try_write(const Worker& worker, const CaseId& id,
                                     const std::vector<Entry>& entries) {
    ASSIGN_OR_RETURN(OpenCase found, look(id, Reading::Facts));
    ASSIGN_OR_RETURN(const complaint::Actor acting, actor(worker));
    Writing writing{.procedure = found.procedure,
                    .calendar = found.calendar,
                    .state = found.state,
                    .links = {.key = options_.chain_key, .id = id, .head = found.head.head}};
    for (const Entry& entry : entries) {
        RETURN_IF_ERROR(add_of(worker, writing, entry, acting));
    }
    RETURN_IF_ERROR(draw_for_quality(writing, found.state));
    return commit(std::move(found), std::move(writing));
}

// C17: a share of the cases that close, drawn by nobody's choice.
Status CaseWork::draw_for_quality(Writing& writing, const complaint::CaseState& before) {
    const bool closes = before.status != complaint::CaseStatus::Closed &&
                        writing.state.status == complaint::CaseStatus::Closed;
    const int percent = writing.procedure->closing.quality_check_percent;
    constexpr std::uint32_t all = 100;
    if (!closes || writing.state.quality_drawn) return Unit{};
    if (options_.random.below(all) >= static_cast<std::uint32_t>(percent)) return Unit{};
    Entry drawn{.kind = complaint::EntryKind::QualityDrawn, .when = now()};
    return add(writing, std::move(drawn), {});
}

Result<OpenCase> CaseWork::commit(OpenCase found, Writing writing) {
    const CaseId id = writing.links.id;
    const std::int64_t seen = found.state.entries;
    ASSIGN_OR_RETURN(const auto added, facts_of(writing.rows));
    for (const Entry& entry : added)
        found.history.push_back({.entry = entry});
    ASSIGN_OR_RETURN(OpenCase after, stand(std::move(found.head), std::move(found.history)));
    ASSIGN_OR_RETURN(const auto details, options_.cases.details(id));
    ASSIGN_OR_RETURN(after.head,
                     head_of(id, writing.links, after, after.head.row, details.has_value()));
    RETURN_IF_ERROR(
        options_.cases.append(after.head, seen, writing.rows, writing.search, writing.erase));
    return after;
}

Result<OpenCase> CaseWork::write(const Worker& worker, const CaseId& id,
                                 std::vector<Entry> entries) {
    RETURN_IF_ERROR(keys_for_writing());
    for (int tries = 1;; ++tries) {
        Result<OpenCase> written = try_write(worker, id, entries);
        const bool conflict = !written.ok() && written.error().kind == ErrorKind::Conflict;
        if (!conflict || tries == tries_max) return written;
    }
}

Status CaseWork::write_itself(const CaseId& id, Entry entry) {
    RETURN_IF_ERROR(keys_for_writing());
    ASSIGN_OR_RETURN(OpenCase found, look(id, Reading::Facts));
    Writing writing{.procedure = found.procedure,
                    .calendar = found.calendar,
                    .state = found.state,
                    .links = {.key = options_.chain_key, .id = id, .head = found.head.head}};
    entry.when = now();
    ASSIGN_OR_RETURN(const complaint::Actor acting, actor(Worker{}));
    RETURN_IF_ERROR(add(writing, std::move(entry), acting));
    ASSIGN_OR_RETURN(const OpenCase written, commit(std::move(found), std::move(writing)));
    return Unit{};
}

Status CaseWork::erase_all_words(const CaseId& id) {
    ASSIGN_OR_RETURN(OpenCase found, look(id, Reading::Facts));
    ASSIGN_OR_RETURN(const auto rows, options_.cases.history(id));
    ASSIGN_OR_RETURN(const auto details, options_.cases.details(id));
    ASSIGN_OR_RETURN(const complaint::Actor acting, actor(Worker{}));
    Writing writing{.procedure = found.procedure,
                    .calendar = found.calendar,
                    .state = found.state,
                    .links = {.key = options_.chain_key, .id = id, .head = found.head.head}};
    for (const complaint::ChainedEntry& row : rows) {
        if (row.words.empty()) continue;
        Entry entry{.kind = complaint::EntryKind::WordsErased, .when = now()};
        entry.fields[Field::Entry] = row.number;
        RETURN_IF_ERROR(add(writing, std::move(entry), acting));
    }
    // Of a case that was set aside no entry says so: it never had a window.
    writing.erase.details = details.has_value();
    if (details && found.state.closed) {
        const Entry entry{.kind = complaint::EntryKind::DetailsErased, .when = now()};
        RETURN_IF_ERROR(add(writing, entry, acting));
    }
    writing.erase.contact = found.history.front().entry.text(Field::Submission);
    if (writing.rows.empty() && !details) return Unit{};
    ASSIGN_OR_RETURN(const OpenCase written, commit(std::move(found), std::move(writing)));
    return Unit{};
}

Status CaseWork::could_write_itself(const OpenCase& found, Entry entry) const {
    ASSIGN_OR_RETURN(const complaint::Actor acting, actor(Worker{}));
    entry.number = found.state.entries + 1;
    entry.when = now();
    return complaint::may_follow(*found.procedure, found.state, entry, acting, *found.calendar);
}

Status CaseWork::could_write(const Worker& worker, const OpenCase& found,
                             const Entry& entry) const {
    const auto permission = permission_for(entry.kind);
    if (!permission || !may(worker, *permission, found.state)) return not_allowed(entry.kind);
    ASSIGN_OR_RETURN(const complaint::Actor acting, actor(worker));
    Entry asked = signed_by(worker, entry);
    asked.number = found.state.entries + 1;
    return complaint::may_follow(*found.procedure, found.state, asked, acting, *found.calendar);
}

}  // namespace candour::casework
