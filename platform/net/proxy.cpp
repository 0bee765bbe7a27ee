// platform/net/proxy.cpp: see proxy.h.
#include "platform/net/proxy.h"

#include <algorithm>
#include <array>

namespace candour::platform {

namespace {

constexpr std::array<std::string_view, 4> schemes = {"http://", "https://", "socks5://",
                                                     "socks5h://"};

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "host:port", "[::1]:port".
bool is_host_and_port(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || !is_port(text.substr(colon + 1))) {
        return false;
    }
    const std::string_view host = text.substr(0, colon);
    const bool literal = host.starts_with('[') && host.ends_with(']');
    return literal || host.find_first_of(":[]/?#") == std::string_view::npos;
}

std::size_t scheme_length(std::string_view url) {
    for (const std::string_view scheme : schemes) {
        if (url.starts_with(scheme)) return scheme.size();
    }
    return 0;
}

// A password may have an @ in it.
std::size_t host_begin(std::string_view url) {
    const std::size_t at = url.rfind('@');
    return at == std::string_view::npos ? scheme_length(url) : at + 1;
}

}  // namespace

Result<std::string> check_proxy(std::string_view url) {
    const auto odd = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
    const std::size_t scheme = scheme_length(url);
    std::string_view host = url.substr(host_begin(url));
    if (host.ends_with('/')) host.remove_suffix(1);
    if (scheme == 0 || !is_host_and_port(host) || std::ranges::any_of(url, odd)) {
        return Error{ErrorKind::Invalid,
                     "--proxy takes http://HOST:PORT (also https, socks5 or socks5h; with "
                     "NAME:PASSWORD@ before the host), or none"};
    }
    return std::string(url);
}

std::string proxy_name(std::string_view url) {
    if (url.empty()) return {};
    return std::string(url.substr(0, scheme_length(url))) +
           std::string(url.substr(host_begin(url)));
}

}  // namespace candour::platform
