// An entry of the register says how far one is; without an entry nobody was told of it.
#include "app/casework/lead_items.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace candour::casework {
namespace {

using nlohmann::json;
using store::Register;
using store::RegisterEntry;

// Later than any day on which a request was released: all that are open are due.
constexpr const char* last_day = "9999-12-31";

constexpr const char* taken_by = "taken_by";
constexpr const char* finished_by = "finished_by";
constexpr const char* nothing_to_do = "nothing_to_do";
constexpr const char* concerns_whom = "concerns";

std::string document_of(const LeadItem& request) {
    json document = {{taken_by, request.taken_by}, {finished_by, request.finished_by}};
    if (request.nothing_to_do) document[nothing_to_do] = true;
    if (!request.concerns.empty()) document[concerns_whom] = request.concerns;
    return document.dump();
}

std::string text_of(const json& document, const char* field) {
    const auto found = document.is_object() ? document.find(field) : document.end();
    return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

std::vector<std::string> names_of(const json& document) {
    std::vector<std::string> names;
    if (!document.is_object() || !document.contains(concerns_whom)) return names;
    for (const json& name : document[concerns_whom]) {
        if (name.is_string()) names.push_back(name.get<std::string>());
    }
    return names;
}

LeadItem with_entry(store::OfficeItem item, const std::optional<RegisterEntry>& entry) {
    LeadItem request;
    request.item = std::move(item);
    if (!entry) return request;
    request.revision = entry->revision;
    const json document = json::parse(entry->document, nullptr, /*allow_exceptions=*/false);
    request.taken_by = text_of(document, taken_by);
    request.finished_by = text_of(document, finished_by);
    request.nothing_to_do = document.is_object() && document.contains(nothing_to_do);
    request.concerns = names_of(document);
    if (!request.taken_by.empty()) request.state = LeadState::Taken;
    if (!request.finished_by.empty()) request.state = LeadState::Finished;
    return request;
}

}  // namespace

feedback::ContactKind LeadItems::contact_kind() const {
    return kind_ == LeadKind::Help ? feedback::ContactKind::Help : feedback::ContactKind::Text;
}

Register LeadItems::in_register() const {
    return kind_ == LeadKind::Help ? Register::Help : Register::Text;
}

Result<std::vector<LeadItem>> LeadItems::page(std::int64_t offset) const {
    store::InboxFilter filter;
    filter.kind = contact_kind();
    filter.offset = offset;
    filter.limit = lead_items_shown;
    ASSIGN_OR_RETURN(store::InboxPage page, office_.inbox(filter));
    std::vector<LeadItem> items;
    for (store::OfficeItem& item : page.items) {
        ASSIGN_OR_RETURN(const auto entry, registers_.entry(in_register(), item.id.hex()));
        items.push_back(with_entry(std::move(item), entry));
    }
    return items;
}

Result<std::vector<LeadItem>> LeadItems::newest() const { return page(0); }

// A release may show more than a page of them. The pages are gone through until one has none that
// is new, and is of an earlier release than the newest.
Result<std::vector<LeadItem>> LeadItems::untold() const {
    std::vector<LeadItem> found;
    std::optional<CivilDay> newest_release;
    for (std::int64_t offset = 0;; offset += lead_items_shown) {
        ASSIGN_OR_RETURN(std::vector<LeadItem> items, page(offset));
        const bool last_page = std::ssize(items) < lead_items_shown;
        bool any = false;
        for (LeadItem& one : items) {
            if (!newest_release) newest_release = one.item.released;
            any = any || one.revision == 0 || one.item.released == *newest_release;
            if (one.revision == 0) found.push_back(std::move(one));
        }
        if (last_page || !any) return found;
    }
}

Result<std::vector<LeadItem>> LeadItems::open() const {
    std::vector<LeadItem> requests;
    ASSIGN_OR_RETURN(const auto due, registers_.due(in_register(), last_day, lead_items_shown));
    for (const RegisterEntry& entry : due) {
        ASSIGN_OR_RETURN(const SubmissionId id, SubmissionId::from_hex(entry.id));
        Result<store::OfficeItem> item = office_.item(id);
        if (!item.ok() && item.error().kind == ErrorKind::NotFound) continue;
        if (!item.ok()) return item.error();
        requests.push_back(with_entry(item.take(), entry));
    }
    // And those of the last minute, which have no entry yet.
    ASSIGN_OR_RETURN(std::vector<LeadItem> all, newest());
    for (LeadItem& one : all) {
        const bool there = std::ranges::any_of(
            requests, [&](const LeadItem& known) { return known.item.id == one.item.id; });
        if (!there && one.state != LeadState::Finished) requests.push_back(std::move(one));
    }
    std::ranges::stable_sort(requests, {}, [](const LeadItem& one) { return one.item.released; });
    return requests;
}

Result<LeadItem> LeadItems::find(const SubmissionId& id) const {
    ASSIGN_OR_RETURN(store::OfficeItem item, office_.item(id));
    if (item.kind != contact_kind()) {
        return Error{ErrorKind::NotFound, "this is nothing for the safeguarding lead"};
    }
    ASSIGN_OR_RETURN(const auto entry, registers_.entry(in_register(), id.hex()));
    return with_entry(std::move(item), entry);
}

std::int64_t LeadItems::now_s() const {
    return std::chrono::floor<std::chrono::seconds>(clock_.wall_now()).time_since_epoch().count();
}

// Whoever was quicker is not overwritten: the entry changes only from the revision that was read.
Status LeadItems::keep(const LeadItem& request, const std::string& who, std::int64_t at_s) const {
    const bool finished = request.state == LeadState::Finished;
    const RegisterEntry entry{.id = request.item.id.hex(),
                              .document = document_of(request),
                              .due = finished ? "" : to_iso(request.item.released),
                              .revision = request.revision,
                              .who = who,
                              .at_s = at_s};
    if (request.revision == 0) return registers_.add_entry(in_register(), entry);
    const auto changed = registers_.change_entry(in_register(), entry);
    return changed.ok() ? Status(Unit{}) : Status(changed.error());
}

Status LeadItems::take(const SubmissionId& id, const std::string& who) const {
    ASSIGN_OR_RETURN(LeadItem request, find(id));
    if (request.state == LeadState::Taken && request.taken_by == who) return Unit{};
    if (request.state != LeadState::Waiting) {
        return Error{ErrorKind::Conflict, "somebody else has taken this"};
    }
    request.state = LeadState::Taken;
    request.taken_by = who;
    return keep(request, who, now_s());
}

Status LeadItems::finish(const SubmissionId& id, const std::string& who) const {
    ASSIGN_OR_RETURN(LeadItem request, find(id));
    if (request.taken_by.empty()) request.taken_by = who;
    if (request.state == LeadState::Finished) {
        return Error{ErrorKind::Conflict, "this was finished meanwhile"};
    }
    request.state = LeadState::Finished;
    request.finished_by = who;
    return keep(request, who, now_s());
}

Status LeadItems::set_aside(const SubmissionId& id, const std::string& who) const {
    ASSIGN_OR_RETURN(LeadItem request, find(id));
    if (request.state != LeadState::Waiting) {
        return Error{ErrorKind::Conflict, "somebody has taken this up, or finished it"};
    }
    request.state = LeadState::Finished;
    request.finished_by = who;
    request.nothing_to_do = true;
    return keep(request, who, now_s());
}

Status LeadItems::mark_concerns(const SubmissionId& id, const std::string& person,
                                const std::string& who) const {
    ASSIGN_OR_RETURN(LeadItem request, find(id));
    if (std::ranges::find(request.concerns, person) != request.concerns.end()) return Unit{};
    request.concerns.push_back(person);
    if (request.state == LeadState::Taken && request.taken_by == person) {
        request.state = LeadState::Waiting;
        request.taken_by.clear();
    }
    return keep(request, who, now_s());
}

Status LeadItems::tell_of_new(const Tell& tell) const {
    ASSIGN_OR_RETURN(const std::vector<LeadItem> new_ones, untold());
    if (new_ones.empty()) return Unit{};
    RETURN_IF_ERROR(tell(new_ones));
    for (const LeadItem& one : new_ones) {
        // The day alone: the time of day would be nearly that of its arrival, which is kept
        // nowhere.
        const std::int64_t day_s =
            std::chrono::seconds(one.item.released.time_since_epoch()).count();
        const Status kept = keep(one, "candour-server", day_s);
        // Somebody has taken it meanwhile: then they know.
        if (!kept.ok() && kept.error().kind != ErrorKind::Conflict) return kept;
    }
    return Unit{};
}

}  // namespace candour::casework
