// platform/net/curl_network.cpp: see curl_network.h.
#include "platform/net/curl_network.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>

#include <curl/curl.h>

namespace candour::platform {

namespace {

constexpr Milliseconds connect_timeout{10'000};

struct EasyCleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyCleanup>;
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

Status check(const NetworkRequest& request) {
    const auto invalid = [](std::string what) {
        return Error{ErrorKind::Invalid, std::move(what)};
    };
    if (request.method != "GET" && request.method != "POST") return invalid("not GET or POST");
    if (!request.url.starts_with("https://") || has_line_end(request.url)) {
        return invalid("the server's address must start with https://, not: " + request.url);
    }
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
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, ("sha256//" + pinned_key).c_str());
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
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
}

void set_request(CURL* easy, const NetworkRequest& request, const curl_slist* headers) {
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(std::min(connect_timeout, request.timeout).count()));
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

std::string lower_first(std::string text) {
    if (!text.empty()) {
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    }
    return text;
}

std::string why_not_connected(CURL* easy) {
    long number = 0;
    curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &number);
    if (number == 0) return "no connection";
    return lower_first(std::strerror(static_cast<int>(number)));
}

std::string seconds_in_words(Milliseconds time) {
    const auto seconds = (time.count() + 999) / 1000;
    return std::to_string(seconds) + (seconds == 1 ? " second" : " seconds");
}

// "https://host:port" of the request's address: paths say nothing to the reader.
std::string server_of(const std::string& url) {
    return url.substr(0, url.find('/', std::strlen("https://")));
}

Error error_of(CURLcode code, CURL* easy, const NetworkRequest& request, const Received& received) {
    const std::string server = server_of(request.url);
    const auto unreachable = [&server](const std::string& why) {
        return Error{ErrorKind::Unavailable, "cannot reach the server at " + server + ": " + why};
    };
    if (received.too_large) return unreachable("its answer is too large");
    switch (code) {
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return {ErrorKind::Denied, "the server at " + server +
                                           " is not the one this device was invited to: its key "
                                           "is another. Nothing was sent"};
        case CURLE_COULDNT_CONNECT:
            return unreachable(why_not_connected(easy));
        case CURLE_COULDNT_RESOLVE_HOST:
            return unreachable("no machine has that name");
        case CURLE_OPERATION_TIMEDOUT:
            return unreachable("no answer within " + seconds_in_words(request.timeout));
        case CURLE_SSL_CONNECT_ERROR:
            return unreachable("it does not speak TLS 1.2 or later");
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
            return unreachable("the connection was cut");
        default:
            return unreachable(lower_first(curl_easy_strerror(code)));
    }
}

}  // namespace

CurlNetwork::CurlNetwork() { CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); }
CurlNetwork::~CurlNetwork() { curl_global_cleanup(); }

Result<NetworkResponse> CurlNetwork::send(const NetworkRequest& request) {
    RETURN_IF_ERROR(check(request));
    const Easy easy(curl_easy_init());
    if (!easy) return Error{ErrorKind::Unavailable, "libcurl cannot start"};
    const HeaderList headers = header_list(request);
    Received received{{}, request.response_bytes_max, false};
    set_request(easy.get(), request, headers.get());
    forget_everything(easy.get());
    trust_only_the_pin(easy.get(), request.pinned_key);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &receive);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &received);
    const CURLcode code = curl_easy_perform(easy.get());
    if (code != CURLE_OK) return error_of(code, easy.get(), request, received);
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return NetworkResponse{static_cast<int>(status), std::move(received.body)};
}

}  // namespace candour::platform
