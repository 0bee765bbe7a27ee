// platform/system/posix_file.cpp: see posix_file.h.
#include "platform/system/posix_file.h"

#include <cerrno>
#include <cstring>

namespace candour::platform {

Error cannot(const std::string& action, const std::string& path, int code) {
    const bool no_room = code == ENOSPC || code == EDQUOT || code == EFBIG;
    const std::string reason =
        no_room ? "no room left; free some space on its disk" : std::strerror(code);
    return Error{no_room ? ErrorKind::Full : ErrorKind::Unavailable,
                 "cannot " + action + " " + path + ": " + reason};
}

Status write_all(int descriptor, ByteView bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return cannot("write", path, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return Unit{};
}

}  // namespace candour::platform
