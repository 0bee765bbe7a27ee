// app/casework/case_upkeep.cpp: what happens to many cases: contact details end, calendars change,
// the search index is made anew, what reports need is made where it lacks.
#include <algorithm>

#include "app/casework/case_work.h"
#include "app/casework/entry_permissions.h"
#include "app/casework/report_facts.h"

namespace candour::casework {

using complaint::CaseId;
using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;

Result<std::optional<PersonDetails>> CaseWork::details(const Worker& worker, const CaseId& id) {
    ASSIGN_OR_RETURN(const OpenCase found, look(id, Reading::Facts));
    if (!may(worker, office::Permission::ReadContactDetails, found.state)) {
        return Error{ErrorKind::Denied, "contact details are for the case's handler alone"};
    }
    ASSIGN_OR_RETURN(const auto row, options_.cases.details(id));
    if (!row) return std::optional<PersonDetails>{};
    RETURN_IF_ERROR(
        note(worker.user_name, "read the contact details of the case " + found.head.row.reference));
    const auto keys = options_.keys.now();
    ASSIGN_OR_RETURN(const server::OfficeKey* key, key_of(row->sealed, *keys));
    ASSIGN_OR_RETURN(std::string json, server::unlock_case_details(row->sealed, *key, id));
    Result<PersonDetails> read = details_from_json(json);
    wipe(json);
    if (!read.ok()) return read.error();
    return std::optional(read.take());
}

Status CaseWork::take_details_out_of(const std::string& submission) {
    if (submission.empty()) return Unit{};
    ASSIGN_OR_RETURN(const SubmissionId id, SubmissionId::from_hex(submission));
    ASSIGN_OR_RETURN(const store::OfficeItem item, options_.office.item(id));
    const auto keys = options_.keys.now();
    const auto key = std::ranges::find(*keys, item.key_epoch, &server::OfficeKey::epoch);
    // A key that is gone has taken the words with it.
    if (key == keys->end() || item.words.empty()) return Unit{};
    ASSIGN_OR_RETURN(feedback::Contact contact, server::unlock_words(item.words, *key, id.bytes));
    if (contact.facts.person.empty()) return Unit{};
    wipe(contact.facts.person);
    contact.facts.person = {};
    return options_.office.replace_words(id, server::lock_words(contact, *key, id.bytes));
}

Result<int> CaseWork::erase_due_details() {
    const std::string today = to_iso(options_.clock.today());
    ASSIGN_OR_RETURN(const std::vector<CaseId> due, options_.cases.details_due(today));
    int erased = 0;
    for (const CaseId& id : due) {
        ASSIGN_OR_RETURN(const OpenCase found, look(id, Reading::Facts));
        if (!found.state.holds.empty()) continue;
        // Cut off after the case was opened, they may be there still.
        RETURN_IF_ERROR(take_details_out_of(found.history.front().entry.text(Field::Submission)));
        RETURN_IF_ERROR(write_itself(id, Entry{.kind = EntryKind::DetailsErased}));
        ++erased;
    }
    return erased;
}

Result<int> CaseWork::reseal(const CaseId& id) {
    ASSIGN_OR_RETURN(const auto keys, keys_for_writing());
    const server::OfficeKey& current = keys->back();
    ASSIGN_OR_RETURN(const auto rows, options_.cases.history(id));
    ASSIGN_OR_RETURN(const auto details, options_.cases.details(id));
    store::ResealedCase resealed;
    for (const complaint::ChainedEntry& row : rows) {
        if (row.words.empty()) continue;
        ASSIGN_OR_RETURN(const server::OfficeKey* key, key_of(row.words, *keys));
        if (key == &current) continue;
        ASSIGN_OR_RETURN(server::EntryWords words,
                         server::unlock_entry_words(row.words, *key, id, row.number));
        resealed.words.push_back(
            {row.number, row.words, server::lock_entry_words(words, current, id, row.number)});
        wipe(words.json);
    }
    if (details && details->key_epoch != current.epoch) {
        ASSIGN_OR_RETURN(const server::OfficeKey* key, key_of(details->sealed, *keys));
        ASSIGN_OR_RETURN(std::string json, server::unlock_case_details(details->sealed, *key, id));
        resealed.details_seen = details;
        resealed.details = {current.epoch, server::lock_case_details(json, current, id)};
        wipe(json);
    }
    RETURN_IF_ERROR(options_.cases.reseal(id, resealed));
    return static_cast<int>(resealed.words.size()) + (resealed.details ? 1 : 0);
}

Result<int> CaseWork::move_to_newest_calendar(const std::string& reason) {
    ASSIGN_OR_RETURN(const std::int64_t newest, options_.calendars.newest());
    ASSIGN_OR_RETURN(const std::vector<CaseId> running, options_.cases.running());
    int moved = 0;
    for (const CaseId& id : running) {
        ASSIGN_OR_RETURN(const OpenCase found, look(id, Reading::Facts));
        if (found.state.calendar == newest) continue;
        Entry entry{.kind = EntryKind::CalendarChanged};
        entry.fields[Field::Calendar] = newest;
        entry.fields[Field::Reason] = reason;
        RETURN_IF_ERROR(write_itself(id, std::move(entry)));
        ++moved;
    }
    return moved;
}

Result<report::KeptFacts> CaseWork::keep_report_facts(const CaseId& id) {
    ASSIGN_OR_RETURN(const OpenCase found, look(id, Reading::Facts));
    report::KeptFacts kept = kept_facts_of(found.state, found.clocks, found.head.row);
    RETURN_IF_ERROR(
        options_.cases.keep_report_facts(id, found.state.entries, report::to_text(kept)));
    return kept;
}

Result<int> CaseWork::keep_missing_report_facts() {
    constexpr std::int64_t at_once = 500;
    ASSIGN_OR_RETURN(const auto without, options_.cases.without_report_facts(at_once));
    for (const CaseId& id : without) {
        const Result<report::KeptFacts> kept = keep_report_facts(id);
        if (!kept.ok()) return kept.error();
    }
    return static_cast<int>(without.size());
}

Result<int> CaseWork::rebuild_search() {
    constexpr std::int64_t at_once = 500;
    RETURN_IF_ERROR(options_.cases.forget_search());
    const auto keys = options_.keys.now();
    int cases = 0;
    std::int64_t after = 0;
    while (true) {
        ASSIGN_OR_RETURN(const auto registered, options_.cases.register_from(after, at_once));
        for (const complaint::RegisteredCase& one : registered) {
            const CaseId& id = one.id;
            after = one.place;
            ASSIGN_OR_RETURN(const auto rows, options_.cases.history(id));
            std::vector<store::SearchText> texts;
            for (const complaint::ChainedEntry& row : rows) {
                ASSIGN_OR_RETURN(const ReadEntry read, read_entry(row, *keys, id));
                std::string text = searchable(read.entry);
                if (!text.empty()) texts.push_back({row.number, std::move(text)});
            }
            RETURN_IF_ERROR(options_.cases.add_search(id, texts));
            ++cases;
        }
        if (registered.size() < static_cast<std::size_t>(at_once)) break;
    }
    RETURN_IF_ERROR(options_.cases.search_is_rebuilt());
    return cases;
}

}  // namespace candour::casework
