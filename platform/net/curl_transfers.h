// platform/net/curl_transfers.h: libcurl transfers that another thread can end at any moment.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <set>

#include <curl/curl.h>

namespace candour::platform {

struct EasyCleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyCleanup>;

class CurlTransfers {
public:
    // As curl_easy_perform(), but CURLE_ABORTED_BY_CALLBACK soon after stop(). From any thread.
    CURLcode perform(CURL* easy);
    // Ends what runs and lets nothing begin any more. From any thread.
    void stop();

private:
    bool begin(CURLM* multi);
    CURLcode run(CURLM* multi, CURL* easy);
    void end(CURLM* multi);

    std::mutex mutex_;
    std::set<CURLM*> running_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace candour::platform
