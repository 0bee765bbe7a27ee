// How much a request carries, on good links and bad.
#include "sync/client/batch_size.h"

#include "tests/support/catch.h"
#include "tests/sync/client/upload_window.h"

namespace candour::client {

using test::UploadWindow;

namespace {

std::vector<std::size_t> batches_sent(const UploadWindow& window) {
    std::vector<std::size_t> batches;
    for (const NetworkRequest& request : window.network.requests) {
        REQUIRE(request.body.size() % protocol::batch_bytes == 0);  // A batch never shrinks.
        batches.push_back(request.body.size() / protocol::batch_bytes);
    }
    return batches;
}

}  // namespace

TEST_CASE("requests begin at 4 batches and double up to 16 while they arrive", "[sync]") {
    UploadWindow window;
    window.fill(1000);  // 63 batches.
    REQUIRE(window.run().ok());
    REQUIRE(batches_sent(window) == std::vector<std::size_t>{4, 8, 16, 16, 16, 3});
}

TEST_CASE("a cut halves the next request, down to one batch", "[sync]") {
    UploadWindow window;
    window.fill(1000);
    window.network.answer = [](const NetworkRequest&) {
        return Error{ErrorKind::Unavailable, "cut"};
    };
    Uploader uploader(window.outbox, window.network, window.random);
    for (int i = 0; i < 4; ++i) {
        REQUIRE_FALSE(uploader.run_window(window.joined).ok());
    }
    REQUIRE(batches_sent(window) == std::vector<std::size_t>{4, 2, 1, 1});
    REQUIRE(window.pending() == 1000);
}

TEST_CASE("a link that carries two batches carries a full outbox", "[sync]") {
    UploadWindow window;
    window.fill(320);
    window.network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
        if (request.body.size() > 2 * protocol::batch_bytes) {
            return Error{ErrorKind::Unavailable, "no answer within 20 seconds"};
        }
        return test::ask(window.intake, request);
    };
    Uploader uploader(window.outbox, window.network, window.random);
    REQUIRE_FALSE(uploader.run_window(window.joined).ok());
    // What has just failed is not tried again in the window that works.
    REQUIRE(uploader.run_window(window.joined).value().complete);
    REQUIRE(batches_sent(window) == std::vector<std::size_t>{4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
    REQUIRE(window.delivered() == 320);
}

TEST_CASE("a server that finds a request too large gets smaller ones", "[sync]") {
    UploadWindow window;
    window.fill(64);
    window.network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
        if (request.body.size() > protocol::batch_bytes) return NetworkResponse{413, {}};
        return test::ask(window.intake, request);
    };
    Uploader uploader(window.outbox, window.network, window.random);
    for (int i = 0; i < 3; ++i)
        (void)uploader.run_window(window.joined);
    REQUIRE(window.pending() == 0);
}

TEST_CASE("a refusal or a sign-in page says nothing of what the link carries", "[sync]") {
    for (const int status : {200, 302, 401, 409, 429, 503}) {
        UploadWindow window;
        window.fill(1000);
        window.network.answer = [status](const NetworkRequest&) {
            return NetworkResponse{status, {}};
        };
        Uploader uploader(window.outbox, window.network, window.random);
        (void)uploader.run_window(window.joined);
        (void)uploader.run_window(window.joined);
        INFO(status);
        REQUIRE(batches_sent(window) == std::vector<std::size_t>{4, 4});
    }
}

TEST_CASE("BatchSize learns upwards again after windows that were complete", "[sync]") {
    BatchSize size;
    size.cut(4);
    size.cut(2);
    REQUIRE(size.batches() == 1);
    size.arrived(1);
    REQUIRE(size.batches() == 1);
    for (const std::size_t batches : {2u, 4u, 8u, 16u, 16u}) {
        size.window_done();
        size.arrived(size.batches());
        REQUIRE(size.batches() == batches);
    }
    size.arrived(3);  // A small request says nothing of a large one.
    REQUIRE(size.batches() == 16);
}

}  // namespace candour::client
