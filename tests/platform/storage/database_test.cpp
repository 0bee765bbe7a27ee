// Opening our SQLite files: alone, whole, and by the right program.
#include "platform/storage/database.h"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

DatabaseKind notes(std::size_t version, Journal journal = Journal::Truncate) {
    DatabaseKind kind{.name = "notebook",
                      .application_id = 4711,
                      .page_bytes = 4096,
                      .journal = journal,
                      .steps = {"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT",
                                "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"}};
    kind.steps.resize(version);
    return kind;
}

std::string text_of(Sqlite& database, const std::string& sql) {
    auto rows = database.query(sql);
    REQUIRE(rows.ok());
    REQUIRE(rows.value().next().value());
    return rows.value().text(0);
}

// Which file this name has: a copy put in its place is another.
ino_t number_of(const std::string& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_ino;
}

// What another program says that opens it.
bool is_refused_elsewhere(const std::string& path, const DatabaseKind& kind) {
    const pid_t child = ::fork();
    if (child == 0) {
        const auto there = open_database(path, kind);
        ::_exit(!there.ok() && there.error().kind == ErrorKind::Conflict ? 7 : 8);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WEXITSTATUS(status) == 7;
}

}  // namespace

TEST_CASE("a database is made for its owner alone, with the settings that it needs", "[platform]") {
    const test::TempFolder folder;
    const std::string path = folder.file("notes.db");
    auto database = open_database(path, notes(1)).take();
    struct stat made {};
    REQUIRE(::stat(path.c_str(), &made) == 0);
    REQUIRE((made.st_mode & 0777) == 0600);
    REQUIRE(text_of(*database, "PRAGMA journal_mode") == "truncate");
    REQUIRE(text_of(*database, "PRAGMA synchronous") == "3");
    REQUIRE(text_of(*database, "PRAGMA locking_mode") == "exclusive");
    REQUIRE(text_of(*database, "PRAGMA secure_delete") == "1");
    REQUIRE(text_of(*database, "PRAGMA trusted_schema") == "0");
    REQUIRE(text_of(*database, "PRAGMA cell_size_check") == "1");
}

TEST_CASE("a server's database has a write-ahead log and no shared memory beside it",
          "[platform]") {
    const test::TempFolder folder;
    const std::string path = folder.file("notes.db");
    for (int start = 0; start < 2; ++start) {
        auto database = open_database(path, notes(1, Journal::Wal)).take();
        REQUIRE(text_of(*database, "PRAGMA journal_mode") == "wal");
        REQUIRE(text_of(*database, "PRAGMA synchronous") == "2");
        REQUIRE(database->run("INSERT INTO note (text) VALUES ($1)", "kept").ok());
        REQUIRE(database->number("SELECT COUNT(*) FROM note").value() == start + 1);
        REQUIRE_FALSE(std::filesystem::exists(path + "-shm"));
    }
}

TEST_CASE("a second opening is refused in clear words, in this process and in another",
          "[platform]") {
    for (const Journal journal : {Journal::Truncate, Journal::Wal}) {
        const test::TempFolder folder;
        const std::string path = folder.file("notes.db");
        auto first = open_database(path, notes(1, journal)).take();
        const auto here = open_database(path, notes(1, journal));
        REQUIRE(here.error().kind == ErrorKind::Conflict);
        REQUIRE(here.error().what.find("another program is using " + path) != std::string::npos);
        REQUIRE(is_refused_elsewhere(path, notes(1, journal)));
        // And the refusals have not taken the lock away from the first.
        REQUIRE(open_database(path, notes(1, journal)).error().kind == ErrorKind::Conflict);
        first.reset();
        REQUIRE(open_database(path, notes(1, journal)).ok());
    }
}

TEST_CASE("an older schema is brought up to date and keeps its rows", "[platform]") {
    for (const Journal journal : {Journal::Truncate, Journal::Wal}) {
        const test::TempFolder folder;
        const std::string path = folder.file("notes.db");
        {
            auto old = open_database(path, notes(1, journal)).take();
            REQUIRE(old->run("INSERT INTO note (text) VALUES ('milk')").ok());
        }
        auto now = open_database(path, notes(2, journal)).take();
        REQUIRE(text_of(*now, "SELECT text || colour FROM note") == "milkred");
    }
}

TEST_CASE("files that are not ours to open are refused with the reason", "[platform]") {
    const test::TempFolder folder;
    const std::string path = folder.file("notes.db");
    SECTION("a newer program's") {
        REQUIRE(open_database(path, notes(2)).ok());
        const auto opened = open_database(path, notes(1));
        REQUIRE(opened.error().kind == ErrorKind::Invalid);
        REQUIRE(opened.error().what.find("newer Candour") != std::string::npos);
    }
    SECTION("another kind's") {
        REQUIRE(open_database(path, notes(1)).ok());
        DatabaseKind other = notes(1);
        other.application_id = 4712;
        REQUIRE(open_database(path, other).error().kind == ErrorKind::Invalid);
    }
    SECTION("another program's") {
        {
            auto foreign = Sqlite::open(path).take();
            REQUIRE(foreign->script("CREATE TABLE theirs (a)").ok());
        }
        REQUIRE(open_database(path, notes(1)).error().kind == ErrorKind::Invalid);
    }
    SECTION("no database at all") {
        test::write_whole(path, Bytes(5000, 'x'));
        const auto opened = open_database(path, notes(1));
        REQUIRE(opened.error().kind == ErrorKind::Corrupt);
        REQUIRE(opened.error().what.find(path) != std::string::npos);
    }
    SECTION("in no folder") {
        const auto opened = open_database(folder.file("none/notes.db"), notes(1));
        REQUIRE(opened.error().kind == ErrorKind::Unavailable);
        REQUIRE(opened.error().what.find("none/notes.db") != std::string::npos);
    }
    SECTION("a folder") {
        REQUIRE(open_database(folder.path(), notes(1)).error().kind == ErrorKind::Unavailable);
    }
}

TEST_CASE("a database that did not fit is made anew when there is room", "[platform]") {
    const test::TempFolder folder;
    const std::string path = folder.file("notes.db");
    const auto fill = [](Sqlite& database) {
        return database.run("INSERT INTO note (text) VALUES ($1)", std::string(100'000, 'x'));
    };
    {
        const test::SmallDisk disk(20'000);
        const auto opened = open_database(path, notes(1), fill);
        REQUIRE(opened.error().kind == ErrorKind::Full);
        REQUIRE(opened.error().what.find(path) != std::string::npos);
    }
    auto database = open_database(path, notes(1), fill).take();
    REQUIRE(database->number("SELECT length(text) FROM note").value() == 100'000);
}

TEST_CASE("a transaction that is not committed leaves nothing", "[platform]") {
    const test::TempFolder folder;
    auto database = open_database(folder.file("notes.db"), notes(1)).take();
    {
        auto transaction = SqlTransaction::begin(*database).take();
        REQUIRE(database->run("INSERT INTO note (text) VALUES ('gone')").ok());
    }
    REQUIRE(database->number("SELECT COUNT(*) FROM note").value() == 0);
    auto transaction = SqlTransaction::begin(*database).take();
    REQUIRE(database->run("INSERT INTO note (text) VALUES ('kept')").ok());
    REQUIRE(transaction.commit().ok());
    REQUIRE(database->number("SELECT COUNT(*) FROM note").value() == 1);
}

TEST_CASE("values go in and out as they are, empty ones and zero bytes too", "[platform]") {
    const test::TempFolder folder;
    auto database = Sqlite::open(folder.file("values.db")).take();
    REQUIRE(database->script("CREATE TABLE v (t TEXT NOT NULL, b BLOB NOT NULL, n INTEGER) STRICT")
                .ok());
    const std::string text("a\0b", 3);
    const Bytes bytes = {0, 255, 0};
    const std::int64_t number = -9'000'000'000'000'000'000;
    REQUIRE(database->run("INSERT INTO v VALUES ($3, $1, $2)", ByteView(bytes), number, text).ok());
    REQUIRE(database->run("INSERT INTO v VALUES ($1, $2, $3)", "", ByteView(), 0).ok());
    auto rows = database->query("SELECT t, b, n FROM v ORDER BY n").take();
    REQUIRE(rows.next().value());
    REQUIRE(rows.text(0) == text);
    REQUIRE(rows.blob(1) == bytes);
    REQUIRE(rows.integer(2) == number);
    REQUIRE(rows.next().value());
    REQUIRE(rows.text(0).empty());
    REQUIRE(rows.blob(1).empty());
    REQUIRE_FALSE(rows.next().value());
}

TEST_CASE("the log of a program that was killed is made durable anew, and kept", "[platform]") {
    const DatabaseKind kind = notes(1, Journal::Wal);
    const std::string count = "SELECT COUNT(*) FROM note";
    const test::TempFolder folder;
    const std::string running = folder.file("running.db");
    const std::string left = folder.file("left.db");
    {
        auto database = open_database(running, kind).take();
        REQUIRE(database->run("INSERT INTO note (text) VALUES ($1)", "kept").ok());
        for (const std::string end : {"", "-wal"})
            fs::copy_file(running + end, left + end);  // As kill -9 leaves them.

        // Whoever comes while it runs is refused, and touches nothing.
        const auto log = number_of(running + "-wal");
        REQUIRE(open_database(running, kind).error().kind == ErrorKind::Conflict);
        REQUIRE(number_of(running + "-wal") == log);
    }
    std::ofstream(left + "-wal.new") << "left by a power cut";
    const auto log = number_of(left + "-wal");
    {
        auto database = open_database(left, kind).take();
        REQUIRE(number_of(left + "-wal") != log);
        REQUIRE_FALSE(fs::exists(left + "-wal.new"));
        REQUIRE(database->number(count).value() == 1);
        REQUIRE(database->run("INSERT INTO note (text) VALUES ($1)", "behind it").ok());
    }
    REQUIRE_FALSE(fs::exists(left + "-wal"));  // A good end empties it into the file.
    REQUIRE(open_database(left, kind).value()->number(count).value() == 2);
}

TEST_CASE("the rollback journal of a program that was killed is made durable before its use",
          "[platform]") {
    const DatabaseKind kind = notes(1);
    const test::TempFolder folder;
    const std::string running = folder.file("running.db");
    const std::string left = folder.file("left.db");
    {
        auto database = open_database(running, kind).take();
        REQUIRE(database->run("INSERT INTO note (text) VALUES ($1)", "kept").ok());
        // More than its memory takes, so that pages are overwritten before the commit.
        REQUIRE(database->script("PRAGMA cache_size=1; BEGIN IMMEDIATE").ok());
        for (int i = 0; i < 200; ++i)
            REQUIRE(database->run("UPDATE note SET text = text || $1", std::string(500, 'x')).ok());

        // Whoever comes while it runs is refused, and touches nothing.
        const auto journal = number_of(running + "-journal");
        REQUIRE(is_refused_elsewhere(running, kind));
        REQUIRE(number_of(running + "-journal") == journal);

        // As kill -9 leaves them. Reading the file here drops this process's locks on it.
        for (const std::string end : {"", "-journal"})
            fs::copy_file(running + end, left + end);
        REQUIRE(database->script("ROLLBACK").ok());
    }
    std::ofstream(left + "-journal.new") << "left by a power cut";
    const auto journal = number_of(left + "-journal");
    {
        auto database = open_database(left, kind).take();
        REQUIRE(number_of(left + "-journal") != journal);
        REQUIRE_FALSE(fs::exists(left + "-journal.new"));
        REQUIRE(text_of(*database, "SELECT text FROM note") == "kept");
    }
    const std::string other = folder.file("other.db");
    REQUIRE(open_database(other, kind).ok());
    REQUIRE_FALSE(real_home().renew_journal(other).value());  // A good end leaves nothing in it.
}

}  // namespace candour::platform
