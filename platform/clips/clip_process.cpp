// platform/clips/clip_process.cpp: see clip_process.h.
#include "platform/clips/clip_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "platform/clips/clip_fault.h"
#include "platform/clips/clip_stream.h"
#include "platform/clips/limits.h"
#include "platform/system/paths.h"

namespace candour::platform::clips {

namespace {

constexpr const char* program_name = "candour-clip";
constexpr int pipe_bytes = 1 << 20;  // Some pictures ahead.

class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : descriptor_(descriptor) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return descriptor_; }
    int take() { return std::exchange(descriptor_, -1); }
    void close() {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }
    bool is_open() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

Error unavailable(int code) {
    return {ErrorKind::Unavailable,
            std::string(program_name) + " cannot be run: " + std::strerror(code)};
}

// In memory alone, read from its beginning.
int open_copy(const Bytes& file) {
    Descriptor copy(::memfd_create("clip", MFD_CLOEXEC));
    std::size_t done = 0;
    while (copy.is_open() && done < file.size()) {
        const ssize_t written = ::write(copy.get(), file.data() + done, file.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        done += static_cast<std::size_t>(written);
    }
    if (!copy.is_open() || ::lseek(copy.get(), 0, SEEK_SET) != 0) return -1;
    return copy.take();
}

// Without a word of the environment: nothing there is for it.
int spawn(const std::string& program, int in, int out, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    std::string name = program_name;
    std::array<char*, 2> arguments = {name.data(), nullptr};
    std::array<char*, 1> environment = {nullptr};
    const int failed = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, arguments.data(),
                                     environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    return failed;
}

bool is_side(std::uint32_t side) {
    return side >= static_cast<std::uint32_t>(side_min) &&
           side <= static_cast<std::uint32_t>(side_max);
}

}  // namespace

ClipProcess::ClipProcess(std::string program, Bytes file, std::function<bool()> waits_on)
    : program_(std::move(program)), file_(std::move(file)), waits_on_(std::move(waits_on)) {}

Result<ClipProcess::Head> ClipProcess::start() {
    stop();
    std::array<int, 2> sides{-1, -1};
    if (::pipe2(sides.data(), O_CLOEXEC) != 0) return unavailable(errno);
    Descriptor from(sides[0]);
    Descriptor to(sides[1]);
    // Where the machine gives less, fewer pictures wait.
    (void)::fcntl(from.get(), F_SETPIPE_SZ, pipe_bytes);
    const Descriptor copy(open_copy(file_));
    if (!copy.is_open()) return unavailable(errno);
    const int failed = spawn(program_, copy.get(), to.get(), pid_);
    if (failed != 0) {
        pid_ = -1;
        return unavailable(failed);
    }
    out_ = from.take();
    to.close();
    last_ms_ = 0;
    count_ = 0;
    StreamHead head;
    if (!read(&head.magic, sizeof head.magic)) return broken();
    if (head.magic == fails) return told_fault();
    if (head.magic != stream_magic || !read(&head.width, sizeof head - sizeof head.magic)) {
        return broken();
    }
    if (!is_side(head.width) || !is_side(head.height) || head.length_ms > 2 * length_ms_max) {
        return broken();
    }
    head_ = {static_cast<int>(head.width), static_cast<int>(head.height), head.length_ms};
    return head_;
}

Result<std::optional<ClipProcess::Picture>> ClipProcess::next() {
    if (out_ < 0) return std::optional<Picture>();
    Picture picture;
    if (!read(&picture.at_ms, sizeof picture.at_ms)) return broken();
    if (picture.at_ms == ends) {
        stop();
        return std::optional<Picture>();
    }
    if (picture.at_ms == fails) return told_fault();
    if (picture.at_ms < last_ms_ || picture.at_ms > head_.length_ms || ++count_ > frames_max) {
        return broken();
    }
    last_ms_ = picture.at_ms;
    picture.rgba.resize(static_cast<std::size_t>(head_.width) *
                        static_cast<std::size_t>(head_.height) * 4);
    if (!read(picture.rgba.data(), picture.rgba.size())) return broken();
    return std::optional(std::move(picture));
}

void ClipProcess::stop() {
    if (out_ >= 0) ::close(out_);
    out_ = -1;
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
}

// All of `size`, in good time.
bool ClipProcess::read(void* into, std::size_t size) {
    char* rest = static_cast<char*>(into);
    while (size > 0) {
        pollfd waiting{out_, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, frame_wait_ms);
        if (ready < 0 && errno == EINTR) continue;
        if (ready == 0 && waits_on_ && waits_on_()) continue;
        if (ready <= 0) return false;
        const ssize_t got = ::read(out_, rest, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        rest += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

Error ClipProcess::broken() {
    stop();
    return {ErrorKind::Invalid, words_of(ClipFault{0})};
}

Error ClipProcess::told_fault() {
    std::uint32_t number = 0;
    if (!read(&number, sizeof number) || number > static_cast<std::uint32_t>(ClipFault::last)) {
        return broken();
    }
    stop();
    const auto fault = static_cast<ClipFault>(number);
    const bool ours = fault == ClipFault::NoSandbox;
    return {ours ? ErrorKind::Unavailable : ErrorKind::Invalid, words_of(fault)};
}

Result<std::string> find_clip_program() {
    ASSIGN_OR_RETURN(const std::string folder, program_folder());
    std::string program = folder + "/" + program_name;
    if (::access(program.c_str(), X_OK) == 0) return program;
    return Error{ErrorKind::NotFound, program + " is not there; build or install Candour again"};
}

Status check_clip(const std::string& program, const Bytes& file,
                  const std::function<bool()>& goes_on) {
    int waits = 0;
    ClipProcess process(program, file, [&] { return ++waits < check_waits_max && goes_on(); });
    ASSIGN_OR_RETURN(const ClipProcess::Head head, process.start());
    (void)head;
    while (goes_on()) {
        ASSIGN_OR_RETURN(const std::optional<ClipProcess::Picture> picture, process.next());
        if (!picture) break;
    }
    return Unit{};
}

}  // namespace candour::platform::clips
