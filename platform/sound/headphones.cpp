// platform/sound/headphones.cpp: Linux, evdev.
#include "platform/sound/headphones.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace candour::platform {
namespace {

namespace fs = std::filesystem;

bool has_socket(int device) {
    std::array<std::uint8_t, SW_MAX / 8 + 1> switches{};
    if (::ioctl(device, EVIOCGBIT(EV_SW, switches.size()), switches.data()) < 0) return false;
    return (switches.at(SW_HEADPHONE_INSERT / 8) >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
}

}  // namespace

std::unique_ptr<HeadphoneWatch> HeadphoneWatch::start(OnChange on_change,
                                                      const std::string& folder) {
    std::vector<int> sockets;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
        if (!entry.path().filename().string().starts_with("event")) continue;
        const int device = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (device < 0) continue;
        if (has_socket(device)) {
            sockets.push_back(device);
        } else {
            ::close(device);
        }
    }
    if (sockets.empty()) return nullptr;
    return std::make_unique<HeadphoneWatch>(std::move(sockets), std::move(on_change));
}

HeadphoneWatch::HeadphoneWatch(std::vector<int> devices, OnChange on_change)
    : devices_(std::move(devices)),
      ending_(::eventfd(0, EFD_CLOEXEC)),
      on_change_(std::move(on_change)),
      thread_([this] { listen(); }) {}

HeadphoneWatch::~HeadphoneWatch() {
    const std::uint64_t one = 1;
    while (::write(ending_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    thread_.join();
    for (const int device : devices_)
        ::close(device);
    ::close(ending_);
}

void HeadphoneWatch::listen() {
    std::vector<pollfd> watched = {{.fd = ending_, .events = POLLIN, .revents = 0}};
    for (const int device : devices_)
        watched.push_back({.fd = device, .events = POLLIN, .revents = 0});
    while (true) {
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
        if (watched.front().revents != 0) return;
        for (pollfd& one : watched) {
            // A negative one is looked at no more.
            if (one.fd != ending_ && one.revents != 0 && !read_from(one.fd)) one.fd = -1;
        }
    }
}

bool HeadphoneWatch::read_from(int device) {
    input_event event{};
    const ssize_t got = ::read(device, &event, sizeof event);
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    if (got != static_cast<ssize_t>(sizeof event)) return false;
    if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) on_change_(event.value != 0);
    return true;
}

}  // namespace candour::platform
