// An entry of the register says how far one is; without an entry nobody was told of it.
#include "app/casework/help_requests.h"

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

std::string document_of(const HelpRequest& request) {
    return json{{taken_by, request.taken_by}, {finished_by, request.finished_by}}.dump();
}

std::string text_of(const json& document, const char* field) {
    const auto found = document.is_object() ? document.find(field) : document.end();
    return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

HelpRequest with_entry(store::OfficeItem item, const std::optional<RegisterEntry>& entry) {
    HelpRequest request;
    request.item = std::move(item);
    if (!entry) return request;
    request.revision = entry->revision;
    const json document = json::parse(entry->document, nullptr, /*allow_exceptions=*/false);
    request.taken_by = text_of(document, taken_by);
    request.finished_by = text_of(document, finished_by);
    if (!request.taken_by.empty()) request.state = HelpState::Taken;
    if (!request.finished_by.empty()) request.state = HelpState::Finished;
    return request;
}

}  // namespace

Result<std::vector<HelpRequest>> HelpRequests::newest() const {
    store::InboxFilter filter;
    filter.kind = feedback::ContactKind::Help;
    filter.limit = help_requests_shown;
    ASSIGN_OR_RETURN(store::InboxPage page, office_.inbox(filter));
    std::vector<HelpRequest> requests;
    for (store::OfficeItem& item : page.items) {
        ASSIGN_OR_RETURN(const auto entry, registers_.entry(Register::Help, item.id.hex()));
        requests.push_back(with_entry(std::move(item), entry));
    }
    return requests;
}

Result<std::vector<HelpRequest>> HelpRequests::open() const {
    std::vector<HelpRequest> requests;
    ASSIGN_OR_RETURN(const auto due, registers_.due(Register::Help, last_day, help_requests_shown));
    for (const RegisterEntry& entry : due) {
        ASSIGN_OR_RETURN(const SubmissionId id, SubmissionId::from_hex(entry.id));
        Result<store::OfficeItem> item = office_.item(id);
        if (!item.ok() && item.error().kind == ErrorKind::NotFound) continue;
        if (!item.ok()) return item.error();
        requests.push_back(with_entry(item.take(), entry));
    }
    // And those of the last minute, which have no entry yet.
    ASSIGN_OR_RETURN(std::vector<HelpRequest> all, newest());
    for (HelpRequest& one : all) {
        const bool there = std::ranges::any_of(
            requests, [&](const HelpRequest& known) { return known.item.id == one.item.id; });
        if (!there && one.state != HelpState::Finished) requests.push_back(std::move(one));
    }
    return requests;
}

Result<HelpRequest> HelpRequests::find(const SubmissionId& id) const {
    ASSIGN_OR_RETURN(store::OfficeItem item, office_.item(id));
    if (item.kind != feedback::ContactKind::Help) {
        return Error{ErrorKind::NotFound, "this is nobody who asks for help now"};
    }
    ASSIGN_OR_RETURN(const auto entry, registers_.entry(Register::Help, id.hex()));
    return with_entry(std::move(item), entry);
}

std::int64_t HelpRequests::now_s() const {
    return std::chrono::floor<std::chrono::seconds>(clock_.wall_now()).time_since_epoch().count();
}

// Whoever was quicker is not overwritten: the entry changes only from the revision that was read.
Status HelpRequests::keep(const HelpRequest& request, const std::string& who,
                          std::int64_t at_s) const {
    const bool finished = request.state == HelpState::Finished;
    const RegisterEntry entry{.id = request.item.id.hex(),
                              .document = document_of(request),
                              .due = finished ? "" : to_iso(request.item.released),
                              .revision = request.revision,
                              .who = who,
                              .at_s = at_s};
    if (request.revision == 0) return registers_.add_entry(Register::Help, entry);
    const auto changed = registers_.change_entry(Register::Help, entry);
    return changed.ok() ? Status(Unit{}) : Status(changed.error());
}

Status HelpRequests::take(const SubmissionId& id, const std::string& who) const {
    ASSIGN_OR_RETURN(HelpRequest request, find(id));
    if (request.state == HelpState::Taken && request.taken_by == who) return Unit{};
    if (request.state != HelpState::Waiting) {
        return Error{ErrorKind::Conflict, "somebody else has taken this"};
    }
    request.state = HelpState::Taken;
    request.taken_by = who;
    return keep(request, who, now_s());
}

Status HelpRequests::finish(const SubmissionId& id, const std::string& who) const {
    ASSIGN_OR_RETURN(HelpRequest request, find(id));
    if (request.taken_by.empty()) request.taken_by = who;
    if (request.state == HelpState::Finished) {
        return Error{ErrorKind::Conflict, "this was finished meanwhile"};
    }
    request.state = HelpState::Finished;
    request.finished_by = who;
    return keep(request, who, now_s());
}

Status HelpRequests::tell_of_new(const std::function<Status()>& tell) const {
    ASSIGN_OR_RETURN(std::vector<HelpRequest> untold, newest());
    std::erase_if(untold, [](const HelpRequest& one) { return one.revision > 0; });
    if (untold.empty()) return Unit{};
    RETURN_IF_ERROR(tell());
    for (const HelpRequest& one : untold) {
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
