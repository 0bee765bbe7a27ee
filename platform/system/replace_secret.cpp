// platform/system/replace_secret.cpp: see replace_secret.h.
#include "platform/system/replace_secret.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/system/disk.h"
#include "platform/system/posix_file.h"

namespace candour::platform {

namespace {

// Overwrites what `old` names and removes the name; nothing to do when there is no such file, or
// when it is still the file `path` itself.
Status overwrite_old(const std::string& old, const std::string& path, const std::string& folder) {
    struct stat left {};
    struct stat now {};
    if (::stat(old.c_str(), &left) != 0) return Unit{};
    const bool is_same =
        ::stat(path.c_str(), &now) == 0 && left.st_ino == now.st_ino && left.st_dev == now.st_dev;
    if (!is_same) {
        const Descriptor file(::open(old.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file.open()) return cannot("overwrite", old, errno);
        const Bytes nothing(static_cast<std::size_t>(left.st_size), 0);
        RETURN_IF_ERROR(write_all(file.get(), nothing, old));
        if (::fsync(file.get()) != 0) return cannot("overwrite", old, errno);
    }
    if (::unlink(old.c_str()) != 0) return cannot("remove", old, errno);
    return sync_folder(folder);
}

}  // namespace

Status replace_secret(const std::string& path, ByteView bytes) {
    const std::size_t slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
    const std::string old = folder + "/." + path.substr(slash + 1) + ".old";
    RETURN_IF_ERROR(overwrite_old(old, path, folder));
    if (::link(path.c_str(), old.c_str()) != 0 && errno != ENOENT) {
        return cannot("keep the old bytes of", path, errno);
    }
    FileDisk disk;
    RETURN_IF_ERROR(disk.write(path, bytes, /*secret=*/true));
    return overwrite_old(old, path, folder);
}

}  // namespace candour::platform
