// tests/platform/kiosk/sync_thread_test.cpp: the thread ends at once, whatever it waits for.
#include "platform/kiosk/sync_thread.h"

#include <chrono>

#include "platform/storage/sqlite_outbox.h"
#include "tests/platform/net/connect_proxy.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::platform {
namespace {

struct Waiting {
    // To 127.0.0.1 at `port`, every millisecond or so.
    std::unique_ptr<SyncThread> start(std::uint16_t port, Milliseconds interval) {
        client::Enrolment enrolment = office.enrolment();
        enrolment.invitation.server_url = "https://127.0.0.1:" + std::to_string(port);
        client::SyncPlan plan;
        plan.window.interval = interval;
        return std::make_unique<SyncThread>(SyncThread::Setting{.enrolment = enrolment,
                                                                .plan = plan,
                                                                .store = *outbox,
                                                                .board = nullptr,
                                                                .proxy = {},
                                                                .hooks = {}});
    }
    test::TempFolder folder;
    test::SyncFixture office;
    std::unique_ptr<SqliteOutbox> outbox =
        SqliteOutbox::create(folder.file("outbox.db"), office.random).take();
};

std::chrono::milliseconds time_to_end(std::unique_ptr<SyncThread> thread) {
    const auto begin = std::chrono::steady_clock::now();
    thread.reset();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begin);
}

TEST_CASE("a request that hangs does not keep the thread from ending", "[kiosk]") {
    Waiting waiting;
    testing::SilentPort silent;
    auto thread = waiting.start(silent.port(), Milliseconds(1));
    REQUIRE(silent.somebody_came_within(std::chrono::seconds(10)));
    // It would hang for ten seconds.
    REQUIRE(time_to_end(std::move(thread)) < std::chrono::seconds(5));
}

TEST_CASE("a thread that waits for its window ends at once", "[kiosk]") {
    Waiting waiting;
    testing::SilentPort silent;
    auto thread = waiting.start(silent.port(), std::chrono::hours(1));
    REQUIRE(time_to_end(std::move(thread)) < std::chrono::seconds(5));
}

}  // namespace
}  // namespace candour::platform
