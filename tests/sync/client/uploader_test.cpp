// An upload window against a server that answers honestly.
#include "sync/client/uploader.h"

#include "tests/support/catch.h"
#include "tests/sync/client/upload_window.h"

namespace candour::client {

using test::answer_with;
using test::UploadWindow;

constexpr std::size_t batch = protocol::batch_cells;

TEST_CASE("a window sends whole batches, at least one, and acknowledges what was stored",
          "[sync]") {
    // 4096 is a whole outbox: 16 requests of 16 batches.
    for (const std::size_t cells : {0u, 1u, 15u, 16u, 17u, 255u, 256u, 257u, 4096u}) {
        UploadWindow window;
        window.fill(cells);
        const auto report = window.run();
        INFO(cells << " cells");
        REQUIRE(report.ok());
        const std::size_t batches = std::max<std::size_t>(1, (cells + batch - 1) / batch);
        REQUIRE(report.value().cells_sent == batches * batch);
        REQUIRE(report.value().cells_acknowledged == cells);
        REQUIRE(report.value().server_epoch == "epoch-1");
        REQUIRE(window.pending() == 0);
        REQUIRE(window.acknowledged() == cells);
        REQUIRE(window.delivered() == cells);
        REQUIRE(window.pool.seen.size() == batches * batch);
        for (const NetworkRequest& request : window.network.requests) {
            REQUIRE(request.body.size() % protocol::batch_bytes == 0);
            REQUIRE(request.body.size() <=
                    protocol::batches_per_request_max * protocol::batch_bytes);
        }
    }
}

TEST_CASE("what fills a batch opens as a dummy and nothing else", "[sync]") {
    UploadWindow window;
    window.fill(3);
    REQUIRE(window.run().ok());
    int dummies = 0;
    for (const auto& [id, pooled] : window.pool.cells_waiting) {
        const auto opened = privacy::open_cell(pooled.cell, window.ring.office.opening_keys());
        if (opened.ok() && opened.value().dummy) ++dummies;
    }
    REQUIRE(dummies == 13);
}

TEST_CASE("cells leave in an order that says nothing of the slots", "[sync]") {
    // A full batch of 16 in slot order would be 1 of 16! orders; twice is out of the question.
    int in_slot_order = 0;
    for (int run = 0; run < 2; ++run) {
        UploadWindow window;
        window.fill(16);
        REQUIRE(window.run().ok());
        std::vector<privacy::Cell> sent = protocol::decode_cells(window.network.requests[0].body);
        std::vector<privacy::Cell> slots;
        for (std::size_t i = 0; i < 16; ++i)
            slots.push_back(window.outbox.slots[i].cell);
        if (sent == slots) ++in_slot_order;
    }
    REQUIRE(in_slot_order == 0);
}

TEST_CASE("a request carries these headers and no other", "[sync]") {
    UploadWindow window;
    window.fill(1);
    REQUIRE(window.run().ok());
    const NetworkRequest& request = window.network.requests.at(0);
    REQUIRE(request.method == "POST");
    REQUIRE(request.url == "https://127.0.0.1:8443/v1/cells");
    REQUIRE(request.pinned_key == test::pin_of_zeros());
    const protocol::PoolKey& key = window.joined.invitation.pool_key;
    REQUIRE(request.headers == std::map<std::string, std::string>{
                                   {"content-type", "application/octet-stream"},
                                   {"candour-pool", protocol::pool_key_id(key)},
                                   {"candour-mac", protocol::mac_header(request.body, key)}});
}

TEST_CASE("only the cells in the stored prefix are acknowledged", "[sync]") {
    for (const std::uint64_t stored : {0u, 16u, 32u, 48u}) {
        UploadWindow window;
        window.fill(64);
        int answers = 0;
        const auto prefix =
            answer_with(window, [&](protocol::Acknowledgement& ack) { ack.cells_stored = stored; });
        window.network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
            if (answers++ == 0) return prefix(request);
            return Error{ErrorKind::Unavailable, "cut"};
        };
        INFO(stored << " stored");
        REQUIRE(window.run().error().kind == ErrorKind::Unavailable);
        REQUIRE(window.acknowledged() == stored);
        // Exactly those at the start of the body.
        const auto sent = protocol::decode_cells(window.network.requests[0].body);
        for (std::size_t i = 0; i < sent.size(); ++i) {
            const auto slot =
                std::ranges::find(window.outbox.slots, sent[i], &test::MemoryOutbox::Slot::cell);
            REQUIRE((slot->state == store::SlotState::Acknowledged) == (i < stored));
        }
    }
}

TEST_CASE("a server that stores a part is sent the rest in the same window", "[sync]") {
    UploadWindow window;
    window.fill(64);
    window.network.answer = answer_with(
        window, [](protocol::Acknowledgement& ack) { ack.cells_stored = protocol::batch_cells; });
    const auto report = window.run();
    REQUIRE(report.ok());
    REQUIRE(report.value().complete);
    REQUIRE(window.acknowledged() == 64);
    REQUIRE(window.network.requests.size() == 4);
}

TEST_CASE("a window ends after 64 requests, whatever the server makes of them", "[sync]") {
    UploadWindow window;
    window.fill(4096);
    window.network.answer = answer_with(
        window, [](protocol::Acknowledgement& ack) { ack.cells_stored = protocol::batch_cells; });
    const auto report = window.run();
    REQUIRE(report.ok());
    REQUIRE_FALSE(report.value().complete);
    REQUIRE(window.network.requests.size() == 64);
    REQUIRE(window.acknowledged() == 64 * batch);
}

TEST_CASE("a count above what was received is no acknowledgement", "[sync]") {
    UploadWindow window;
    window.fill(3);
    window.network.answer =
        answer_with(window, [](protocol::Acknowledgement& ack) { ack.cells_stored = ~0ULL; });
    REQUIRE(window.run().error().kind == ErrorKind::Denied);
    REQUIRE(window.acknowledged() == 0);
}

TEST_CASE("an answer lost on the way is made good by sending the same cells again", "[sync]") {
    UploadWindow window;
    window.fill(10);
    window.network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
        (void)test::ask(window.intake, request);
        return Error{ErrorKind::Unavailable, "cut"};
    };
    REQUIRE_FALSE(window.run().ok());
    REQUIRE(window.pending() == 10);
    window.network.answer = [&](const NetworkRequest& request) {
        return test::ask(window.intake, request);
    };
    REQUIRE(window.run().ok());
    REQUIRE(window.pending() == 0);
    REQUIRE(window.delivered() == 10);
    REQUIRE(window.pool.seen.size() == 10 + 6 + 6);  // Twice six dummies, each of the ten once.
}

TEST_CASE("a restored server is offered everything again, and keeps each cell once", "[sync]") {
    UploadWindow window;
    window.fill(40);
    REQUIRE(window.run().ok());
    REQUIRE(window.acknowledged() == 40);
    window.pool.seen.clear();  // Yesterday's backup knows nothing of them.
    window.pool.cells_waiting.clear();
    window.pool.epoch = "epoch-2";
    window.network.requests.clear();
    const auto report = window.run();
    REQUIRE(report.ok());
    REQUIRE(report.value().server_epoch == "epoch-2");
    REQUIRE(window.pending() == 0);
    REQUIRE(window.acknowledged() == 40);
    REQUIRE(window.delivered() == 40);
    REQUIRE(window.outbox.setting("server_epoch").value() == "epoch-2");
}

TEST_CASE("the first server that a device meets is no restored one", "[sync]") {
    UploadWindow window;
    window.fill(1);
    REQUIRE(window.run().ok());
    REQUIRE(window.network.requests.size() == 1);
}

TEST_CASE("two servers in turn under one address end the window instead of looping", "[sync]") {
    UploadWindow window;
    window.fill(300);
    int answers = 0;
    window.network.answer = answer_with(window, [&](protocol::Acknowledgement& ack) {
        ack.server_epoch = answers++ % 2 == 0 ? "a" : "b";
    });
    REQUIRE(window.run().error().kind == ErrorKind::Unavailable);
    REQUIRE(answers <= 3);
}

TEST_CASE("the acknowledged generation is kept with the slot", "[sync]") {
    UploadWindow window;
    window.fill(2);
    window.network.answer =
        answer_with(window, [](protocol::Acknowledgement& ack) { ack.generation = 77; });
    REQUIRE(window.run().ok());
    REQUIRE(window.outbox.slots[0].generation == 77);
    REQUIRE(window.outbox.slots[1].generation == 77);
}

}  // namespace candour::client
