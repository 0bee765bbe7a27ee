// platform/server/office_keys.cpp: the office's keys while a server runs: the month's new ones, a
// file that another process changed, keys that are destroyed, and devices that stay revoked. The
// rest of ServerParts is in server_parts.cpp.
#include <algorithm>
#include <iostream>

#include "platform/server/server_parts.h"
#include "platform/system/replace_secret.h"
#include "sync/protocol/hash.h"
#include "sync/server/key_files.h"
#include "sync/server/key_json.h"
#include "sync/server/revocations.h"

namespace candour::platform {

namespace {

constexpr const char* keys_lease = "keys";
constexpr std::int64_t keys_lease_s = 60;

}  // namespace

std::shared_ptr<const server::OfficeKeys> ServerParts::office_keys() const {
    const std::lock_guard lock(keys_mutex_);
    return keys_;
}

server::OfficeKeysNow ServerParts::office_keys_now() const {
    return {[this] {
        const auto keys = office_keys();
        return std::shared_ptr<const server::OfficeKeysNow::Keys>(keys, &keys->office_keys);
    }};
}

void ServerParts::use_keys(server::OfficeKeys keys) {
    auto now = std::make_shared<const server::OfficeKeys>(std::move(keys));
    const std::lock_guard lock(keys_mutex_);
    keys_.swap(now);
}

Result<std::string> ServerParts::digest_of_keys() {
    ASSIGN_OR_RETURN(
        Bytes file, disk.read(server::office_keys_path(folder.keys()), server::key_file_bytes_max));
    std::string digest = protocol::hash_hex(file);
    wipe(file);
    return digest;
}

// When the server starts. What a purge was cut off from is finished, and what was put back from a
// backup loses the words that a purge took: nobody can open them.
Status ServerParts::begin_with_keys() {
    ASSIGN_OR_RETURN(keys_digest_, digest_of_keys());
    ASSIGN_OR_RETURN(server::OfficeKeys keys,
                     server::load_standing_keys(disk, folder.keys(), replace_secret));
    use_keys(std::move(keys));
    ASSIGN_OR_RETURN(const auto again,
                     server::apply_revocations(*registry, clock.today(), disk, folder.keys()));
    for (const std::string& name : again) {
        RETURN_IF_ERROR(audit("candour-server", "revoked the device " + name +
                                                    " again: it was revoked before, and a backup "
                                                    "had let it in"));
    }
    registry->on_revoked([this](const DeviceId& id) {
        const std::lock_guard lock(keys_change_);
        const Status kept = server::keep_revocation(id, disk, folder.keys());
        // It is revoked all the same, and the next start writes it down.
        if (!kept.ok()) std::cerr << "candour-server: " << kept.error().what << std::endl;
    });
    return Unit{};
}

Status ServerParts::erase_what_nobody_opens() {
    ASSIGN_OR_RETURN(const server::EpochNotes notes, server::load_epoch_notes(disk, folder.keys()));
    erased_at_start_ = 0;
    for (const std::string& epoch : notes.gone()) {
        ASSIGN_OR_RETURN(const std::int64_t items, office->erase_words_under(epoch));
        ASSIGN_OR_RETURN(const std::int64_t entries, cases->erase_words_under(epoch));
        erased_at_start_ += items + entries;
    }
    if (erased_at_start_ == 0) return Unit{};
    return audit("candour-server",
                 "took out words that had come back from a backup, and whose keys a purge had "
                 "destroyed");
}

// A file that does not go on from what is in use is told about, and not used.
Status ServerParts::follow_keys() {
    if (office_keys() == nullptr) return Unit{};
    const std::lock_guard lock(keys_change_);
    ASSIGN_OR_RETURN(std::string digest, digest_of_keys());
    if (digest == keys_digest_) return Unit{};
    ASSIGN_OR_RETURN(server::OfficeKeys keys,
                     server::load_standing_keys(disk, folder.keys(), replace_secret));
    ASSIGN_OR_RETURN(const server::EpochNotes notes, server::load_epoch_notes(disk, folder.keys()));
    RETURN_IF_ERROR(server::check_goes_on(*office_keys(), keys, notes));
    use_keys(std::move(keys));
    ASSIGN_OR_RETURN(keys_digest_, digest_of_keys());
    return Unit{};
}

// One process makes the month's keys, and all others get its file: two that made their own would
// each seal what the other cannot open. What devices already seal to tells whether one has.
Status ServerParts::rotate_keys() {
    RETURN_IF_ERROR(follow_keys());
    const auto now = office_keys();
    const CivilDay today = clock.today();
    if (now == nullptr || to_iso(today).substr(0, 7) <= now->current_epoch().epoch) return Unit{};
    const auto wall = std::chrono::floor<std::chrono::seconds>(clock.wall_now());
    ASSIGN_OR_RETURN(
        const bool mine,
        pool->take_lease(keys_lease, process_, wall.time_since_epoch().count(), keys_lease_s));
    if (!mine) return Unit{};
    RETURN_IF_ERROR(check_has_published_key());
    {
        const std::lock_guard lock(keys_change_);
        server::OfficeKeys keys = *now;
        ASSIGN_OR_RETURN(const bool made, server::rotate_epoch(keys, today, disk, folder.keys()));
        if (!made) return Unit{};
        use_keys(std::move(keys));
        ASSIGN_OR_RETURN(keys_digest_, digest_of_keys());
    }
    RETURN_IF_ERROR(
        audit("candour-server", "made the keys of " + office_keys()->current_epoch().epoch));
    return publish_bundle();
}

// SQLite has no second process: there what is published is of these keys, or of ones that are lost.
Status ServerParts::check_has_published_key() {
    if (on_sqlite()) return Unit{};
    ASSIGN_OR_RETURN(const std::string epoch, server::published_epoch(*bundles));
    if (epoch <= office_keys()->current_epoch().epoch) return Unit{};
    return Error{ErrorKind::Conflict,
                 "kiosks seal to the key of " + epoch + ", which is not in " + folder.keys() +
                     "/office.json: copy that file from the machine that made it"};
}

Status ServerParts::destroy_keys(const std::vector<std::string>& epochs) {
    const std::lock_guard lock(keys_change_);
    server::OfficeKeys keys = *office_keys();
    RETURN_IF_ERROR(
        server::destroy_epochs(epochs, keys, clock.today(), disk, folder.keys(), replace_secret));
    use_keys(std::move(keys));
    ASSIGN_OR_RETURN(keys_digest_, digest_of_keys());
    return Unit{};
}

}  // namespace candour::platform
