// platform/storage/disk_reserve.cpp: a file that is nothing but its blocks.
#include "platform/storage/disk_reserve.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "platform/system/disk.h"

namespace candour::platform {

namespace {

constexpr std::int64_t bytes_min = 1 << 20;

// Blocks that it really has; a hole in a file reserves nothing.
std::int64_t blocks_of(const std::string& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return 0;
    return std::int64_t{found.st_blocks} * 512;
}

bool write_zeros(int file, std::int64_t bytes) {
    const std::array<char, 65'536> zeros{};
    while (bytes > 0) {
        const auto step = std::min<std::int64_t>(bytes, zeros.size());
        const ssize_t written = ::write(file, zeros.data(), static_cast<std::size_t>(step));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes -= written;
    }
    return true;
}

// False, with errno, when there is no room for all of it: then nothing is kept.
bool allocate(const std::string& path, std::int64_t bytes) {
    ::unlink(path.c_str());
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) return false;
    bool whole = ::fallocate(file, 0, 0, bytes) == 0;
    if (!whole && (errno == EOPNOTSUPP || errno == ENOSYS)) whole = write_zeros(file, bytes);
    whole = whole && ::fsync(file) == 0;
    const int reason = errno;
    ::close(file);
    if (!whole) ::unlink(path.c_str());
    errno = reason;
    return whole;
}

}  // namespace

FileReserve::FileReserve(std::string path, std::int64_t bytes)
    : path_(std::move(path)), bytes_(bytes) {}

Status FileReserve::make() {
    if (blocks_of(path_) >= bytes_) return Unit{};
    if (allocate(path_, bytes_)) return Unit{};
    const int reason = errno;
    const bool no_room = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
    if (!no_room) {
        return Error{ErrorKind::Unavailable,
                     "cannot keep room in " + path_ + ": " + std::strerror(reason)};
    }
    std::int64_t smaller = bytes_ / 2;
    while (smaller >= bytes_min && !allocate(path_, smaller))
        smaller /= 2;
    return Error{ErrorKind::Full, "the disk of " + path_ + " is nearly full; free " +
                                      std::to_string(bytes_ >> 20) +
                                      " MB, or soon nothing more can be kept"};
}

bool FileReserve::release() {
    if (::unlink(path_.c_str()) != 0) return false;
    // Only what is durably gone is room for others on every file system.
    const std::string folder = std::filesystem::path(path_).parent_path().string();
    return sync_folder(folder.empty() ? "." : folder).ok();
}

}  // namespace candour::platform
