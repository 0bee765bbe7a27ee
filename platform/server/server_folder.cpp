// platform/server/server_folder.cpp: see server_folder.h.
#include "platform/server/server_folder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace candour::platform {

namespace {

constexpr std::size_t pem_bytes_max = 64 * 1024;

}  // namespace

Status check_is_server(const ServerFolder& folder, const Disk& disk) {
    if (disk.exists(folder.restoring())) {
        return Error{ErrorKind::Conflict, "a restore into " + folder.path +
                                              " was cut off before its end; do it again: "
                                              "candour-server restore BACKUPS " +
                                              folder.path};
    }
    if (disk.exists(folder.organisation())) return Unit{};
    return Error{ErrorKind::NotFound, "there is no server in " + folder.path +
                                          "; make one with: candour-server init " + folder.path +
                                          " --organisation FILE"};
}

Status save_tls_identity(const TlsIdentity& identity, const ServerFolder& folder, Disk& disk) {
    RETURN_IF_ERROR(
        disk.write(folder.tls_key(), as_bytes(identity.private_key_pem), /*secret=*/true));
    return disk.write(folder.tls_certificate(), as_bytes(identity.certificate_pem),
                      /*secret=*/false);
}

Result<TlsIdentity> load_tls_identity(const ServerFolder& folder, Disk& disk) {
    ASSIGN_OR_RETURN(Bytes key, disk.read(folder.tls_key(), pem_bytes_max));
    ASSIGN_OR_RETURN(const Bytes certificate, disk.read(folder.tls_certificate(), pem_bytes_max));
    TlsIdentity identity{to_text(certificate), to_text(key)};
    wipe(key);
    return identity;
}

Result<FolderLock> FolderLock::take(const ServerFolder& folder) {
    const std::string path = folder.lock();
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return Error{ErrorKind::Unavailable, "cannot open " + path + ": " + std::strerror(errno)};
    }
    FolderLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    return Error{ErrorKind::Conflict, "another candour-server is already at work in " +
                                          folder.path + "; stop it first, or use another folder"};
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace candour::platform
