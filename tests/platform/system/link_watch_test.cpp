// tests/platform/system/link_watch_test.cpp: what the kernel says of networks.
#include "platform/system/link_watch.h"

#include <atomic>
#include <cstring>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

namespace {

template <typename T>
void append(Bytes& messages, unsigned short type, const T& payload) {
    nlmsghdr header{};
    header.nlmsg_type = type;
    header.nlmsg_len = NLMSG_LENGTH(sizeof payload);
    Bytes message(NLMSG_ALIGN(header.nlmsg_len));
    std::memcpy(message.data(), &header, sizeof header);
    std::memcpy(message.data() + NLMSG_HDRLEN, &payload, sizeof payload);
    messages.insert(messages.end(), message.begin(), message.end());
}

Bytes link(unsigned flags, unsigned short type = RTM_NEWLINK) {
    ifinfomsg payload{};
    payload.ifi_flags = flags;
    Bytes messages;
    append(messages, type, payload);
    return messages;
}

Bytes address(unsigned char scope, unsigned short type = RTM_NEWADDR) {
    ifaddrmsg payload{};
    payload.ifa_scope = scope;
    Bytes messages;
    append(messages, type, payload);
    return messages;
}

Bytes both(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

TEST_CASE("tells_of_link hears a link that runs and an address that reaches out", "[system]") {
    struct Row {
        const char* name;
        Bytes messages;
        bool tells;
    };
    const Row rows[] = {
        {"a cable is in", link(IFF_UP | IFF_RUNNING), true},
        {"up without a cable", link(IFF_UP), false},
        {"a cable while it is down", link(IFF_RUNNING), false},
        {"an interface goes", link(IFF_UP | IFF_RUNNING, RTM_DELLINK), false},
        {"the loopback", link(IFF_UP | IFF_RUNNING | IFF_LOOPBACK), false},
        {"an address", address(RT_SCOPE_UNIVERSE), true},
        {"an IPv6 address of the link alone", address(RT_SCOPE_LINK), true},
        {"the loopback's address", address(RT_SCOPE_HOST), false},
        {"an address goes", address(RT_SCOPE_UNIVERSE, RTM_DELADDR), false},
        {"the second of two", both(link(IFF_UP), address(RT_SCOPE_UNIVERSE)), true},
        {"nothing", {}, false},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        REQUIRE(tells_of_link(row.messages) == row.tells);
    }
}

TEST_CASE("tells_of_link survives messages that are cut or lie about their length", "[system]") {
    const Bytes whole = both(link(IFF_UP), link(IFF_UP | IFF_RUNNING));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        REQUIRE_FALSE(tells_of_link(cut));
    }
    for (const std::uint32_t length : {0u, 1u, 15u, 16u, 20u, 1000u, 0xffff'ffffu}) {
        Bytes lie = link(IFF_UP | IFF_RUNNING);
        std::memcpy(lie.data(), &length, sizeof length);
        REQUIRE_FALSE(tells_of_link(lie));
    }
}

TEST_CASE("a watch begins on this machine and ends at once", "[system]") {
    std::atomic<int> news = 0;
    auto watch = LinkWatch::start([&news] { ++news; });
    if (!watch.ok()) {
        WARN("left out: " << watch.error().what);
        return;
    }
    watch.value().reset();
    REQUIRE(news >= 0);
}
