// tests/sync/client/upload_window.h: a device's outbox, and a server behind a network that a test
// can make lie.
#pragma once

#include "sync/client/uploader.h"
#include "tests/support/catch.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::test {

struct UploadWindow : SyncFixture {
    UploadWindow() {
        network.answer = [this](const NetworkRequest& request) { return ask(intake, request); };
    }
    Result<client::UploadReport> run() {
        return client::Uploader(outbox, network, random).run_window(joined);
    }
    void fill(std::size_t cells) { REQUIRE(outbox.add(random_cells(cells, random)).ok()); }
    std::size_t pending() { return outbox.use().value().pending; }
    std::size_t acknowledged() { return outbox.use().value().acknowledged; }
    // Every cell of the outbox that the pool has.
    std::size_t delivered() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            outbox.slots,
            [this](const MemoryOutbox::Slot& slot) { return pool.seen.contains(slot.cell.id); }));
    }

    MemoryOutbox outbox;
    MemoryPool pool;
    FixedClock clock;
    ScriptedNetwork network;
    server::Intake intake{pool, registry, ring.online.key, clock};
    client::Enrolment joined = enrolment();
};

// Answers as the server does, after `change` has been at its acknowledgement.
inline auto answer_with(UploadWindow& window,
                        std::function<void(protocol::Acknowledgement&)> change) {
    return [&window, change](const NetworkRequest& request) -> Result<NetworkResponse> {
        protocol::Acknowledgement ack{.body_hash = protocol::hash_hex(request.body),
                                      .batches = request.body.size() / protocol::batch_bytes,
                                      .cells_stored = request.body.size() / 1024,
                                      .server_epoch = "epoch-1",
                                      .generation = 1,
                                      .horizon = 0,
                                      .time_s = 0};
        change(ack);
        return NetworkResponse{200, protocol::encode_ack(ack, window.ring.online.key)};
    };
}

}  // namespace candour::test
