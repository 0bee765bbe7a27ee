#include "platform/print/queue_printer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include "platform/print/patient_write.h"
#include "platform/print/slip_pdf.h"

extern char** environ;

namespace candour::platform::print {
namespace {

constexpr const char* program = "lp";

Error unavailable(const std::string& why) {
    return {ErrorKind::Unavailable, "the print queue: " + why};
}

// `lp` while it runs. It is ended by its number, whatever becomes of it.
class RunningLp {
public:
    RunningLp() = default;
    ~RunningLp() {
        close_input();
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    RunningLp(const RunningLp&) = delete;
    RunningLp& operator=(const RunningLp&) = delete;

    Status start(const std::string& queue);
    int input() const { return input_; }
    void close_input() {
        if (input_ >= 0) ::close(std::exchange(input_, -1));
    }
    // Its end. Errors: Unavailable: it takes too long, or says that it could not.
    Status wait(const Patience& patience);

private:
    pid_t pid_ = -1;
    int input_ = -1;
};

// No more of the kiosk's than it needs: neither files, nor held signals.
int spawn(pid_t& pid, const std::string& queue, int input) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    // Its title is for all to see in the queue, and says nothing.
    std::array<std::string, 6> words = {program, "-s", "-d", queue, "-t", "page"};
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int failed =
        ::posix_spawnp(&pid, program, &actions, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed;
}

Status RunningLp::start(const std::string& queue) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return unavailable(std::strerror(errno));
    input_ = ends[1];
    ::fcntl(input_, F_SETFL, O_NONBLOCK);
    const int failed = spawn(pid_, queue, ends[0]);
    ::close(ends[0]);
    if (failed == 0) return Unit{};
    pid_ = -1;
    return unavailable(std::string("lp cannot be run: ") + std::strerror(failed));
}

Status RunningLp::wait(const Patience& patience) {
    constexpr Milliseconds look_every{20};
    int state = 0;
    pid_t ended = 0;
    while ((ended = ::waitpid(pid_, &state, WNOHANG)) == 0 || (ended < 0 && errno == EINTR)) {
        if (patience.left().count() == 0) return unavailable("lp does not come to an end");
        std::this_thread::sleep_for(look_every);
    }
    pid_ = -1;
    if (ended > 0 && WIFEXITED(state) && WEXITSTATUS(state) == 0) return Unit{};
    return unavailable("lp could not add to it; does lpstat -a show it?");
}

}  // namespace

QueuePrinter::QueuePrinter(std::string queue, PrintLimits limits)
    : queue_(std::move(queue)), limits_(limits) {}

Status QueuePrinter::check() const {
    const char* path = std::getenv("PATH");
    std::string rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        if (::access((rest.substr(0, end) + "/" + program).c_str(), X_OK) == 0) return Unit{};
        rest.erase(0, std::min(end + 1, rest.size()));
    }
    return unavailable("the program lp is not installed (Debian package cups-client)");
}

Status QueuePrinter::print(const DotPicture& slip) {
    ASSIGN_OR_RETURN(Bytes pdf, slip_pdf(slip, on_a_page.dots_per_mm));
    Patience patience(limits_);
    RunningLp lp;
    Status sent = lp.start(queue_);
    if (sent.ok()) sent = write_patiently(lp.input(), pdf, patience);
    wipe(pdf);
    if (!sent.ok()) return unavailable(sent.error().what);
    lp.close_input();
    return lp.wait(patience);
}

}  // namespace candour::platform::print
