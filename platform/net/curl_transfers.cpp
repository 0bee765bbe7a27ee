// platform/net/curl_transfers.cpp: each transfer has a "multi" of its own, which can be woken.
#include "platform/net/curl_transfers.h"

namespace candour::platform {

namespace {

struct MultiCleanup {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
using Multi = std::unique_ptr<CURLM, MultiCleanup>;

// libcurl wakes by itself for its own time-outs; this is for a machine whose clock stood still.
constexpr int poll_ms = 1000;

CURLcode result_of(CURLM* multi) {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE) return message->data.result;
    }
    return CURLE_FAILED_INIT;
}

}  // namespace

CURLcode CurlTransfers::perform(CURL* easy) {
    const Multi multi(curl_multi_init());
    if (!multi) return CURLE_OUT_OF_MEMORY;
    if (!begin(multi.get())) return CURLE_ABORTED_BY_CALLBACK;
    CURLcode code = CURLE_FAILED_INIT;
    if (curl_multi_add_handle(multi.get(), easy) == CURLM_OK) {
        code = run(multi.get(), easy);
        curl_multi_remove_handle(multi.get(), easy);
    }
    end(multi.get());
    return code;
}

void CurlTransfers::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    for (CURLM* multi : running_)
        curl_multi_wakeup(multi);
}

bool CurlTransfers::begin(CURLM* multi) {
    const std::lock_guard lock(mutex_);
    if (stopped_) return false;
    running_.insert(multi);
    return true;
}

CURLcode CurlTransfers::run(CURLM* multi, CURL* easy) {
    int running = 1;
    while (true) {
        if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
        if (running == 0) return result_of(multi);
        if (stopped_) {
            // Without it libcurl waits for a name server that may never answer.
            curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
            return CURLE_ABORTED_BY_CALLBACK;
        }
        if (curl_multi_poll(multi, nullptr, 0, poll_ms, nullptr) != CURLM_OK) {
            return CURLE_FAILED_INIT;
        }
    }
}

void CurlTransfers::end(CURLM* multi) {
    const std::lock_guard lock(mutex_);
    running_.erase(multi);
}

}  // namespace candour::platform
