// Attack A-16: one device floods the pool until it is full; others must get in, and who is refused
// must lose nothing.
#include "platform/storage/sql_pool.h"
#include "sync/client/uploader.h"
#include "tests/support/engines.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::server {

namespace {

constexpr std::int64_t pool_cells = 4096;
constexpr const char* flooder = "192.0.2.66";
constexpr const char* kiosk = "192.0.2.7";

class HourClock : public test::FixedClock {
public:
    Milliseconds since_boot() const override { return now; }
    Milliseconds now{1000};
};

// A device that sends what it has, from its address.
struct Device {
    explicit Device(std::string from) : address(std::move(from)) {}
    std::string address;
    test::MemoryOutbox outbox{8192};
    std::size_t pending() { return outbox.use().value().pending; }
};

struct Server : test::SyncFixture {
    explicit Server(const std::string& engine, bool shares)
        : home(engine), pool(home.pool("org", pool_cells)) {
        if (shares) intake.share_room(share);
    }
    Result<client::UploadReport> window(Device& device) {
        test::ScriptedNetwork network;
        network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
            const protocol::HttpResponse response = intake.post_cells({.method = request.method,
                                                                       .path = "/v1/cells",
                                                                       .query = "",
                                                                       .headers = request.headers,
                                                                       .body = request.body,
                                                                       .address = device.address});
            status = response.status;
            return NetworkResponse{response.status, response.body};
        };
        return client::Uploader(device.outbox, network, home.random).run_window(joined);
    }
    void fill(Device& device, std::size_t cells) {
        REQUIRE(device.outbox.add(test::random_cells(cells, home.random)).ok());
    }
    // Until nothing more of it gets in.
    void flood(Device& device, std::size_t cells = 6000) {
        fill(device, cells);
        while (window(device).ok() && device.pending() > 0) {
        }
    }
    std::int64_t free() { return pool->room().value().free; }

    test::StoreHome home;
    HourClock clock;
    std::unique_ptr<platform::SqlPool> pool;
    IntakeShare share{*pool, clock, home.random};
    Intake intake{*pool, registry, ring.online.key, clock};
    client::Enrolment joined = enrolment();
    int status = 0;  // Of the last answer.
};

}  // namespace

TEST_CASE("who floods the pool is told to come later, and the others get in", "[attack]") {
    Server server(GENERATE(CANDOUR_ENGINES), true);
    Device bad(flooder);
    server.flood(bad);
    REQUIRE(server.status == 429);
    REQUIRE(bad.pending() > 0);
    REQUIRE(server.free() > pool_cells / 4);
    Device good(kiosk);
    for (int hour = 0; hour < 8; ++hour) {
        server.fill(good, 20);
        REQUIRE(server.window(good).ok());
        REQUIRE(good.pending() == 0);
        server.clock.now += share_window;
        (void)server.window(bad);
        REQUIRE(server.status == 429);
    }
}

TEST_CASE("who is refused keeps what waits, and sends it when there is room", "[attack]") {
    Server server(GENERATE(CANDOUR_ENGINES), true);
    Device bad(flooder);
    server.flood(bad, 3000);
    const std::size_t before = bad.pending();
    REQUIRE(before > 0);
    const Result<client::UploadReport> refused = server.window(bad);
    REQUIRE(refused.error().kind == ErrorKind::Unavailable);
    REQUIRE(bad.pending() == before);
    server.clock.now += share_window;
    // A release makes room.
    std::vector<CellId> all;
    for (const store::PooledCell& pooled : server.pool->waiting().take())
        all.push_back(pooled.cell.id);
    REQUIRE(server.pool->drop(all).ok());
    while (server.window(bad).ok() && bad.pending() > 0) {
    }
    REQUIRE(bad.pending() == 0);
}

TEST_CASE("a house with many kiosks behind one address is no flood", "[attack]") {
    Server server(GENERATE(CANDOUR_ENGINES), true);
    for (int one = 0; one < 60; ++one) {
        Device device(kiosk);
        server.fill(device, 20);
        REQUIRE(server.window(device).ok());
        REQUIRE(device.pending() == 0);
    }
}

TEST_CASE("without shares the same flood locks everybody out", "[attack]") {
    Server server(GENERATE(CANDOUR_ENGINES), false);
    Device bad(flooder);
    server.flood(bad);
    REQUIRE(server.status == 503);
    Device good(kiosk);
    server.fill(good, 300);
    REQUIRE_FALSE(server.window(good).ok());
    REQUIRE(good.pending() > 0);
}

}  // namespace candour::server
