#include "platform/print/patient_write.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <string>
#include <unistd.h>

namespace candour::platform::print {
namespace {

Error unavailable(const std::string& why) { return {ErrorKind::Unavailable, why}; }

Status wait_for_room(int file, Patience& patience) {
    pollfd watched{.fd = file, .events = POLLOUT, .revents = 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(patience.left().count()));
    if (ready > 0) return Unit{};  // Also when it is gone: then writing says so.
    if (ready < 0 && errno == EINTR) return Unit{};
    if (ready < 0) return unavailable(std::strerror(errno));
    return unavailable("it takes nothing: is it on, and has it paper?");
}

}  // namespace

Patience::Patience(const PrintLimits& limits)
    : limits_(limits),
      end_(std::chrono::steady_clock::now() + limits.whole),
      stalls_(std::chrono::steady_clock::now() + limits.stall) {}

void Patience::moved() { stalls_ = std::chrono::steady_clock::now() + limits_.stall; }

Milliseconds Patience::left() const {
    const auto left = std::min(end_, stalls_) - std::chrono::steady_clock::now();
    return std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(left));
}

Status write_patiently(int file, ByteView bytes, Patience& patience) {
    while (!bytes.empty()) {
        RETURN_IF_ERROR(wait_for_room(file, patience));
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && (errno == EINTR || errno == EAGAIN)) {
            if (patience.left().count() == 0) return unavailable("it takes nothing");
            continue;
        }
        if (written < 0) return unavailable(std::strerror(errno));
        if (written > 0) patience.moved();
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    // A USB printer has taken the last bytes only then; closed before, Linux throws them away.
    return wait_for_room(file, patience);
}

}  // namespace candour::platform::print
