// platform/kiosk/upload_thread.h: the thread that sends, at its windows, what waits in the outbox.
// It shares the store with the kiosk (any thread may use that) and nothing else.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/store/outbox_store.h"
#include "platform/net/curl_network.h"
#include "platform/system/link_watch.h"
#include "platform/system/random.h"
#include "sync/client/uploader.h"

namespace candour::platform {

class UploadThread {
public:
    // Starts. `store` outlives this.
    UploadThread(client::Enrolment enrolment, store::OutboxStore& store, client::WindowPlan plan,
                 Proxy proxy);
    // Ends it, and a request that is under way.
    ~UploadThread();
    UploadThread(const UploadThread&) = delete;
    UploadThread& operator=(const UploadThread&) = delete;

private:
    void run();
    enum class Woken { TimeIsOver, LinkCame, Ends };
    Woken wait(Milliseconds time);

    client::Enrolment enrolment_;
    client::WindowPlan plan_;
    CurlNetwork network_;
    SodiumRandom secure_random_;
    SystemRandom random_;
    client::Uploader uploader_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::atomic<bool> ends_ = false;
    bool link_came_ = false;
    std::thread thread_;
    std::unique_ptr<LinkWatch> links_;  // Ends first. Empty where the machine allows none.
};

}  // namespace candour::platform
