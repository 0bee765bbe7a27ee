#include "platform/kiosk/upload_thread.h"

#include <cstdio>
#include <utility>

#include "platform/system/clock.h"

namespace candour::platform {
namespace {

// One line when the trouble begins or changes, not one every window.
void report_change(std::string& last, const std::string& now) {
    if (last == now) return;
    if (now.empty()) {
        std::fprintf(stderr, "candour-kiosk: sending works again\n");
    } else {
        std::fprintf(stderr, "candour-kiosk: not sent now, it is kept: %s\n", now.c_str());
    }
    last = now;
}

}  // namespace

UploadThread::UploadThread(client::Enrolment enrolment, store::OutboxStore& store,
                           client::WindowPlan plan)
    : enrolment_(std::move(enrolment)),
      plan_(plan),
      uploader_(store, network_, secure_random_),
      thread_([this] { run(); }) {}

UploadThread::~UploadThread() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    ending_.notify_all();
    thread_.join();
}

void UploadThread::run() {
    int failures = 0;
    std::string trouble;
    while (wait(client::next_window_in(plan_, failures, random_))) {
        const Result<client::UploadReport> report = uploader_.run_window(enrolment_);
        failures = report.ok() ? 0 : failures + 1;
        report_change(trouble, report.ok() ? std::string{} : report.error().what);
    }
}

bool UploadThread::wait(Milliseconds time) {
    std::unique_lock lock(mutex_);
    ending_.wait_for(lock, time, [&] { return ends_; });
    return !ends_;
}

Status upload_all(const client::Enrolment& enrolment, store::OutboxStore& store,
                  Milliseconds at_most) {
    constexpr Milliseconds pause{1000};
    CurlNetwork network;
    SodiumRandom random;
    const SystemClock clock;
    client::Uploader uploader(store, network, random);
    const Milliseconds end = clock.since_boot() + at_most;
    while (true) {
        const Result<client::UploadReport> report = uploader.run_window(enrolment);
        ASSIGN_OR_RETURN(const store::OutboxUse use, store.use());
        if (report.ok() && use.pending == 0) return Unit{};
        if (clock.since_boot() + pause >= end) {
            const std::string waits = use.pending == 1
                                          ? "1 sealed piece waits: "
                                          : std::to_string(use.pending) + " sealed pieces wait: ";
            const std::string why = report.ok() ? "there is too much for now" : report.error().what;
            return Error{ErrorKind::Unavailable, waits + why};
        }
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace candour::platform
