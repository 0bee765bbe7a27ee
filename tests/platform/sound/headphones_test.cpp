// Headphones that are plugged in and pulled out, as the kernel says it; a pipe is the socket.
#include "platform/sound/headphones.h"

#include <atomic>
#include <linux/input.h>
#include <mutex>
#include <unistd.h>

#include "tests/platform/sound/disk_sound.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

namespace {

// What the watch said, in order.
class Heard {
public:
    HeadphoneWatch::OnChange callback() {
        return [this](bool plugged_in) {
            const std::lock_guard lock(mutex_);
            said_ += plugged_in ? "in " : "out ";
        };
    }
    std::string said() const {
        const std::lock_guard lock(mutex_);
        return said_;
    }

private:
    mutable std::mutex mutex_;
    std::string said_;
};

struct Socket {
    Socket() { REQUIRE(::pipe(ends) == 0); }
    ~Socket() { pull_the_plug_on_it(); }
    void tell(unsigned type, unsigned code, int value) const {
        input_event event{};
        event.type = static_cast<std::uint16_t>(type);
        event.code = static_cast<std::uint16_t>(code);
        event.value = value;
        REQUIRE(::write(ends[1], &event, sizeof event) == static_cast<ssize_t>(sizeof event));
    }
    void pull_the_plug_on_it() {
        if (ends[1] >= 0) ::close(ends[1]);
        ends[1] = -1;
    }
    int ends[2] = {-1, -1};
};

}  // namespace

TEST_CASE("headphones are told when they come and go, and nothing else is", "[sound]") {
    Socket socket;
    Heard heard;
    const HeadphoneWatch watch({socket.ends[0]}, heard.callback());
    socket.tell(EV_KEY, KEY_A, 1);  // A key of a headset.
    socket.tell(EV_SW, SW_MICROPHONE_INSERT, 1);
    socket.tell(EV_SW, SW_HEADPHONE_INSERT, 1);
    socket.tell(EV_SYN, SYN_REPORT, 0);
    socket.tell(EV_SW, SW_HEADPHONE_INSERT, 0);
    REQUIRE(test::wait_until([&] { return heard.said() == "in out "; }));
}

TEST_CASE("a socket that goes away ends nothing of the others, and nothing hangs", "[sound]") {
    Socket gone;
    Socket stays;
    Heard heard;
    {
        const HeadphoneWatch watch({gone.ends[0], stays.ends[0]}, heard.callback());
        gone.pull_the_plug_on_it();
        stays.tell(EV_SW, SW_HEADPHONE_INSERT, 1);
        REQUIRE(test::wait_until([&] { return heard.said() == "in "; }));
    }
    REQUIRE(heard.said() == "in ");
}

TEST_CASE("a machine whose sockets tell nothing has no watch", "[sound]") {
    const test::TempFolder folder;
    REQUIRE(HeadphoneWatch::start([](bool) {}, folder.path()) == nullptr);
    std::ofstream(folder.file("event0")) << "no device";
    REQUIRE(HeadphoneWatch::start([](bool) {}, folder.path()) == nullptr);
    REQUIRE(HeadphoneWatch::start([](bool) {}, "/nowhere") == nullptr);
}
