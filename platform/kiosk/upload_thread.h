// platform/kiosk/upload_thread.h: the thread that sends, at its windows, what waits in the outbox.
// It shares the store with the kiosk (any thread may use that) and nothing else.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "core/store/outbox_store.h"
#include "platform/net/curl_network.h"
#include "platform/system/random.h"
#include "sync/client/uploader.h"

namespace candour::platform {

class UploadThread {
public:
    // Starts. `store` outlives this.
    UploadThread(client::Enrolment enrolment, store::OutboxStore& store, client::WindowPlan plan);
    // Ends it; waits for a request that is under way (20 s at most).
    ~UploadThread();
    UploadThread(const UploadThread&) = delete;
    UploadThread& operator=(const UploadThread&) = delete;

private:
    void run();
    bool wait(Milliseconds time);  // False when it must end.

    client::Enrolment enrolment_;
    client::WindowPlan plan_;
    CurlNetwork network_;
    SodiumRandom secure_random_;
    SystemRandom random_;
    client::Uploader uploader_;
    std::mutex mutex_;
    std::condition_variable ending_;
    bool ends_ = false;
    std::thread thread_;
};

// Sends, in as many windows as it takes, until nothing waits: at least one window. Errors: the last
// window's when something still waits after `at_most`.
Status upload_all(const client::Enrolment& enrolment, store::OutboxStore& store,
                  Milliseconds at_most);

}  // namespace candour::platform
