// platform/system/link_watch.h: tells when a network may have come: a cable, a radio, an address.
#pragma once

#include <functional>
#include <memory>
#include <thread>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::platform {

// Hears the kernel's own announcements (rtnetlink(7)); asks nobody and sends nothing.
class LinkWatch {
public:
    // `on_up` runs on a thread of this. Errors: Unavailable, on machines that do not allow it:
    // then sending works all the same, after a failure only a little later.
    static Result<std::unique_ptr<LinkWatch>> start(std::function<void()> on_up);
    ~LinkWatch();
    LinkWatch(const LinkWatch&) = delete;
    LinkWatch& operator=(const LinkWatch&) = delete;

private:
    LinkWatch(int netlink, int ending, std::function<void()> on_up);
    void listen();

    int netlink_;
    int ending_;  // An eventfd.
    std::function<void()> on_up_;
    std::thread thread_;
};

// Whether one of these messages of the kernel says that an interface, other than the loopback, runs
// or has got an address. False for anything that is cut or malformed.
bool tells_of_link(ByteView netlink_messages);

}  // namespace candour::platform
