// tests/support/engines.h: the server's stores on each engine, so that one test holds for both.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "platform/storage/postgres_database.h"
#include "platform/storage/sql_board.h"
#include "platform/storage/sql_cases.h"
#include "platform/storage/sql_drafts.h"
#include "platform/storage/sql_office.h"
#include "platform/storage/sql_pool.h"
#include "platform/storage/sql_procedures.h"
#include "platform/storage/sql_registry.h"
#include "platform/storage/sql_surveys.h"
#include "platform/storage/sqlite_database.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"
#include "tests/support/temp_folder.h"

namespace candour::test {

// The PostgreSQL server that CTest started for this run (tests/support/postgres.py). Threads of a
// test ask too, where Catch's macros must not be.
inline std::string postgres_uri() {
    const char* file = std::getenv("CANDOUR_POSTGRES");
    std::ifstream stream(file == nullptr ? "" : file);
    std::string uri(std::istreambuf_iterator<char>(stream), {});
    if (!uri.empty()) return uri;
    throw std::runtime_error(
        "CANDOUR_POSTGRES must name the file uri of a running server: run this through ctest, or"
        " start one with tests/support/postgres.py start FOLDER. PostgreSQL itself is installed by"
        " ./candour setup.");
}

// Databases of one test's own, made at the first opening and gone with this.
class StoreHome {
public:
    // `engine`: "SQLite" or "PostgreSQL".
    explicit StoreHome(std::string engine = "SQLite") : engine_(std::move(engine)) {
        if (is_sqlite()) return;
        schema_ = "test_" + to_hex(random_bytes(8));
        REQUIRE(administer("CREATE SCHEMA " + schema_).ok());
    }
    ~StoreHome() {
        if (!is_sqlite()) (void)administer("DROP SCHEMA " + schema_ + " CASCADE");
    }
    StoreHome(const StoreHome&) = delete;
    StoreHome& operator=(const StoreHome&) = delete;

    bool is_sqlite() const { return engine_ == "SQLite"; }
    std::string file(const std::string& name) const { return folder.file(name); }
    std::string uri() const { return postgres_uri() + "&options=-csearch_path%3D" + schema_; }

    // SQLite lets nobody else in while one of these lives; PostgreSQL does.
    std::shared_ptr<platform::SqlDatabase> open(const platform::DatabaseKind& kind) {
        if (is_sqlite()) {
            const bool pool = &kind == &platform::pool_kind();
            return platform::SqliteDatabase::open(file(pool ? "pool.db" : "office.db"), kind)
                .take();
        }
        return platform::PostgresDatabase::open(uri(), std::span(&kind, 1)).take();
    }
    std::unique_ptr<platform::SqlPool> pool(const std::string& organisation = "org",
                                            std::int64_t cells_max = platform::pool_cells_max) {
        return platform::SqlPool::create(open(platform::pool_kind()), organisation, random,
                                         cells_max)
            .take();
    }
    std::unique_ptr<platform::SqlOffice> office(const std::string& organisation = "org") {
        return platform::SqlOffice::create(open(platform::office_kind()), organisation, random)
            .take();
    }
    platform::SqlSurveys surveys(const std::string& organisation = "org") {
        return {open(platform::office_kind()), organisation};
    }
    platform::SqlDrafts drafts(const std::string& organisation = "org") {
        return {open(platform::office_kind()), organisation};
    }
    static constexpr complaint::ChainKey chain_key{{42}};
    std::unique_ptr<platform::CaseIndex> case_index(platform::SqlDatabase& database) {
        if (!is_sqlite()) return platform::make_postgres_case_index();
        return platform::make_sqlite_case_index(database, file("office-search.db")).take();
    }
    std::unique_ptr<platform::SqlCases> cases(const std::string& organisation = "org") {
        return cases_in(open(platform::office_kind()), organisation);
    }
    std::unique_ptr<platform::SqlCases> cases_in(std::shared_ptr<platform::SqlDatabase> database,
                                                 const std::string& organisation = "org") {
        std::unique_ptr<platform::CaseIndex> index = case_index(*database);
        return platform::SqlCases::create(std::move(database), organisation, chain_key,
                                          std::move(index), random)
            .take();
    }
    platform::SqlProcedures procedures(const std::string& organisation = "org") {
        return {open(platform::office_kind()), organisation};
    }
    // The disk with the pool is gone; the next opening makes a new one.
    void lose_pool() {
        if (is_sqlite()) {
            std::filesystem::remove(file("pool.db"));
            return;
        }
        for (const char* table : {"pool_cell", "pool_standing", "pool_lease"}) {
            REQUIRE(administer("DELETE FROM " + schema_ + "." + table).ok());
        }
    }
    // One integer, asked from outside the stores, which must be closed on SQLite.
    std::int64_t number(const platform::DatabaseKind& kind, const std::string& sql) {
        return open(kind)
            ->read([&](platform::SqlConnection& connection) { return connection.number(sql); })
            .take();
    }

    SodiumRandom random;
    TempFolder folder;

private:
    Bytes random_bytes(std::size_t count) {
        Bytes bytes(count);
        random.fill(bytes);
        return bytes;
    }
    static Status administer(const std::string& sql) {
        auto connection = platform::Postgres::open(postgres_uri());
        if (!connection.ok()) return connection.error();
        return connection.value()->script(sql);
    }

    std::string engine_;
    std::string schema_;
};

// For GENERATE: each test case then runs once on each.
#define CANDOUR_ENGINES as<std::string>(), "SQLite", "PostgreSQL"

}  // namespace candour::test
