// platform/storage/database_home.cpp: the operating system's own disk.
#include "platform/storage/database_home.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/system/disk.h"
#include "platform/system/file_copy.h"
#include "platform/system/posix_file.h"

namespace candour::platform {

const DatabaseHome& real_home() {
    static const DatabaseHome home;
    return home;
}

const char* DatabaseHome::vfs() const { return nullptr; }

// SQLite would make the file with the umask's rights; its journals copy the file's own. A file that
// is there is left alone: opening and closing it would drop this process's locks on it (POSIX).
Status DatabaseHome::make_private_file(const std::string& path) const {
    const int made = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (made >= 0) {
        ::close(made);
        return Unit{};
    }
    if (errno == EEXIST) return Unit{};
    if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) {
        return Error{ErrorKind::Full,
                     "cannot make " + path + ": no room left; free some space on its disk"};
    }
    return Error{ErrorKind::Unavailable, "cannot make " + path + ": " + std::strerror(errno)};
}

Status DatabaseHome::make_name_durable(const std::string& path) const {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return sync_folder(folder.empty() ? "." : folder.string());
}

Result<bool> DatabaseHome::renew(const std::string& path) const {
    const std::string copy = path + ".new";
    if (::unlink(copy.c_str()) != 0 && errno != ENOENT) return cannot("remove", copy, errno);
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        if (errno == ENOENT) return false;
        return cannot("use", path, errno);
    }
    if (found.st_size == 0) return false;
    RETURN_IF_ERROR(copy_file(path, copy));
    if (::rename(copy.c_str(), path.c_str()) != 0) return cannot("write to", path, errno);
    RETURN_IF_ERROR(make_name_durable(path));
    return true;
}

// Only for a journal with something in it, as a program leaves it that ended badly (and one that
// began after it and committed nothing): closing the file drops this process's locks (POSIX).
Result<bool> DatabaseHome::renew_journal(const std::string& path) const {
    const std::string journal = path + "-journal";
    struct stat found {};
    if (::stat(journal.c_str(), &found) != 0 || found.st_size == 0) return false;
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return false;  // SQLite says what is wrong with it.
    // The bytes that SQLite locks (sqlite.org/src/file/src/os.h: PENDING_BYTE and what follows).
    struct flock all {};
    all.l_type = F_WRLCK;
    all.l_whence = SEEK_SET;
    all.l_start = 0x40000000;
    all.l_len = 512;
    Result<bool> renewed = false;
    if (::fcntl(file, F_SETLK, &all) == 0) renewed = renew(journal);
    ::close(file);
    return renewed;
}

// Inode numbers are used again at once by many file systems; with its time of birth a number names
// one file.
Result<std::string> DatabaseHome::identity_of(const std::string& path) const {
    struct statx found {};
    if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &found) != 0) {
        return Error{ErrorKind::Unavailable, "cannot use " + path + ": " + std::strerror(errno)};
    }
    std::string identity = std::to_string(found.stx_dev_major) + ":" +
                           std::to_string(found.stx_dev_minor) + ":" +
                           std::to_string(found.stx_ino);
    if ((found.stx_mask & STATX_BTIME) != 0) {
        identity += ":" + std::to_string(found.stx_btime.tv_sec) + "." +
                    std::to_string(found.stx_btime.tv_nsec);
    }
    return identity;
}

}  // namespace candour::platform
