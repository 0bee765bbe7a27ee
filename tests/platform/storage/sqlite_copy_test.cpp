// Copies of a database that is at work, and damage that is seen.
#include "platform/storage/sqlite_copy.h"

#include <atomic>
#include <filesystem>
#include <thread>

#include "platform/storage/sql_office.h"
#include "platform/storage/sql_pool.h"
#include "platform/storage/sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

const CivilDay today = from_iso("2026-11-25").value();

// A pool in a file, and cells nobody can open.
struct PoolWorld {
    test::TempFolder folder;
    test::SodiumRandom random;
    std::unique_ptr<SqlPool> pool = SqlPool::create(folder.file("pool.db"), "org", random).take();

    std::vector<privacy::Cell> cells(std::size_t count) {
        std::vector<privacy::Cell> made;
        for (std::size_t i = 0; i < count; ++i) {
            std::array<std::uint8_t, privacy::cell_bytes> wire;
            random.fill(wire);
            made.push_back(privacy::Cell::from_wire(wire));
        }
        return made;
    }
    Status copy(const std::string& name) {
        return copy_for_backup(*pool->database(), pool_kind(), folder.file(name));
    }
};

}  // namespace

TEST_CASE("a copy holds what was there, is another database, and is one file", "[platform]") {
    PoolWorld world;
    REQUIRE(world.pool->add(world.cells(16), today).ok());
    const std::string epoch = world.pool->server_epoch().value();
    REQUIRE(world.copy("copy.db").ok());
    REQUIRE(count_rows(world.folder.file("copy.db")).value()["pool_cell"] == 16);
    REQUIRE(check_pages(world.folder.file("copy.db")).ok());
    for (const char* beside : {"copy.db-wal", "copy.db-shm", "copy.db-journal"})
        REQUIRE_FALSE(std::filesystem::exists(world.folder.file(beside)));
    // The one it was copied from goes on as it was.
    REQUIRE(world.pool->server_epoch().value() == epoch);
    REQUIRE(world.pool->add(world.cells(16), today).ok());
    const auto copy = SqlPool::create(world.folder.file("copy.db"), "org", world.random).take();
    REQUIRE(copy->waiting_count().value() == 16);
    REQUIRE(copy->server_epoch().value() != epoch);
    REQUIRE(world.copy("copy.db").error().kind == ErrorKind::Conflict);
}

TEST_CASE("a copy under the very name and place of its source is another database too",
          "[platform]") {
    PoolWorld world;
    const std::string epoch = world.pool->server_epoch().value();
    REQUIRE(world.copy("copy.db").ok());
    world.pool.reset();
    std::filesystem::remove(world.folder.file("pool.db"));
    std::filesystem::rename(world.folder.file("copy.db"), world.folder.file("pool.db"));
    world.pool = SqlPool::create(world.folder.file("pool.db"), "org", world.random).take();
    REQUIRE(world.pool->server_epoch().value() != epoch);
}

TEST_CASE("nobody is signed in in a copy of the office", "[platform]") {
    test::TempFolder folder;
    test::SodiumRandom random;
    const auto office = SqlOffice::create(folder.file("office.db"), "org", random).take();
    const StaffId staff = StaffId::create(random);
    REQUIRE(office->add_staff({staff, "ada", "Ada", "hash"}).ok());
    REQUIRE(office->invite(staff, Bytes(32, 2), 9'999'999'999).ok());
    REQUIRE(office->add_session({Bytes(32, 1), staff, "token", 9'999'999'999}).ok());
    const std::string to = folder.file("copy.db");
    REQUIRE(copy_for_backup(*office->database(), office_kind(), to).ok());
    REQUIRE(count_rows(to).value()["office_session"] == 0);
    REQUIRE(count_rows(to).value()["office_staff_invitation"] == 0);
    REQUIRE(office->invitation(Bytes(32, 2)).value().has_value());
    const auto copy = SqlOffice::create(to, "org", random).take();
    REQUIRE(copy->staff_by_name("ada").value().has_value());
    REQUIRE_FALSE(copy->session(Bytes(32, 1)).value().has_value());
    REQUIRE(office->session(Bytes(32, 1)).value().has_value());
    REQUIRE(copy->office_epoch().value() != office->office_epoch().value());
}

TEST_CASE("cells come in while a copy is made, and the copy is whole", "[platform]") {
    PoolWorld world;
    // Several steps of the copy.
    const std::size_t before = 8192;
    REQUIRE(world.pool->add(world.cells(before), today).ok());
    std::atomic<bool> done = false;
    std::atomic<std::size_t> added = 0;
    std::thread writer([&] {
        while (!done) {
            if (world.pool->add(world.cells(16), today).ok()) added += 16;
        }
    });
    // A copy that is over before the writer's turn says nothing: the next one is looked at.
    std::string copy;
    std::size_t added_before = 0;
    bool came_in = false;
    Status copied = Unit{};
    for (int attempt = 0; attempt < 50 && copied.ok() && !came_in; ++attempt) {
        copy = "copy-" + std::to_string(attempt) + ".db";
        added_before = added;
        copied = world.copy(copy);
        came_in = added > added_before;
    }
    done = true;
    writer.join();
    REQUIRE(copied.ok());
    REQUIRE(came_in);
    REQUIRE(check_pages(world.folder.file(copy)).ok());
    const auto rows =
        static_cast<std::size_t>(count_rows(world.folder.file(copy)).value()["pool_cell"]);
    REQUIRE(rows >= before + added_before);
    REQUIRE(rows <= before + added);
    REQUIRE(rows % 16 == 0);  // Only whole transactions.
}

TEST_CASE("a damaged copy is named", "[platform]") {
    PoolWorld world;
    REQUIRE(world.pool->add(world.cells(64), today).ok());
    REQUIRE(world.copy("copy.db").ok());
    const std::string path = world.folder.file("copy.db");
    Bytes bytes = test::read_whole(path);
    SECTION("cut off in the middle") { bytes.resize(bytes.size() / 2); }
    SECTION("a page overwritten") {
        const std::size_t page = bytes.size() / 2 / 8192 * 8192;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page), 8192, std::uint8_t{0xff});
    }
    SECTION("no database at all") { bytes.assign(5000, 'x'); }
    test::write_whole(path, bytes);
    const Status checked = check_pages(path);
    REQUIRE_FALSE(checked.ok());
    REQUIRE(checked.error().kind == ErrorKind::Corrupt);
    REQUIRE(checked.error().what.starts_with(path));
}

TEST_CASE("a copy that cannot be made harms nothing", "[platform]") {
    PoolWorld world;
    REQUIRE(world.copy("none/copy.db").error().kind == ErrorKind::Unavailable);
    REQUIRE(world.pool->add(world.cells(16), today).ok());
    REQUIRE(world.copy("copy.db").ok());
}

}  // namespace candour::platform
