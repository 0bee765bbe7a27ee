// kill -9 at seeded instants: what was reported as done is there afterwards, and nothing by half.
#include <map>

#include <sodium.h>

#include "platform/storage/sqlite_outbox.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/killed_child.h"
#include "tests/support/property.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

// Message `number`: one to three cells, the same in the child and in the parent.
std::vector<privacy::Cell> message(std::uint32_t number) {
    std::vector<privacy::Cell> cells(1 + number % 3);
    for (std::size_t part = 0; part < cells.size(); ++part) {
        std::array<std::uint8_t, randombytes_SEEDBYTES> seed{};
        for (std::size_t i = 0; i < 4; ++i) {
            seed[i] = static_cast<std::uint8_t>(number >> (8 * i));
        }
        seed[4] = static_cast<std::uint8_t>(part + 1);
        Bytes wire(privacy::cell_bytes);
        randombytes_buf_deterministic(wire.data(), wire.size(), seed.data());
        cells[part] = privacy::Cell::from_wire(ByteView(wire).first<privacy::cell_bytes>());
    }
    return cells;
}

std::size_t present(const std::map<CellId, privacy::Cell>& found, std::uint32_t number) {
    std::size_t count = 0;
    for (const privacy::Cell& cell : message(number)) {
        const auto known = found.find(cell.id);
        if (known != found.end() && known->second == cell) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("every message that the outbox took survives kill -9, and none is there by half",
          "[platform]") {
    std::size_t reported_in_all = 0;
    test::for_all(12, [&](test::Gen& gen) {
        const test::TempFolder folder;
        const std::string path = folder.file("outbox.db");
        test::SodiumRandom random;
        REQUIRE(SqliteOutbox::create(path, random, 2048).ok());
        const auto reported = test::killed_child(
            std::chrono::microseconds(gen.between(0, 40'000)), [&](const auto& report) {
                auto outbox = SqliteOutbox::create(path, random).take();
                for (std::uint32_t i = 0; outbox->add(message(i)).ok(); ++i)
                    report(i);
            });
        auto outbox = SqliteOutbox::create(path, random).take();
        std::map<CellId, privacy::Cell> found;
        for (const auto& item : outbox->pending().take())
            found[item.cell.id] = item.cell;
        REQUIRE(outbox->use().value().damaged == 0);
        std::size_t expected = 0;
        for (const std::uint32_t number : reported) {
            REQUIRE(present(found, number) == message(number).size());
            expected += message(number).size();
        }
        // At most the one message that was being added when the power went, whole or not at all.
        const auto next = static_cast<std::uint32_t>(reported.size());
        const std::size_t extra = present(found, next);
        REQUIRE((extra == 0 || extra == message(next).size()));
        REQUIRE(found.size() == expected + extra);
        REQUIRE(outbox->add(message(next + 1)).ok());
        reported_in_all += reported.size();
    });
    REQUIRE(reported_in_all > 12);
}

TEST_CASE("every cell that the pool acknowledged survives kill -9", "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    std::size_t reported_in_all = 0;
    test::for_all(8, [&](test::Gen& gen) {
        test::StoreHome server(engine);
        const std::string epoch = server.pool()->server_epoch().take();
        const auto reported = test::killed_child(
            std::chrono::microseconds(gen.between(0, 40'000)), [&](const auto& report) {
                auto pool = server.pool();
                for (std::uint32_t i = 0; i < 3000 && pool->add(message(i), test::a_day).ok();
                     ++i) {
                    report(i);
                }
            });
        auto pool = server.pool();
        REQUIRE(pool->server_epoch().value() == epoch);
        std::map<CellId, privacy::Cell> found;
        for (const auto& pooled : pool->waiting().take())
            found[pooled.cell.id] = pooled.cell;
        REQUIRE(std::ssize(found) == pool->waiting_count().value());
        for (const std::uint32_t number : reported) {
            REQUIRE(present(found, number) == message(number).size());
        }
        reported_in_all += reported.size();
    });
    REQUIRE(reported_in_all > 8);
}

}  // namespace candour::platform
