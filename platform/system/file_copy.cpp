// platform/system/file_copy.cpp: POSIX files, in blocks.
#include "platform/system/file_copy.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <functional>
#include <sys/stat.h>

#include <sodium.h>

#include "platform/system/posix_file.h"

namespace candour::platform {

namespace {

constexpr std::size_t block_bytes = 1 << 20;

// Hands each block of `path` to `take`.
Result<FileDigest> read_through(const std::string& path,
                                const std::function<Status(ByteView)>& take) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.open() && errno == ENOENT) {
        return Error{ErrorKind::NotFound, path + " does not exist"};
    }
    if (!file.open()) return cannot("read", path, errno);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    FileDigest digest;
    Bytes block(block_bytes);
    while (true) {
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot("read", path, errno);
        if (got == 0) break;
        const ByteView piece(block.data(), static_cast<std::size_t>(got));
        crypto_generichash_update(&state, piece.data(), piece.size());
        digest.bytes += piece.size();
        RETURN_IF_ERROR(take(piece));
    }
    std::array<std::uint8_t, 32> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    digest.hash = to_hex(hash);
    return digest;
}

}  // namespace

Result<FileDigest> digest_of(const std::string& path) {
    return read_through(path, [](ByteView) -> Status { return Unit{}; });
}

Result<FileDigest> copy_file(const std::string& from, const std::string& to) {
    const Descriptor file(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.open() && errno == EEXIST) {
        return Error{ErrorKind::Conflict, to + " exists already"};
    }
    if (!file.open()) return cannot("make", to, errno);
    ASSIGN_OR_RETURN(const FileDigest digest, read_through(from, [&](ByteView piece) {
                         return write_all(file.get(), piece, to);
                     }));
    if (::fsync(file.get()) != 0) return cannot("write", to, errno);
    return digest;
}

Status forget_hours(const std::string& path, CivilDay day) {
    timespec time{};
    time.tv_sec = std::chrono::sys_seconds(day).time_since_epoch().count();
    const std::array<timespec, 2> times = {time, time};
    if (::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0) return Unit{};
    return cannot("change", path, errno);
}

}  // namespace candour::platform
