// platform/system/disk.cpp: POSIX files.
#include "platform/system/disk.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "platform/system/posix_file.h"

namespace candour::platform {

namespace {

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// Writes and syncs the temporary file; the caller removes it on failure.
Status fill_temporary(int descriptor, ByteView bytes, bool secret, const std::string& path) {
    // mkostemp made it 0600, which is what a secret stays.
    if (!secret && ::fchmod(descriptor, 0644) != 0) return cannot("write", path, errno);
    RETURN_IF_ERROR(write_all(descriptor, bytes, path));
    if (::fsync(descriptor) != 0) return cannot("write", path, errno);
    return Unit{};
}

}  // namespace

Result<Bytes> FileDisk::read(const std::string& path, std::size_t size_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open() && errno == ENOENT) {
        return Error{ErrorKind::NotFound, path + " does not exist"};
    }
    if (!file.open()) return cannot("read", path, errno);
    Bytes bytes;
    std::array<std::uint8_t, 65'536> block;
    while (true) {
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot("read", path, errno);
        if (got == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > size_max) {
            return Error{ErrorKind::Invalid, path + " is larger than " + std::to_string(size_max) +
                                                 " bytes, which no such file needs"};
        }
        bytes.insert(bytes.end(), block.begin(), block.begin() + got);
    }
}

Status FileDisk::write(const std::string& path, ByteView bytes, bool secret) {
    const std::string folder = folder_of(path);
    std::string temporary = folder + "/." + name_of(path) + ".XXXXXX";
    {
        const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
        if (!file.open()) return cannot("write", path, errno);
        if (Status filled = fill_temporary(file.get(), bytes, secret, path); !filled.ok()) {
            ::unlink(temporary.c_str());
            return filled;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        return cannot("write", path, code);
    }
    return sync_folder(folder);
}

bool FileDisk::exists(const std::string& path) const {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0;
}

std::uint64_t free_bytes(const std::string& folder) {
    struct statvfs found {};
    if (::statvfs(folder.c_str(), &found) != 0) return 0;
    return std::uint64_t{found.f_bavail} * found.f_frsize;
}

Status sync_folder(const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.open() || ::fsync(opened.get()) != 0) return cannot("write to", folder, errno);
    return Unit{};
}

}  // namespace candour::platform
