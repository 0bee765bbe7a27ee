// Copies of a database that is at work, and damage that is seen.
#include "platform/storage/sqlite_copy.h"

#include <atomic>
#include <filesystem>
#include <thread>

#include "platform/storage/database.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

DatabaseKind example_kind() {
    return {.name = "example",
            .application_id = 0x43440001,
            .page_bytes = 4096,
            .journal = Journal::Wal,
            .steps = {"CREATE TABLE thing (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
                      "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
                      "INSERT INTO setting VALUES ('file_identity', '1:2'), ('kept', 'yes');"}};
}

constexpr const char* clean = "DELETE FROM setting WHERE name = 'file_identity'";

Status add(Sqlite& database, std::int64_t id) {
    const Bytes bytes(3000, static_cast<std::uint8_t>(id));
    return database.run("INSERT INTO thing (id, bytes) VALUES ($1, $2)", id, ByteView(bytes));
}

}  // namespace

TEST_CASE("a copy holds what was there, cleaned, in one file of its own", "[platform]") {
    const test::TempFolder folder;
    const auto database = open_database(folder.file("a.db"), example_kind()).take();
    std::mutex guard;
    REQUIRE(add(*database, 1).ok());
    REQUIRE(copy_for_backup(*database, guard, clean, folder.file("copy.db")).ok());
    REQUIRE(inspect_copy(folder.file("copy.db")).value() ==
            RowCounts{{"setting", 1}, {"thing", 1}});
    REQUIRE_FALSE(std::filesystem::exists(folder.file("copy.db-wal")));
    REQUIRE_FALSE(std::filesystem::exists(folder.file("copy.db-journal")));
    const Bytes copy = test::read_whole(folder.file("copy.db"));
    REQUIRE(to_text(copy).find("file_identity") == std::string::npos);
    // The one it was copied from goes on, and opens like any other.
    REQUIRE(database->number("SELECT COUNT(*) FROM setting").value() == 2);
    REQUIRE(open_database(folder.file("copy.db"), example_kind()).ok());
    const auto again = copy_for_backup(*database, guard, clean, folder.file("copy.db"));
    REQUIRE(again.error().kind == ErrorKind::Conflict);
}

TEST_CASE("writing goes on while a copy is made, and the copy is whole", "[platform]") {
    const test::TempFolder folder;
    const auto database = open_database(folder.file("a.db"), example_kind()).take();
    std::mutex guard;
    for (std::int64_t id = 0; id < 3000; ++id)
        REQUIRE(add(*database, id).ok());
    std::int64_t written = 0;  // While the copy was being made.
    std::atomic<bool> done = false;
    std::thread writer([&] {
        while (!done) {
            const std::lock_guard lock(guard);
            if (add(*database, 100'000 + written).ok()) ++written;
        }
    });
    const auto copied = copy_for_backup(*database, guard, clean, folder.file("copy.db"));
    done = true;
    writer.join();
    REQUIRE(copied.ok());
    const std::int64_t rows = inspect_copy(folder.file("copy.db")).value()["thing"];
    REQUIRE(rows >= 3000);
    REQUIRE(rows <= 3000 + written);
    // All that was written is a beginning of what the writer wrote: no hole.
    const auto copy = open_database(folder.file("copy.db"), example_kind()).take();
    REQUIRE(copy->number("SELECT COUNT(*) FROM thing WHERE id >= 100000").value() == rows - 3000);
    REQUIRE(copy->number("SELECT COALESCE(MAX(id) - 99999, 0) FROM thing WHERE id >= 100000")
                .value() == rows - 3000);
}

TEST_CASE("a damaged copy is named", "[platform]") {
    const test::TempFolder folder;
    const std::string path = folder.file("copy.db");
    {
        const auto database = open_database(folder.file("a.db"), example_kind()).take();
        std::mutex guard;
        for (std::int64_t id = 0; id < 100; ++id)
            REQUIRE(add(*database, id).ok());
        REQUIRE(copy_for_backup(*database, guard, clean, path).ok());
    }
    Bytes bytes = test::read_whole(path);
    SECTION("cut off in the middle") { bytes.resize(bytes.size() / 2); }
    SECTION("a page overwritten") {
        std::fill(bytes.begin() + 3 * 4096, bytes.begin() + 4 * 4096, std::uint8_t{0xff});
    }
    SECTION("no database at all") { bytes.assign(5000, 'x'); }
    test::write_whole(path, bytes);
    const auto found = inspect_copy(path);
    REQUIRE_FALSE(found.ok());
    REQUIRE(found.error().kind == ErrorKind::Corrupt);
    REQUIRE(found.error().what.starts_with(path));
}

TEST_CASE("a copy that cannot be made harms nothing", "[platform]") {
    const test::TempFolder folder;
    const auto database = open_database(folder.file("a.db"), example_kind()).take();
    std::mutex guard;
    REQUIRE(add(*database, 1).ok());
    const auto copied = copy_for_backup(*database, guard, clean, folder.file("none/copy.db"));
    REQUIRE(copied.error().kind == ErrorKind::Unavailable);
    REQUIRE(add(*database, 2).ok());
}

}  // namespace candour::platform
