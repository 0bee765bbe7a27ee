// platform/server/server_parts.h: everything of one server but its sockets and threads: keys,
// organisation, databases, and what works on them.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "core/feedback/organisation.h"
#include "platform/server/server_folder.h"
#include "platform/storage/sqlite_office.h"
#include "platform/storage/sqlite_pool.h"
#include "platform/system/clock.h"
#include "platform/system/disk.h"
#include "platform/system/random.h"
#include "sync/server/key_ring.h"
#include "sync/server/release.h"

namespace candour::platform {

class ServerParts {
public:
    // The caller holds the folder's lock. Errors: in words that name the file.
    static Result<std::unique_ptr<ServerParts>> open(const ServerFolder& folder);
    ServerParts(const ServerParts&) = delete;
    ServerParts& operator=(const ServerParts&) = delete;

    // One release at a time, whoever asks for it. Safe from any thread.
    Result<server::ReleaseReport> release(server::Closing closing);
    // Staff actions are kept with name and time.
    Status audit(const std::string& who, const std::string& what);

    const ServerFolder folder;
    SystemClock clock;
    SodiumRandom random;
    FileDisk disk;
    std::string organisation_json;
    feedback::Organisation organisation;
    server::KeyRing keys;
    std::unique_ptr<SqlitePool> pool;
    std::unique_ptr<SqliteOffice> office;

private:
    explicit ServerParts(ServerFolder where) : folder(std::move(where)) {}
    Status load();

    std::mutex release_mutex_;
    std::unique_ptr<server::Releaser> releaser_;
};

}  // namespace candour::platform
