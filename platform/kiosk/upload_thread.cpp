#include "platform/kiosk/upload_thread.h"

#include <cstdio>
#include <utility>

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
                           client::WindowPlan plan, Proxy proxy)
    : enrolment_(std::move(enrolment)),
      plan_(plan),
      network_(std::move(proxy)),
      uploader_(store, network_, secure_random_),
      thread_([this] { run(); }) {
    auto links = LinkWatch::start([this] {
        {
            const std::lock_guard lock(mutex_);
            link_came_ = true;
        }
        woken_.notify_all();
    });
    if (links.ok()) {
        links_ = links.take();
    } else {
        std::fprintf(stderr, "candour-kiosk: %s; it sends at its usual times\n",
                     links.error().what.c_str());
    }
}

UploadThread::~UploadThread() {
    links_.reset();
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    woken_.notify_all();
    network_.stop();
    thread_.join();
}

void UploadThread::run() {
    int failures = 0;
    std::string trouble;
    while (true) {
        const Woken why = wait(client::next_window_in(plan_, failures, random_));
        if (why == Woken::Ends) return;
        if (why == Woken::LinkCame) {
            if (failures > 0) failures = 1;  // Its routes and names come a little later.
            continue;
        }
        const Result<client::UploadReport> report = uploader_.run_window(enrolment_);
        const bool moved = uploader_.last_report().cells_acknowledged > 0;
        failures = report.ok() ? 0 : moved ? 1 : failures + 1;
        if (!ends_) report_change(trouble, report.ok() ? std::string{} : report.error().what);
    }
}

UploadThread::Woken UploadThread::wait(Milliseconds time) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, time, [&] { return ends_ || link_came_; });
    if (ends_) return Woken::Ends;
    return std::exchange(link_came_, false) ? Woken::LinkCame : Woken::TimeIsOver;
}

}  // namespace candour::platform
