#include "tests/bench/seen_ids.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include <sqlite3.h>

namespace candour::bench {

namespace {

using Id = std::array<std::uint64_t, 2>;

void check(sqlite3* database, int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    std::fprintf(stderr, "seen_ids: %s\n", sqlite3_errmsg(database));
    std::exit(1);
}

void script(sqlite3* database, const char* sql) {
    check(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr));
}

// Sorted, so that the pages come in turn.
std::vector<Id> random_ids(std::size_t count, std::mt19937_64& random) {
    std::vector<Id> ids(count);
    for (Id& id : ids)
        id = {random(), random()};
    std::sort(ids.begin(), ids.end(), [](const Id& a, const Id& b) {
        return std::lexicographical_compare(
            reinterpret_cast<const unsigned char*>(a.data()),
            reinterpret_cast<const unsigned char*>(a.data() + a.size()),
            reinterpret_cast<const unsigned char*>(b.data()),
            reinterpret_cast<const unsigned char*>(b.data() + b.size()));
    });
    return ids;
}

}  // namespace

void fill_with_seen_ids(const std::string& path, const std::string& organisation,
                        std::size_t count) {
    sqlite3* database = nullptr;
    check(database, sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr));
    // Nothing is lost if the power is: the pool is made for this run.
    script(database,
           "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
           "PRAGMA cache_size=-65536");
    sqlite3_stmt* insert = nullptr;
    check(database, sqlite3_prepare_v2(database,
                                       "INSERT INTO pool_cell (organisation, cell, state,"
                                       " generation, first_seen, sealed)"
                                       " VALUES (?, ?, NULL, 0, '', x'')",
                                       -1, &insert, nullptr));
    sqlite3_bind_text(insert, 1, organisation.c_str(), -1, SQLITE_STATIC);
    std::random_device seed;
    std::mt19937_64 random(seed());
    // In several sorted passes: one alone would fill every page to its brim, which arrivals at
    // random never do, and the next insertions would all split a page.
    constexpr std::size_t passes = 8;
    for (std::size_t pass = 0; pass < passes; ++pass) {
        script(database, "BEGIN");
        for (const Id& id : random_ids(count / passes, random)) {
            sqlite3_bind_blob(insert, 2, id.data(), sizeof id, SQLITE_STATIC);
            check(database, sqlite3_step(insert));
            sqlite3_reset(insert);
        }
        script(database, "COMMIT");
    }
    sqlite3_finalize(insert);
    script(database, "PRAGMA journal_mode=WAL");
    sqlite3_close(database);
}

}  // namespace candour::bench
