#include "tests/bench/kept_network.h"

#include <curl/curl.h>

namespace candour::bench {

namespace {

struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListFree>;

std::size_t receive(char* data, std::size_t, std::size_t size, void* user) {
    auto& body = *static_cast<Bytes*>(user);
    body.insert(body.end(), data, data + size);
    return size;
}

HeaderList header_list(const NetworkRequest& request) {
    HeaderList list(curl_slist_append(nullptr, "Expect:"));
    for (const auto& [name, value] : request.headers) {
        list.reset(curl_slist_append(list.release(), (name + ": " + value).c_str()));
    }
    return list;
}

}  // namespace

struct KeptNetwork::Easy {
    CURL* handle = curl_easy_init();
    ~Easy() { curl_easy_cleanup(handle); }
};

KeptNetwork::KeptNetwork() : easy_(std::make_unique<Easy>()) {
    CURL* easy = easy_->handle;
    CHECK(easy != nullptr);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &receive);
}

KeptNetwork::~KeptNetwork() = default;

Result<NetworkResponse> KeptNetwork::send(const NetworkRequest& request) {
    CURL* easy = easy_->handle;
    const HeaderList headers = header_list(request);
    const std::string pin = "sha256//" + request.pinned_key;
    Bytes body;
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, pin.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    const CURLcode code = curl_easy_perform(easy);
    if (code != CURLE_OK) return Error{ErrorKind::Unavailable, curl_easy_strerror(code)};
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return NetworkResponse{static_cast<int>(status), std::move(body)};
}

}  // namespace candour::bench
