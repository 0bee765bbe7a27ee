// platform/storage/database_home.h: where a SQLite file lives. The real one is the operating
// system's own disk; a simulation hands in a disk that loses power.
#pragma once

#include <string>

#include "core/base/result.h"

namespace candour::platform {

class DatabaseHome {
public:
    virtual ~DatabaseHome() = default;
    // The name of SQLite's file layer; null: SQLite's own.
    virtual const char* vfs() const;
    // Makes `path` for its owner alone (0600); a file that is there is left alone.
    // Errors: Full, Unavailable.
    virtual Status make_private_file(const std::string& path) const;
    // After Ok the name `path` survives a power cut. Errors: Unavailable.
    virtual Status make_name_durable(const std::string& path) const;
    // Puts a durable copy of `path` in its place: after a sync that failed, programs may see pages
    // that the kernel will never write. False: there is no such file, or nothing is in it.
    // Errors: Full, Unavailable; `path` is then as it was.
    virtual Result<bool> renew(const std::string& path) const;
    // The same for the rollback journal of the database `path`, before anybody opens that: opening
    // is what rolls back. SQLite's lock is held meanwhile; false also when another program has it.
    virtual Result<bool> renew_journal(const std::string& path) const;
    // Which file this is to the operating system: a copy put back from a backup is another one.
    // Errors: Unavailable.
    virtual Result<std::string> identity_of(const std::string& path) const;
};

// The operating system's disk.
const DatabaseHome& real_home();

}  // namespace candour::platform
