// Who takes the device, the wire or the server learns nothing of the order in which people spoke
// (anonymity-research A-06): slots, bytes in files, journals, uploads, the pool's rows.
#include <algorithm>

#include "platform/storage/sqlite_outbox.h"
#include "platform/storage/sqlite_pool.h"
#include "sync/client/uploader.h"
#include "tests/support/catch.h"
#include "tests/support/find_bytes.h"
#include "tests/support/order.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::platform {

namespace {

constexpr int runs = 150;
constexpr std::size_t visitors = 12;

// What an outbox would draw if it took slots in their order: the tests must see that.
class NoRandom : public SecureRandom {
public:
    void fill(std::span<std::uint8_t> out) override { random.fill(out); }
    std::uint32_t below(std::uint32_t bound) override { return bound - 1; }
    test::SodiumRandom random;
};

struct Device {
    explicit Device(SecureRandom& drawn) : outbox(SqliteOutbox::create(path, drawn, 64).take()) {}

    // Everything is in use already, as on a device that has been there for long.
    void use_all() {
        REQUIRE(outbox->add(test::random_cells(64, random)).ok());
        std::vector<std::uint32_t> slots;
        for (const store::PendingCell& item : outbox->pending().take())
            slots.push_back(item.slot);
        REQUIRE(outbox->acknowledge(slots, 3).ok());
    }
    std::vector<privacy::Cell> visits() {
        std::vector<privacy::Cell> cells = test::random_cells(visitors, random);
        for (const privacy::Cell& cell : cells)
            REQUIRE(outbox->add({cell}).ok());
        return cells;
    }

    test::SodiumRandom random;
    test::TempFolder folder;
    std::string path = folder.file("outbox.db");
    std::unique_ptr<SqliteOutbox> outbox;
};

// Where each of `cells` first lies in `bytes`, by its sealed part.
std::vector<std::size_t> places_in(const Bytes& bytes, const std::vector<privacy::Cell>& cells) {
    std::vector<std::size_t> places;
    for (const privacy::Cell& cell : cells) {
        const std::optional<std::size_t> found = test::find_bytes(bytes, cell.sealed);
        REQUIRE(found);
        places.push_back(*found);
    }
    return places;
}

std::vector<std::size_t> slots_of(SqliteOutbox& outbox, const std::vector<privacy::Cell>& cells) {
    const std::vector<store::PendingCell> pending = outbox.pending().take();
    std::vector<std::size_t> slots;
    for (const privacy::Cell& cell : cells) {
        const auto found = std::ranges::find(pending, cell, &store::PendingCell::cell);
        REQUIRE(found != pending.end());
        slots.push_back(found->slot);
    }
    return slots;
}

struct Seen {
    test::OrderSeen slots;
    test::OrderSeen bytes;
};

Seen seen_on_devices(SecureRandom& drawn, bool used) {
    Seen seen;
    for (int run = 0; run < runs; ++run) {
        Device device(drawn);
        if (used) device.use_all();
        const std::vector<privacy::Cell> cells = device.visits();
        seen.slots.add(slots_of(*device.outbox, cells));
        seen.bytes.add(places_in(test::read_whole(device.path), cells));
    }
    return seen;
}

// The body of the one request that a device sends of what waits.
Bytes sent_body(SqliteOutbox& outbox, const client::Enrolment& enrolment, SecureRandom& random) {
    test::ScriptedNetwork network;
    network.answer = [](const NetworkRequest&) -> Result<NetworkResponse> {
        return Error{ErrorKind::Unavailable, "cut after the request"};
    };
    REQUIRE_FALSE(client::Uploader(outbox, network, random).run_window(enrolment).ok());
    REQUIRE(network.requests.size() == 1);
    return network.requests[0].body;
}

std::vector<privacy::Cell> cells_of(const Bytes& body) {
    std::vector<privacy::Cell> cells;
    for (std::size_t at = 0; at + privacy::cell_bytes <= body.size(); at += privacy::cell_bytes) {
        cells.push_back(
            privacy::Cell::from_wire(ByteView(body).subspan(at).first<privacy::cell_bytes>()));
    }
    return cells;
}

struct PoolSeen {
    test::OrderSeen rows;
    test::OrderSeen log;   // Places in the write-ahead log.
    test::OrderSeen file;  // Places in the database after the log has gone into it.
};

// Puts `cells`, which came in that order, into a pool: each of `windows` is what arrives at once.
void see_pool(const std::vector<privacy::Cell>& cells,
              const std::vector<std::vector<privacy::Cell>>& windows, PoolSeen& seen) {
    test::SodiumRandom random;
    const test::TempFolder folder;
    const std::string path = folder.file("pool.db");
    auto pool = SqlitePool::create(path, "org", random).take();
    for (const std::vector<privacy::Cell>& window : windows)
        REQUIRE(pool->add(window, test::a_day).ok());
    std::vector<std::size_t> rows;
    const std::vector<store::PooledCell> waiting = pool->waiting().take();
    for (const privacy::Cell& cell : cells) {
        const auto found = std::ranges::find_if(
            waiting, [&](const store::PooledCell& pooled) { return pooled.cell == cell; });
        REQUIRE(found != waiting.end());
        rows.push_back(static_cast<std::size_t>(found - waiting.begin()));
    }
    seen.rows.add(rows);
    seen.log.add(places_in(test::read_whole(path + "-wal"), cells));
    pool.reset();
    seen.file.add(places_in(test::read_whole(path), cells));
}

#define REQUIRE_CHANCE(seen)                                                      \
    do {                                                                          \
        INFO(#seen << ": z of the mean " << (seen).mean_z() << ", of the square " \
                   << (seen).square_z());                                         \
        REQUIRE((seen).is_chance());                                              \
    } while (false)

}  // namespace

TEST_CASE("the measure tells order, reverse order and order by turns from chance", "[storage]") {
    test::SodiumRandom random;
    test::OrderSeen ordered;
    test::OrderSeen by_turns;
    test::OrderSeen nearly;
    test::OrderSeen chance;
    for (int run = 0; run < runs; ++run) {
        std::vector<std::size_t> places(visitors);
        for (std::size_t i = 0; i < visitors; ++i)
            places[i] = i;
        ordered.add(places);
        std::vector<std::size_t> shuffled = places;
        for (std::size_t left = visitors; left > 1; --left) {
            std::swap(shuffled[left - 1], shuffled[random.below(static_cast<std::uint32_t>(left))]);
        }
        chance.add(shuffled);
        // Only the first person's place is given away.
        std::iter_swap(shuffled.begin(), std::ranges::min_element(shuffled));
        nearly.add(shuffled);
        if (run % 2 == 0) std::ranges::reverse(places);
        by_turns.add(places);
    }
    REQUIRE(ordered.mean_z() > 20);
    REQUIRE_FALSE(nearly.is_chance());
    REQUIRE(std::abs(by_turns.mean_z()) < 4);
    REQUIRE_FALSE(by_turns.is_chance());
    REQUIRE_CHANCE(chance);
}

TEST_CASE("neither slots nor bytes of a device tell the order, new or long used", "[storage]") {
    test::SodiumRandom random;
    for (const bool used : {false, true}) {
        const Seen seen = seen_on_devices(random, used);
        REQUIRE_CHANCE(seen.slots);
        REQUIRE_CHANCE(seen.bytes);
    }
}

TEST_CASE("a device that took slots in their order is caught by the same test", "[storage]") {
    NoRandom drawn;
    for (const bool used : {false, true}) {
        const Seen seen = seen_on_devices(drawn, used);
        REQUIRE_FALSE(seen.slots.is_chance());
        REQUIRE_FALSE(seen.bytes.is_chance());
    }
}

TEST_CASE("the journal says nothing once a message is kept", "[storage]") {
    test::SodiumRandom random;
    Device device(random);
    for (int visit = 0; visit < 5; ++visit) {
        device.visits();
        REQUIRE(test::read_whole(device.path + "-journal").empty());
        for (const auto& entry : std::filesystem::directory_iterator(device.folder.path())) {
            const std::string name = entry.path().filename().string();
            REQUIRE((name == "outbox.db" || name == "outbox.db-journal"));
        }
    }
}

TEST_CASE("neither the upload nor the pool tells the order of one window's visits", "[storage]") {
    test::SodiumRandom random;
    const test::SyncFixture office;
    const client::Enrolment enrolment = office.enrolment();
    test::OrderSeen upload;
    PoolSeen pool;
    for (int run = 0; run < runs; ++run) {
        Device device(random);
        const std::vector<privacy::Cell> cells = device.visits();
        const Bytes body = sent_body(*device.outbox, enrolment, random);
        upload.add(places_in(body, cells));
        see_pool(cells, {cells_of(body)}, pool);
    }
    REQUIRE_CHANCE(upload);
    REQUIRE_CHANCE(pool.rows);
    REQUIRE_CHANCE(pool.log);
    REQUIRE_CHANCE(pool.file);
}

TEST_CASE("the pool's rows do not tell which window came first", "[storage]") {
    test::SodiumRandom random;
    PoolSeen pool;
    for (int run = 0; run < runs; ++run) {
        const std::vector<privacy::Cell> cells = test::random_cells(visitors, random);
        std::vector<std::vector<privacy::Cell>> windows;
        for (const privacy::Cell& cell : cells) {
            std::vector<privacy::Cell> window = test::random_cells(15, random);
            window.insert(window.begin() + random.below(16), cell);
            windows.push_back(window);
        }
        see_pool(cells, windows, pool);
    }
    REQUIRE_CHANCE(pool.rows);
    REQUIRE_CHANCE(pool.file);
    // The log has the windows one after the other until it is begun anew: the measure sees that.
    REQUIRE(pool.log.mean_z() > 20);
}

}  // namespace candour::platform
