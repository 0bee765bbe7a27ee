// tests/platform/kiosk/send_all_test.cpp: "send until nothing waits", against servers good and bad.
#include "platform/kiosk/send_all.h"

#include "tests/support/catch.h"
#include "tests/sync/client/upload_window.h"

namespace candour::platform {
namespace {

using test::UploadWindow;

// Each look is half a second later, so that nothing here waits for real.
class HurryingClock : public test::FixedClock {
public:
    Milliseconds since_boot() const override { return now += Milliseconds(500); }
    mutable Milliseconds now{0};
};

class LeastRandom : public Random {
public:
    std::uint32_t below(std::uint32_t) override { return 0; }
};

struct Sending : UploadWindow {
    Status send() {
        client::Syncer syncer(
            joined, {}, {outbox, nullptr, network, hurrying, test::a_day, jitter, random}, {});
        return send_all(syncer, outbox, hurrying);
    }
    HurryingClock hurrying;
    LeastRandom jitter;
};

TEST_CASE("send_all sends until nothing waits, in as many windows as it takes", "[kiosk]") {
    Sending sending;
    sending.fill(2'000);
    // 64 requests end a window; a slow server makes two of it.
    sending.network.answer = test::answer_with(
        sending, [](protocol::Acknowledgement& ack) { ack.cells_stored = protocol::batch_cells; });
    REQUIRE(sending.send().ok());
    REQUIRE(sending.pending() == 0);
    REQUIRE(sending.network.requests.size() == 125);
}

TEST_CASE("send_all gives up a server that is down, with how much waits and why", "[kiosk]") {
    Sending sending;
    sending.fill(3);
    sending.network.answer = [](const NetworkRequest&) {
        return Error{ErrorKind::Unavailable, "cannot reach the server: connection refused"};
    };
    const Status sent = sending.send();
    REQUIRE(sent.error().kind == ErrorKind::Unavailable);
    REQUIRE(sent.error().what ==
            "3 sealed pieces wait: cannot reach the server: connection refused");
    REQUIRE(sending.network.requests.size() == 3);
    REQUIRE(sending.pending() == 3);
}

TEST_CASE("send_all goes on over a link that cuts every second request", "[kiosk]") {
    Sending sending;
    sending.fill(160);
    int requests = 0;
    sending.network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
        if (++requests % 2 == 0) return Error{ErrorKind::Unavailable, "cut"};
        return test::ask(sending.intake, request);
    };
    REQUIRE(sending.send().ok());
    REQUIRE(sending.pending() == 0);
    REQUIRE(sending.delivered() == 160);
}

}  // namespace
}  // namespace candour::platform
