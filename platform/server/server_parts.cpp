// platform/server/server_parts.cpp: see server_parts.h.
#include "platform/server/server_parts.h"

#include <chrono>

#include "core/feedback/limits.h"

namespace candour::platform {

Result<std::unique_ptr<ServerParts>> ServerParts::open(const ServerFolder& folder) {
    std::unique_ptr<ServerParts> parts(new ServerParts(folder));
    RETURN_IF_ERROR(parts->load());
    return parts;
}

Status ServerParts::load() {
    ASSIGN_OR_RETURN(const Bytes file,
                     disk.read(folder.organisation(), feedback::organisation_file_bytes_max));
    organisation_json = to_text(file);
    ASSIGN_OR_RETURN(organisation,
                     feedback::parse_organisation(organisation_json, folder.organisation()));
    ASSIGN_OR_RETURN(keys, server::load_key_ring(disk, folder.keys()));
    ASSIGN_OR_RETURN(pool, SqlitePool::create(folder.pool(), organisation.id, random));
    ASSIGN_OR_RETURN(office, SqliteOffice::create(folder.office(), organisation.id, random));
    releaser_ =
        std::make_unique<server::Releaser>(*pool, *office, organisation, keys.opening_keys(),
                                           keys.office_keys.back(), keys.message_hash_key, random);
    return Unit{};
}

Result<server::ReleaseReport> ServerParts::release(server::Closing closing) {
    const std::lock_guard lock(release_mutex_);
    return releaser_->run(clock.today(), closing);
}

Status ServerParts::audit(const std::string& who, const std::string& what) {
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.wall_now());
    return office->add_audit({now.time_since_epoch().count(), who, what});
}

}  // namespace candour::platform
