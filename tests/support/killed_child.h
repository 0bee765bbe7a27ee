// tests/support/killed_child.h: a child process that works until it is killed with -9, and what it
// reported as done before.
#pragma once

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "core/base/check.h"

namespace candour::test {

// Runs `work(report)` in a child, which reports numbers as it goes. The child is killed `after` its
// first report, or ends by itself. Returns every number that was reported.
inline std::vector<std::uint32_t> killed_child(
    std::chrono::microseconds after,
    const std::function<void(const std::function<void(std::uint32_t)>&)>& work) {
    int ends[2];
    CHECK(::pipe(ends) == 0);
    const pid_t child = ::fork();
    CHECK(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        work([&](std::uint32_t done) {
            // A full pipe would block for ever; the parent reads on, and small writes are atomic.
            CHECK(::write(ends[1], &done, sizeof(done)) == sizeof(done));
        });
        ::_exit(0);  // No destructors, no test report of the child's own.
    }
    ::close(ends[1]);
    std::vector<std::uint32_t> reported;
    std::thread killer;
    std::uint32_t done = 0;
    while (true) {
        const ssize_t got = ::read(ends[0], &done, sizeof(done));
        if (got < 0 && errno == EINTR) continue;
        if (got != sizeof(done)) break;
        reported.push_back(done);
        if (killer.joinable()) continue;
        killer = std::thread([child, after] {
            std::this_thread::sleep_for(after);
            ::kill(child, SIGKILL);
        });
    }
    if (killer.joinable()) killer.join();
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return reported;
}

}  // namespace candour::test
