// platform/kiosk/sync_thread.h: the thread that does what a Syncer says is due, and sleeps between.
// It shares the stores with the kiosk (any thread may use those) and nothing else.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/store/board_store.h"
#include "core/store/outbox_store.h"
#include "platform/net/curl_network.h"
#include "platform/system/clock.h"
#include "platform/system/link_watch.h"
#include "platform/system/random.h"
#include "sync/client/syncer.h"

namespace candour::platform {

class SyncThread {
public:
    struct Setting {
        client::Enrolment enrolment;
        client::SyncPlan plan;
        store::OutboxStore& store;  // Both outlive the thread.
        store::BoardCopy* board;    // May be null.
        Proxy proxy;
        client::Syncer::Hooks hooks;  // Called on the thread.
    };
    // Starts.
    explicit SyncThread(Setting setting);
    // Ends it at once, and a request that is under way.
    ~SyncThread();
    SyncThread(const SyncThread&) = delete;
    SyncThread& operator=(const SyncThread&) = delete;

private:
    void run();
    enum class Woken { TimeIsOver, LinkCame, Ends };
    Woken wait_until(Milliseconds time);
    void watch_links();

    CurlNetwork network_;
    SystemClock clock_;
    SodiumRandom secure_random_;
    SystemRandom random_;
    client::Syncer syncer_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool ends_ = false;
    bool link_came_ = false;
    std::unique_ptr<LinkWatch> links_;  // Null where the machine allows none.
    std::thread thread_;
};

}  // namespace candour::platform
