// See purge_run.h for the order.
#include "app/casework/purge_run.h"

#include <algorithm>
#include <utility>

namespace candour::casework {
namespace {

server::OfficeKeysNow office_keys_of(const PurgeOptions& options) {
    return {[ask = options.keys] {
        const auto keys = ask();
        return std::shared_ptr<const OfficeKeys>(keys, &keys->office_keys);
    }};
}

}  // namespace

PurgeRun::PurgeRun(PurgeOptions options)
    : options_(std::move(options)),
      purge_(options_.office, options_.cases, options_.board, options_.work,
             office_keys_of(options_), options_.retention, options_.today) {}

bool PurgeRun::is_accepted(const std::string& name) const {
    return std::ranges::find(options_.accepted, name) != options_.accepted.end();
}

Status PurgeRun::find() {
    current_ = options_.keys()->current_epoch().epoch;
    ASSIGN_OR_RETURN(notes_, server::load_epoch_notes(options_.disk, options_.keys_folder));
    ASSIGN_OR_RETURN(found_, purge_.look());
    return Unit{};
}

// Something under it is past, was past, or nothing is left of a month for which all time is over.
bool PurgeRun::is_due(const std::string& epoch) const {
    if (notes_.find(epoch) != nullptr) return true;
    const UnderKey& under = found_.keys.at(epoch);
    if (under.past > 0) return true;
    const Result<CivilDay> first = from_iso(epoch + "-01");
    return under.stays == 0 && epoch != current_ && first.ok() &&
           feedback::is_over(options_.retention.shortest(), first.value(), options_.today);
}

// `reseals`: words that must stay are still under it.
Result<KeyOutlook> PurgeRun::outlook(const std::string& epoch, bool reseals) {
    KeyOutlook key{.epoch = epoch, .in_use = epoch == current_};
    if (key.in_use) return key;
    ASSIGN_OR_RETURN(const auto devices, options_.registry.devices());
    for (server::Holder& holder : server::holders_of(devices, epoch)) {
        if (!is_accepted(holder.name)) key.holders.push_back(std::move(holder));
    }
    const auto keys = options_.keys();
    const auto pair = std::ranges::find(keys->epoch_keys, epoch, &server::EpochKeys::epoch);
    server::PooledUnder pooled;
    if (pair != keys->epoch_keys.end()) {
        ASSIGN_OR_RETURN(pooled, server::pooled_under(pair->pair, keys->message_hash_key,
                                                      options_.pool, options_.office));
    }
    key.unread = pooled.unread && !is_accepted(the_pool);
    server::EpochNote note;
    if (const server::EpochNote* noted = notes_.find(epoch)) note = *noted;
    if (reseals) {
        note.resealed = true;
        note.safe_from_backup = server::no_backup_yet;
    }
    ASSIGN_OR_RETURN(key.waits_for_backup, waits_for_backup(note, pooled.released));
    const bool known = note.safe_from_backup != server::no_backup_yet;
    key.safe_from_backup = known ? note.safe_from_backup : 0;
    return key;
}

// Any backup that is kept may be put back, and must hold what stays without this key.
Result<bool> PurgeRun::waits_for_backup(const server::EpochNote& note, bool released) {
    if (is_accepted(the_backups) || (!note.resealed && !released)) return false;
    ASSIGN_OR_RETURN(const store::Stored standing, options_.pool.standing());
    const bool never_made_one = standing.generation <= 1;
    return !never_made_one && standing.horizon < note.safe_from_backup;
}

Result<PurgeReport> PurgeRun::look() {
    RETURN_IF_ERROR(find());
    PurgeReport report{.found = found_, .keys = {}};
    for (const auto& [epoch, under] : found_.keys) {
        if (!is_due(epoch)) continue;
        ASSIGN_OR_RETURN(KeyOutlook key, outlook(epoch, under.stays > 0));
        report.keys.push_back(std::move(key));
    }
    return report;
}

Status PurgeRun::save() {
    return server::save_epoch_notes(notes_, options_.disk, options_.keys_folder);
}

Status PurgeRun::note_what_is_due() {
    bool changed = false;
    for (const auto& [epoch, under] : found_.keys) {
        if (!is_due(epoch) || notes_.find(epoch) != nullptr) continue;
        notes_.of(epoch);
        changed = true;
    }
    return changed ? save() : Status{Unit{}};
}

// Written down before the first word moves: backups of until then hold it under the old key alone.
Status PurgeRun::move_words(const std::string& epoch) {
    ASSIGN_OR_RETURN(const bool any, purge_.seals_anything(epoch));
    if (!any) return Unit{};
    notes_.of(epoch).resealed = true;
    notes_.of(epoch).safe_from_backup = server::no_backup_yet;
    RETURN_IF_ERROR(save());
    // What is damaged stays, and is found by the look that follows.
    const Result<Resealed> moved = purge_.reseal(epoch);
    return moved.ok() ? Status(Unit{}) : Status(moved.error());
}

// After its words have moved: what keeps its keys now, and from which backup on nothing does.
Result<KeyOutlook> PurgeRun::settle(const std::string& epoch) {
    if (epoch == current_) return outlook(epoch, /*reseals=*/false);
    RETURN_IF_ERROR(move_words(epoch));
    ASSIGN_OR_RETURN(const bool damaged, purge_.seals_anything(epoch));
    ASSIGN_OR_RETURN(KeyOutlook key, outlook(epoch, /*reseals=*/false));
    key.damaged = damaged;
    const std::uint64_t before = notes_.of(epoch).safe_from_backup;
    std::uint64_t safe_from = before;
    if (!key.settled()) safe_from = server::no_backup_yet;
    if (key.settled() && before == server::no_backup_yet) {
        ASSIGN_OR_RETURN(const store::Stored standing, options_.pool.standing());
        safe_from = standing.generation;
    }
    if (safe_from == before) return key;
    notes_.of(epoch).safe_from_backup = safe_from;
    RETURN_IF_ERROR(save());
    ASSIGN_OR_RETURN(key, outlook(epoch, /*reseals=*/false));
    key.damaged = damaged;
    return key;
}

Result<PurgeReport> PurgeRun::run() {
    RETURN_IF_ERROR(find());
    RETURN_IF_ERROR(note_what_is_due());
    for (const auto& [epoch, under] : found_.keys) {
        if (under.past > 0) RETURN_IF_ERROR(purge_.erase_past(epoch));
    }
    PurgeReport report{.found = found_, .keys = {}};
    std::vector<std::string> going;
    for (const auto& [epoch, under] : found_.keys) {
        if (notes_.find(epoch) == nullptr) continue;
        ASSIGN_OR_RETURN(KeyOutlook key, settle(epoch));
        if (key.goes()) going.push_back(epoch);
        report.keys.push_back(std::move(key));
    }
    if (!going.empty()) RETURN_IF_ERROR(options_.destroy(going));
    return report;
}

}  // namespace candour::casework
