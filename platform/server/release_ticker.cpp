// platform/server/release_ticker.cpp: see release_ticker.h.
#include "platform/server/release_ticker.h"

#include <iostream>

namespace candour::platform {

ReleaseTicker::ReleaseTicker(ServerParts& parts, Milliseconds every)
    : parts_(parts), every_(every), thread_([this] { run(); }) {}

ReleaseTicker::~ReleaseTicker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void ReleaseTicker::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        changed_.wait_for(lock, every_, [this] { return stopping_; });
        if (stopping_) return;
        lock.unlock();
        release();
        lock.lock();
    }
}

void ReleaseTicker::release() {
    const auto report = parts_.release(server::Closing::Due);
    const std::string problem = report.ok() ? std::string() : report.error().what;
    // Once, not every minute.
    if (!problem.empty() && problem != last_problem_) {
        std::cerr << "candour-server: a release did not succeed and will be tried again: "
                  << problem << std::endl;
    }
    last_problem_ = problem;
}

}  // namespace candour::platform
