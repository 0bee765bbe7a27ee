// platform/net/curl_words.cpp: see curl_words.h.
#include "platform/net/curl_words.h"

#include <cctype>
#include <cstring>

namespace candour::platform {

namespace {

// "SSL ..." stays as it is.
std::string lower_first(std::string text) {
    const auto is_upper = [&text](std::size_t at) {
        return at < text.size() && std::isupper(static_cast<unsigned char>(text[at])) != 0;
    };
    if (is_upper(0) && !is_upper(1)) {
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

// "https://host:port": paths say nothing to the reader.
std::string server_of(const std::string& url) {
    return url.substr(0, url.find('/', std::strlen("https://")));
}

// A proxy that answers CONNECT with anything but 200 has spoken instead of the server.
std::string proxys_refusal(CURL* easy, const std::string& proxy) {
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
    if (status == 0 || status == 200) return {};
    if (status == 407) {
        return "the proxy at " + proxy +
               " wants a name and a password: --proxy http://NAME:PASSWORD@HOST:PORT";
    }
    return "the proxy at " + proxy + " refuses to connect (status " + std::to_string(status) + ")";
}

}  // namespace

Error unreachable(const std::string& url, const std::string& why) {
    return Error{ErrorKind::Unavailable,
                 "cannot reach the server at " + server_of(url) + ": " + why};
}

Error error_of(CURLcode code, CURL* easy, const std::string& url, Milliseconds timeout,
               const Proxy& proxy) {
    const std::string through = proxy_name(proxy.url);
    if (const std::string refusal = proxys_refusal(easy, through); !refusal.empty()) {
        return unreachable(url, refusal);
    }
    switch (code) {
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return {ErrorKind::Denied, "the server at " + server_of(url) +
                                           " is not the one this device was invited to: its key "
                                           "is another. Nothing was sent"};
        case CURLE_ABORTED_BY_CALLBACK:
            return unreachable(url, "this program was asked to end");
        case CURLE_COULDNT_CONNECT:
            return unreachable(
                url,
                (through.empty() ? "" : "the proxy at " + through + " or what is behind it: ") +
                    why_not_connected(easy));
        case CURLE_COULDNT_RESOLVE_PROXY:
            return unreachable(url, "no machine has the name of the proxy, " + through);
        case CURLE_PROXY:
            return unreachable(url, "the proxy at " + through + " refuses to connect");
        case CURLE_COULDNT_RESOLVE_HOST:
            return unreachable(url, "no machine has that name");
        case CURLE_OPERATION_TIMEDOUT:
            return unreachable(url, "no answer within " + seconds_in_words(timeout));
        case CURLE_SSL_CONNECT_ERROR:
            return unreachable(url, "it does not speak TLS 1.2 or later");
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
            return unreachable(url, "the connection was cut");
        default:
            return unreachable(url, lower_first(curl_easy_strerror(code)));
    }
}

}  // namespace candour::platform
