// platform/server/server_folder.h: what lies where in a server's DIR.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/base/world.h"
#include "platform/net/tls_identity.h"

namespace candour::platform {

struct ServerFolder {
    std::string path;

    std::string organisation() const { return path + "/organisation.json"; }
    std::string sign() const { return path + "/sign"; }  // Clips in sign language (sign_folder.h).
    std::string keys() const { return path + "/keys"; }  // Never in a backup of the databases.
    std::string tls_key() const { return keys() + "/tls-key.pem"; }
    std::string tls_certificate() const { return keys() + "/tls-certificate.pem"; }
    std::string pool() const { return path + "/pool.db"; }
    std::string office() const { return path + "/office.db"; }
    // What cases are found by: plain words, in no backup; may be deleted while nothing runs.
    std::string case_search() const { return path + "/office-search.db"; }
    // Of the intake machines, where those are others: devices see their key, not this one's.
    std::string intake_certificate() const { return keys() + "/intake-certificate.pem"; }
    std::string database() const { return path + "/database"; }  // PostgreSQL's address; or none.
    std::string address() const { return path + "/address"; }    // Where it served devices last.
    std::string font_cache() const { return path + "/font-cache"; }  // May be deleted at any time.
    std::string last_proved() const { return path + "/last-proved"; }  // A backup's number and day.
    // There while a restore is under way: what is here now is half of one thing and half of
    // another.
    std::string restoring() const { return path + "/restore-unfinished"; }
    // There when whoever may do what is sensitive must have a second factor.
    std::string requires_second_factor() const { return path + "/second-factor-required"; }
    std::string mail() const { return keys() + "/mail.json"; }  // It may hold a password.
    std::string lock() const { return path + "/lock"; }
};

// Errors: NotFound when there is no server in it, Conflict after a restore that was cut off; with
// what to do.
Status check_is_server(const ServerFolder& folder, const Disk& disk);

Status save_tls_identity(const TlsIdentity& identity, const ServerFolder& folder, Disk& disk);
// Errors: as Disk.
Result<TlsIdentity> load_tls_identity(const ServerFolder& folder, Disk& disk);

// One process at a time works on a server's databases (architecture §5): whoever holds this.
class FolderLock {
public:
    // Errors: Conflict when another process holds it; Unavailable.
    static Result<FolderLock> take(const ServerFolder& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace candour::platform
