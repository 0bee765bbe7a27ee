// candour-clip: takes one clip in sign language on its standard input, gives its pictures on its
// standard output (platform/clips/clip_stream.h), and can do nothing else.
#include <cerrno>
#include <unistd.h>

#include "platform/clips/clip_stream.h"
#include "platform/clips/decoder.h"
#include "platform/clips/limits.h"
#include "platform/clips/sandbox.h"

namespace candour::platform::clips {
namespace {

// False when nobody listens any more.
bool put(const void* from, std::size_t size) {
    const char* rest = static_cast<const char*>(from);
    while (size > 0) {
        const ssize_t written = ::write(STDOUT_FILENO, rest, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        rest += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

bool put_number(std::uint32_t number) { return put(&number, sizeof number); }

int refuse(ClipFault fault) {
    put_number(fails);
    put_number(static_cast<std::uint32_t>(fault));
    return 1;
}

// One byte more than a clip may have, at most.
Bytes read_input() {
    Bytes file(file_bytes_max + 1);
    std::size_t done = 0;
    while (done < file.size()) {
        const ssize_t got = ::read(STDIN_FILENO, file.data() + done, file.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    file.resize(done);
    return file;
}

int run() {
    if (!lock_in()) return refuse(ClipFault::NoSandbox);
    auto read = read_webm(read_input());
    if (const auto* fault = std::get_if<ClipFault>(&read)) return refuse(*fault);
    Decoder decoder(std::move(std::get<WebmFile>(read)));
    const StreamHead head{stream_magic, static_cast<std::uint32_t>(decoder.width()),
                          static_cast<std::uint32_t>(decoder.height()), decoder.length_ms()};
    if (!put(&head, sizeof head)) return 0;
    while (true) {
        const auto next = decoder.next();
        if (const auto* fault = std::get_if<ClipFault>(&next)) return refuse(*fault);
        const std::optional<ClipPicture>& picture = std::get<0>(next);
        if (!picture) return put_number(ends) ? 0 : 1;
        if (!put_number(picture->at_ms) || !put(picture->rgba.data(), picture->rgba.size())) {
            return 0;
        }
    }
}

}  // namespace
}  // namespace candour::platform::clips

int main() { return candour::platform::clips::run(); }
