// bench_pool_growth: how long the pool takes to store a batch of 16 cells when it is empty, and
// when it has seen millions of cell ids.
//
//   bench_pool_growth FOLDER IDS BATCHES
//
// Both pools get the same number of batches, in turn, so that a busy moment meets both. "cold": the
// files are out of the system's cache and the pools just opened; "warm": read once before. Prints
// JSON, times in microseconds.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

#include "platform/storage/sql_pool.h"
#include "platform/system/random.h"
#include "sync/protocol/limits.h"
#include "tests/bench/seen_ids.h"
#include "tests/bench/times.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace {

using namespace candour;
using SqlitePool = platform::SqlPool;

constexpr const char* organisation = "example";

// Its times in a fresh and in an old pool.
struct Pair {
    bench::Times empty;
    bench::Times grown;
};

void leave_system_cache(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    CHECK(file >= 0);
    ::fsync(file);  // Only clean pages can go.
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

Status add_batch(SqlitePool& pool, SecureRandom& random, bench::Times& times) {
    const std::vector<privacy::Cell> cells = test::random_cells(protocol::batch_cells, random);
    const auto begun = bench::now();
    RETURN_IF_ERROR(pool.add(cells, test::a_day));
    times.add(bench::now() - begun);
    return Unit{};
}

Result<Pair> measure(const std::string& empty_path, const std::string& grown_path,
                     std::size_t batches, SecureRandom& random) {
    ASSIGN_OR_RETURN(const auto empty, SqlitePool::create(empty_path, organisation, random));
    ASSIGN_OR_RETURN(const auto grown, SqlitePool::create(grown_path, organisation, random));
    Pair pair;
    for (std::size_t i = 0; i < batches; ++i) {
        RETURN_IF_ERROR(add_batch(*empty, random, pair.empty));
        RETURN_IF_ERROR(add_batch(*grown, random, pair.grown));
    }
    return pair;
}

Status make_pool(const std::string& path, SecureRandom& random) {
    ASSIGN_OR_RETURN(const auto pool, SqlitePool::create(path, organisation, random));
    return Unit{};
}

void print(const char* name, const Pair& pair) {
    std::printf("  \"%s\": {\"empty\": %s,\n    \"grown\": %s}", name, pair.empty.json().c_str(),
                pair.grown.json().c_str());
}

Status run(const std::string& folder, std::size_t ids, std::size_t batches) {
    platform::SodiumRandom random;
    const std::string grown = folder + "/grown.db";
    RETURN_IF_ERROR(make_pool(grown, random));
    bench::fill_with_seen_ids(grown, organisation, ids);

    RETURN_IF_ERROR(make_pool(folder + "/empty_cold.db", random));
    leave_system_cache(grown);
    leave_system_cache(folder + "/empty_cold.db");
    ASSIGN_OR_RETURN(const Pair cold, measure(folder + "/empty_cold.db", grown, batches, random));

    (void)test::read_whole(grown);
    ASSIGN_OR_RETURN(const Pair warm, measure(folder + "/empty_warm.db", grown, batches, random));
    std::printf("{\"ids\": %zu, \"batches\": %zu,\n", ids, batches);
    print("cold", cold);
    std::printf(",\n");
    print("warm", warm);
    std::printf("}\n");
    return Unit{};
}

std::size_t number_in(const char* word) {
    std::size_t number = 0;
    std::from_chars(word, word + std::strlen(word), number);
    return number;
}

}  // namespace

int main(int count, char** words) {
    const std::size_t ids = count == 4 ? number_in(words[2]) : 0;
    const std::size_t batches = count == 4 ? number_in(words[3]) : 0;
    if (ids == 0 || batches == 0) {
        std::fprintf(stderr, "Usage: bench_pool_growth FOLDER IDS BATCHES\n");
        return 2;
    }
    const Status done = run(words[1], ids, batches);
    if (!done.ok()) std::fprintf(stderr, "bench_pool_growth: %s\n", done.error().what.c_str());
    return done.ok() ? 0 : 1;
}
