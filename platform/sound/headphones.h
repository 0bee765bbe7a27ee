// Headphones: tells when somebody plugs some in, and when they are pulled out, where the machine's
// socket says so (the switch SW_HEADPHONE_INSERT of Linux's input devices).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace candour::platform {

class HeadphoneWatch {
public:
    using OnChange = std::function<void(bool plugged_in)>;

    // `on_change` runs on a thread of this. What is in already when it starts is no news. Where no
    // socket tells (or this user may not read it), null.
    static std::unique_ptr<HeadphoneWatch> start(OnChange on_change,
                                                 const std::string& folder = "/dev/input");
    // Over open devices, which it then owns.
    HeadphoneWatch(std::vector<int> devices, OnChange on_change);
    ~HeadphoneWatch();
    HeadphoneWatch(const HeadphoneWatch&) = delete;
    HeadphoneWatch& operator=(const HeadphoneWatch&) = delete;

private:
    void listen();
    // False: the device is gone.
    bool read_from(int device);

    std::vector<int> devices_;
    int ending_;  // An eventfd.
    OnChange on_change_;
    std::thread thread_;
};

}  // namespace candour::platform
