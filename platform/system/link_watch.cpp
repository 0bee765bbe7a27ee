// platform/system/link_watch.cpp: Linux, rtnetlink(7).
#include "platform/system/link_watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace candour::platform {

namespace {

constexpr std::size_t messages_bytes_max = 32 * 1024;

Error cannot_watch() {
    return Error{ErrorKind::Unavailable,
                 std::string("cannot watch for networks that come: ") + std::strerror(errno)};
}

template <typename T>
bool read_as(ByteView bytes, T& out) {
    if (bytes.size() < sizeof out) return false;
    std::memcpy(&out, bytes.data(), sizeof out);
    return true;
}

bool tells_of_link(unsigned type, ByteView payload) {
    if (type == RTM_NEWLINK) {
        ifinfomsg link{};
        constexpr unsigned running = IFF_UP | IFF_RUNNING;
        return read_as(payload, link) && (link.ifi_flags & running) == running &&
               (link.ifi_flags & IFF_LOOPBACK) == 0;
    }
    ifaddrmsg address{};
    return type == RTM_NEWADDR && read_as(payload, address) && address.ifa_scope != RT_SCOPE_HOST;
}

}  // namespace

bool tells_of_link(ByteView messages) {
    nlmsghdr header{};
    while (read_as(messages, header)) {
        if (header.nlmsg_len < sizeof header || header.nlmsg_len > messages.size()) return false;
        const ByteView payload = messages.subspan(sizeof header, header.nlmsg_len - sizeof header);
        if (tells_of_link(header.nlmsg_type, payload)) return true;
        const std::size_t whole = NLMSG_ALIGN(header.nlmsg_len);
        messages = messages.subspan(std::min(whole, messages.size()));
    }
    return false;
}

Result<std::unique_ptr<LinkWatch>> LinkWatch::start(std::function<void()> on_up) {
    const int netlink =
        ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (netlink < 0) return cannot_watch();
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    const int ending = ::eventfd(0, EFD_CLOEXEC);
    if (ending < 0 ||
        ::bind(netlink, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const Error error = cannot_watch();
        ::close(netlink);
        if (ending >= 0) ::close(ending);
        return error;
    }
    return std::unique_ptr<LinkWatch>(new LinkWatch(netlink, ending, std::move(on_up)));
}

LinkWatch::LinkWatch(int netlink, int ending, std::function<void()> on_up)
    : netlink_(netlink), ending_(ending), on_up_(std::move(on_up)), thread_([this] { listen(); }) {}

LinkWatch::~LinkWatch() {
    const std::uint64_t one = 1;
    CHECK(::write(ending_, &one, sizeof one) == sizeof one);
    thread_.join();
    ::close(netlink_);
    ::close(ending_);
}

void LinkWatch::listen() {
    std::array<std::uint8_t, messages_bytes_max> buffer;
    while (true) {
        std::array<pollfd, 2> both = {{{netlink_, POLLIN, 0}, {ending_, POLLIN, 0}}};
        if (::poll(both.data(), both.size(), -1) < 0 && errno != EINTR) return;
        if (both[1].revents != 0) return;
        if (both[0].revents == 0) continue;
        const ssize_t size = ::recv(netlink_, buffer.data(), buffer.size(), 0);
        // ENOBUFS: so much happened that some of it is lost, which is news enough.
        const bool lost = size < 0 && errno == ENOBUFS;
        if (size < 0 && !lost && errno != EINTR && errno != EAGAIN) return;
        if (lost || (size > 0 && tells_of_link({buffer.data(), static_cast<std::size_t>(size)}))) {
            on_up_();
        }
    }
}

}  // namespace candour::platform
