#include "platform/kiosk/sync_thread.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "platform/system/build_day.h"

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

SyncThread::SyncThread(Setting setting)
    : network_(std::move(setting.proxy)),
      syncer_(
          std::move(setting.enrolment), std::move(setting.plan),
          {setting.store, setting.board, network_, clock_, build_day(), random_, secure_random_},
          std::move(setting.hooks)) {
    watch_links();
    thread_ = std::thread([this] { run(); });
}

SyncThread::~SyncThread() {
    links_.reset();
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
    }
    woken_.notify_all();
    network_.stop();
    thread_.join();
}

void SyncThread::watch_links() {
    auto links = LinkWatch::start([this] {
        {
            const std::lock_guard lock(mutex_);
            link_came_ = true;
        }
        woken_.notify_all();
    });
    if (links.ok()) {
        links_ = links.take();
        return;
    }
    std::fprintf(stderr, "candour-kiosk: %s; it sends at its usual times\n",
                 links.error().what.c_str());
}

void SyncThread::run() {
    std::string trouble;
    while (true) {
        switch (wait_until(syncer_.next_at())) {
            case Woken::Ends:
                return;
            case Woken::LinkCame:
                syncer_.link_up();
                break;
            case Woken::TimeIsOver:
                if (clock_.since_boot() < syncer_.next_at()) break;
                syncer_.run_next();
                const std::lock_guard lock(mutex_);
                if (!ends_) report_change(trouble, syncer_.trouble());
        }
    }
}

SyncThread::Woken SyncThread::wait_until(Milliseconds time) {
    const Milliseconds left = std::max(time - clock_.since_boot(), Milliseconds{0});
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, clock_.nap(left), [&] { return ends_ || link_came_; });
    if (ends_) return Woken::Ends;
    return std::exchange(link_came_, false) ? Woken::LinkCame : Woken::TimeIsOver;
}

}  // namespace candour::platform
