// platform/net/forwarded.cpp: see forwarded.h.
#include "platform/net/forwarded.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

namespace candour::platform {
namespace {

std::string last_of(const std::string& list) {
    std::string last = list.substr(list.rfind(',') + 1);  // All of it where there is no comma.
    const std::size_t begin = last.find_first_not_of(" \t");
    if (begin == std::string::npos) return {};
    return last.substr(begin, last.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace

std::string counted_address(const std::string& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    in_addr v4{};
    if (::inet_pton(AF_INET, address.c_str(), &v4) == 1) return address;
    in6_addr v6{};
    const std::string without_scope = address.substr(0, address.find('%'));
    if (::inet_pton(AF_INET6, without_scope.c_str(), &v6) != 1) return {};
    if (IN6_IS_ADDR_V4MAPPED(&v6)) {
        ::inet_ntop(AF_INET, &v6.s6_addr[12], text.data(), text.size());
        return text.data();
    }
    std::fill(std::begin(v6.s6_addr) + 8, std::end(v6.s6_addr), std::uint8_t{0});
    ::inet_ntop(AF_INET6, &v6, text.data(), text.size());
    return std::string(text.data()) + "/64";
}

std::string asking_address(const protocol::HttpRequest& request, const std::string& proxy) {
    if (proxy.empty() || request.address != counted_address(proxy)) return request.address;
    const auto forwarded = request.headers.find("x-forwarded-for");
    if (forwarded == request.headers.end()) return request.address;
    const std::string asking = counted_address(last_of(forwarded->second));
    return asking.empty() ? request.address : asking;
}

}  // namespace candour::platform
