// tests/bench/bare_store.h: the rows that a server has stored, put into an empty store again by the
// bare database library: the least that storing them costs, with nothing of Candour around it.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace candour::bench {

struct BareResult {
    std::size_t cells = 0;  // Each a row in every table that has one row a cell.
    double seconds = 0;
};

// Reads `pool_file` (no server may run on it) and fills `new_file` with its tables, indexes and
// rows, `cells_per_commit` cells a transaction, in random order; page size, journal and syncs as
// the product's. Ends the program with a message when anything fails.
BareResult fill_bare_sqlite(const std::string& pool_file, const std::string& new_file,
                            std::size_t cells_per_commit);

// The same with libpq: from the tables in the search path of `connection` into tables like them.
BareResult fill_bare_postgres(const std::string& connection, std::size_t cells_per_commit);

[[noreturn]] inline void bare_store_failed(const char* what, const char* why) {
    std::fprintf(stderr, "bench_bare_store: %s: %s\n", what, why);
    std::exit(1);
}

// 0 … count-1, shuffled: cells come in no order. The same for every run.
inline std::vector<std::size_t> shuffled_order(std::size_t count) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937_64(1));
    return order;
}

// Those with the most rows have one for each cell; the others (settings) are left out.
template <typename Table>
void keep_tables_of_cells(std::vector<Table>& tables) {
    std::size_t most = 0;
    for (const Table& table : tables)
        most = std::max(most, table.rows.size());
    std::erase_if(tables, [most](const Table& table) { return table.rows.size() != most; });
    if (most == 0) bare_store_failed("reading", "there is no cell in the pool");
}

}  // namespace candour::bench
