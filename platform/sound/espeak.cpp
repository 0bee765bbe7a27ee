#include "platform/sound/espeak.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

extern char** environ;

namespace candour::platform {
namespace {

constexpr const char* program = "espeak-ng";
constexpr std::size_t header_bytes = 44;  // Of a WAV file as espeak-ng writes it.

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    void close(std::size_t end) {
        if (ends.at(end) >= 0) ::close(ends.at(end));
        ends.at(end) = -1;
    }
    ~Pipe() {
        close(0);
        close(1);
    }
};

Error unavailable(const std::string& why) {
    return {ErrorKind::Unavailable, "espeak-ng cannot be run: " + why};
}

}  // namespace

Status check_espeak() {
    const char* path = std::getenv("PATH");
    std::string rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::string file = rest.substr(0, end) + "/" + program;
        if (::access(file.c_str(), X_OK) == 0) return Unit{};
        rest.erase(0, std::min(end + 1, rest.size()));
    }
    return Error{
        ErrorKind::NotFound,
        "espeak-ng is not installed: nothing can be read aloud (Debian package espeak-ng)"};
}

Status Espeak::start(std::string_view voice, int words_per_minute, const std::string& text) {
    stop();
    Pipe in;
    Pipe out;
    if (!in.open() || !out.open()) return unavailable(std::strerror(errno));
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // Nothing else that the kiosk has open is for it.
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    std::vector<std::string> words = {program,
                                      "--stdout",
                                      "--stdin",
                                      "-v",
                                      std::string(voice),
                                      "-s",
                                      std::to_string(words_per_minute)};
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int failed = ::posix_spawnp(&pid_, program, &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        pid_ = -1;
        return unavailable(std::strerror(failed));
    }
    in.close(0);
    out.close(1);
    // A pipe holds 64 KiB, far more than any screen says at once.
    const ssize_t written = ::write(in.ends[1], text.data(), text.size());
    in.close(1);
    out_ = std::exchange(out.ends[0], -1);
    header_read_ = false;
    if (written != static_cast<ssize_t>(text.size())) {
        stop();
        return unavailable("it does not take the words");
    }
    return Unit{};
}

// What it has not given after a while it never will: a broken one must not hold up the next words.
std::size_t Espeak::read_whole(void* into, std::size_t bytes) const {
    constexpr int patience_ms = 3'000;
    std::size_t done = 0;
    while (done < bytes) {
        pollfd watched{.fd = out_, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&watched, 1, patience_ms);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) break;
        const ssize_t got = ::read(out_, static_cast<char*>(into) + done, bytes - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::size_t Espeak::read(std::span<std::int16_t> into) {
    if (out_ < 0) return 0;
    if (!header_read_) {
        std::array<char, header_bytes> header{};
        header_read_ = read_whole(header.data(), header.size()) == header.size();
    }
    const std::size_t bytes = header_read_ ? read_whole(into.data(), into.size_bytes()) : 0;
    if (bytes < sizeof(std::int16_t)) stop();
    return bytes / sizeof(std::int16_t);
}

void Espeak::stop() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
    }
    if (out_ >= 0) ::close(out_);
    out_ = -1;
}

}  // namespace candour::platform
