// platform/net/curl_network.cpp: see curl_network.h.
#include "platform/net/curl_network.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include <curl/curl.h>

#include "platform/net/curl_words.h"
#include "platform/net/tls_identity.h"

namespace candour::platform {

namespace {

constexpr Milliseconds connect_timeout{10'000};

struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListFree>;

struct Received {
    Bytes body;
    std::size_t bytes_max = 0;
    bool too_large = false;
};

std::size_t receive(char* data, std::size_t, std::size_t size, void* user) {
    auto& received = *static_cast<Received*>(user);
    if (size > received.bytes_max - received.body.size()) {
        received.too_large = true;
        return 0;  // libcurl then ends the transfer.
    }
    received.body.insert(received.body.end(), data, data + size);
    return size;
}

bool has_line_end(const std::string& text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos;
}

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

Status check_url(const std::string& url) {
    if (url.starts_with("https://") && !has_line_end(url)) return Unit{};
    return invalid("the server's address must start with https://, not: " + url);
}

Status check(const NetworkRequest& request) {
    if (request.method != "GET" && request.method != "POST") return invalid("not GET or POST");
    RETURN_IF_ERROR(check_url(request.url));
    // Exactly one whole key: a list or an empty text would mean something else to libcurl.
    const auto pin = from_base64(request.pinned_key);
    if (!pin.ok() || pin.value().size() != 32) return invalid("the server's pinned key is not one");
    for (const auto& [name, value] : request.headers) {
        if (name.empty() || has_line_end(name) || has_line_end(value)) {
            return invalid("a header to send has a line end in it");
        }
    }
    return Unit{};
}

// libcurl adds Accept, Expect and Content-Type by itself: "Name:" without a value takes it away.
HeaderList header_list(const NetworkRequest& request) {
    HeaderList list;
    const auto append = [&list](const std::string& line) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        CHECK(longer != nullptr);
        (void)list.release();
        list.reset(longer);
    };
    for (const char* unwanted : {"Accept", "Expect", "Content-Type"}) {
        const bool given = std::any_of(
            request.headers.begin(), request.headers.end(),
            [&](const auto& header) { return curl_strequal(header.first.c_str(), unwanted) != 0; });
        if (!given) append(std::string(unwanted) + ":");
    }
    for (const auto& [name, value] : request.headers) {
        append(value.empty() ? name + ";" : name + ": " + value);
    }
    return list;
}

// The pin is the whole of the trust: the certificate is signed by itself and its names are for
// browsers, so the usual checks (authority, name, dates) would only refuse the right server. A
// connection without the pinned key ends before a byte of the request is sent (tested).
void trust_only_the_pin(CURL* easy, const std::string& pinned_key) {
    curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, ("sha256//" + pinned_key).c_str());
}

void ask_no_authority(CURL* easy) {
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
}

// Architecture §4.4: a fresh connection of its own, no resumption, nothing kept.
void forget_everything(CURL* easy) {
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
}

// An empty address keeps libcurl from looking for one in the environment. Neither our headers nor a
// program's name go to the proxy, and its word counts for nothing: the pin is checked behind it.
void set_proxy(CURL* easy, const Proxy& proxy) {
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy.url.c_str());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, proxy.direct_hosts.c_str());
    curl_easy_setopt(easy, CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

void set_server(CURL* easy, const std::string& url, Milliseconds timeout) {
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(std::min(connect_timeout, timeout).count()));
}

void set_request(CURL* easy, const NetworkRequest& request, const curl_slist* headers) {
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    if (request.method == "POST") {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        // An empty vector may point nowhere, which to libcurl means "read standard input".
        const void* body =
            request.body.empty() ? "" : static_cast<const void*>(request.body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
    }
}

}  // namespace

CurlNetwork::CurlNetwork(Proxy proxy) : proxy_(std::move(proxy)) {
    CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}
CurlNetwork::~CurlNetwork() { curl_global_cleanup(); }

Result<NetworkResponse> CurlNetwork::send(const NetworkRequest& request) {
    RETURN_IF_ERROR(check(request));
    const Easy easy(curl_easy_init());
    if (!easy) return Error{ErrorKind::Unavailable, "libcurl cannot start"};
    const HeaderList headers = header_list(request);
    Received received{{}, request.response_bytes_max, false};
    set_server(easy.get(), request.url, request.timeout);
    set_request(easy.get(), request, headers.get());
    forget_everything(easy.get());
    set_proxy(easy.get(), proxy_);
    ask_no_authority(easy.get());
    trust_only_the_pin(easy.get(), request.pinned_key);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &receive);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &received);
    const CURLcode code = transfers_.perform(easy.get());
    if (code != CURLE_OK) {
        if (received.too_large) return unreachable(request.url, "its answer is too large");
        return error_of(code, easy.get(), request.url, request.timeout, proxy_);
    }
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return NetworkResponse{static_cast<int>(status), std::move(received.body)};
}

Result<std::string> CurlNetwork::server_key(const std::string& url) {
    RETURN_IF_ERROR(check_url(url));
    const Easy easy(curl_easy_init());
    if (!easy) return Error{ErrorKind::Unavailable, "libcurl cannot start"};
    set_server(easy.get(), url, connect_timeout);
    forget_everything(easy.get());
    set_proxy(easy.get(), proxy_);
    ask_no_authority(easy.get());
    curl_easy_setopt(easy.get(), CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_CERTINFO, 1L);
    const CURLcode code = transfers_.perform(easy.get());
    if (code != CURLE_OK) return error_of(code, easy.get(), url, connect_timeout, proxy_);
    const curl_certinfo* certificates = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_CERTINFO, &certificates);
    // The first is the server's own; what signed it does not matter here.
    const bool any = certificates != nullptr && certificates->num_of_certs > 0;
    constexpr std::string_view name = "Cert:";
    for (const curl_slist* line = any ? certificates->certinfo[0] : nullptr; line != nullptr;
         line = line->next) {
        const std::string_view text = line->data;
        if (text.starts_with(name)) return pin_of(std::string(text.substr(name.size())));
    }
    return unreachable(url, "it showed no key");
}

void CurlNetwork::stop() { transfers_.stop(); }

}  // namespace candour::platform
