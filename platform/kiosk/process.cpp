#include "platform/kiosk/process.h"

#include <csignal>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <pthread.h>
#include <sstream>
#include <string>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

#include "core/base/check.h"

namespace candour::platform {
namespace {

Milliseconds read_clock(clockid_t clock) {
    timespec time{};
    CHECK(clock_gettime(clock, &time) == 0);
    return Milliseconds{time.tv_sec * 1000 + time.tv_nsec / 1'000'000};
}

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGUSR1);  // Ends the waiting thread itself.
    return signals;
}

}  // namespace

void keep_memory_off_swap() {
#if !defined(__SANITIZE_ADDRESS__)  // Which needs terabytes of addresses.
    // With a limit, memory would run out later, in the middle of a visit.
    rlimit limit{};
    const bool known = getrlimit(RLIMIT_MEMLOCK, &limit) == 0;
    if (geteuid() != 0 && (!known || limit.rlim_cur != RLIM_INFINITY)) return;
    // On fault: software OpenGL's code alone is a hundred megabytes, of which little is used. What
    // is refused here is no reason not to serve visitors.
    [[maybe_unused]] const int refused = mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
#endif
}

void hold_stop_signals() {
    const sigset_t signals = stop_signals();
    CHECK(pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
    std::signal(SIGPIPE, SIG_IGN);
}

StopSignal::StopSignal(std::function<void()> on_stop) {
    thread_ = std::thread([signals = stop_signals(), on_stop = std::move(on_stop)] {
        int signal = 0;
        if (sigwait(&signals, &signal) == 0 && signal != SIGUSR1) on_stop();
    });
}

StopSignal::~StopSignal() {
    // It may be past sigwait already; then nobody takes the signal, which is blocked everywhere.
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
}

Milliseconds time_since_process_start() {
    std::ifstream file("/proc/self/stat");
    std::string stat((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    // The program's name, in brackets, may hold spaces; the start is the 20th word after it.
    std::istringstream words(stat.substr(stat.rfind(')') + 1));
    std::string word;
    for (int i = 0; i < 20; ++i)
        words >> word;
    long long ticks = 0;
    std::istringstream(word) >> ticks;
    const Milliseconds start{ticks * 1000 / sysconf(_SC_CLK_TCK)};
    return read_clock(CLOCK_BOOTTIME) - start;
}

Milliseconds processor_time_used() { return read_clock(CLOCK_PROCESS_CPUTIME_ID); }

}  // namespace candour::platform
