// bench_pool_rate: cells a second into the pool alone, without a server around it, durable when
// each call returns.
//
//   bench_pool_rate sqlite NEW-FILE|postgres URI THREADS CALLS CELLS
//
// Each of THREADS makes CALLS calls of CELLS cells with random ids. Prints JSON.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <thread>

#include "platform/storage/postgres_database.h"
#include "platform/storage/sql_pool.h"
#include "platform/system/random.h"
#include "tests/bench/times.h"
#include "tests/sync/sync_world.h"

namespace {

using namespace candour;
using platform::SqlPool;

constexpr const char* organisation = "example";

struct Load {
    std::size_t threads = 0;
    std::size_t calls = 0;
    std::size_t cells = 0;
};

Result<std::unique_ptr<SqlPool>> open_pool(const std::string& kind, const std::string& place,
                                           SecureRandom& random) {
    if (kind == "sqlite") return SqlPool::create(place, organisation, random);
    ASSIGN_OR_RETURN(std::shared_ptr<platform::SqlDatabase> database,
                     platform::PostgresDatabase::open(place, std::span(&platform::pool_kind(), 1)));
    return SqlPool::create(std::move(database), organisation, random);
}

using Calls = std::vector<std::vector<privacy::Cell>>;

Calls random_calls(const Load& load, SecureRandom& random) {
    Calls calls;
    for (std::size_t i = 0; i < load.calls; ++i)
        calls.push_back(test::random_cells(load.cells, random));
    return calls;
}

Status add_all(SqlPool& pool, const Calls& calls) {
    for (const std::vector<privacy::Cell>& cells : calls) {
        const Result<store::Stored> stored = pool.add(cells, test::a_day);
        if (!stored.ok()) return stored.error();
    }
    return Unit{};
}

Status run(const std::string& kind, const std::string& place, const Load& load) {
    platform::SodiumRandom random;
    ASSIGN_OR_RETURN(const auto pool, open_pool(kind, place, random));
    std::vector<Calls> work;
    for (std::size_t i = 0; i < load.threads; ++i)
        work.push_back(random_calls(load, random));
    std::vector<Status> results(load.threads, Status(Unit{}));
    std::vector<std::thread> threads;
    const auto begun = bench::now();
    for (std::size_t i = 0; i < load.threads; ++i)
        threads.emplace_back([&, i] { results[i] = add_all(*pool, work[i]); });
    for (std::thread& thread : threads)
        thread.join();
    const std::chrono::duration<double> taken = bench::now() - begun;
    for (const Status& result : results)
        RETURN_IF_ERROR(result);
    std::printf("{\"submissions\": %zu, \"seconds\": %.6f}\n",
                load.threads * load.calls * load.cells, taken.count());
    return Unit{};
}

bool read_number(const char* word, std::size_t& number) {
    const char* end = word + std::strlen(word);
    return std::from_chars(word, end, number).ptr == end && number > 0;
}

}  // namespace

int main(int count, char** words) {
    Load load;
    const bool understood =
        count == 6 &&
        (std::strcmp(words[1], "sqlite") == 0 || std::strcmp(words[1], "postgres") == 0) &&
        read_number(words[3], load.threads) && read_number(words[4], load.calls) &&
        read_number(words[5], load.cells);
    if (!understood) {
        std::fprintf(stderr,
                     "Usage: bench_pool_rate sqlite NEW-FILE|postgres URI THREADS CALLS CELLS\n");
        return 2;
    }
    const Status done = run(words[1], words[2], load);
    if (!done.ok()) std::fprintf(stderr, "bench_pool_rate: %s\n", done.error().what.c_str());
    return done.ok() ? 0 : 1;
}
