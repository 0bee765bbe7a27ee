// bench_bare_store: the rows of a server's pool, stored again by the bare library.
//
//   bench_bare_store sqlite POOL-FILE NEW-FILE CELLS-PER-COMMIT
//   bench_bare_store postgres CONNECTION CELLS-PER-COMMIT
#include <cstring>

#include "tests/bench/bare_store.h"

int main(int count, char** words) {
    using namespace candour::bench;
    const bool sqlite = count == 5 && std::strcmp(words[1], "sqlite") == 0;
    const bool postgres = count == 4 && std::strcmp(words[1], "postgres") == 0;
    const long per_commit = sqlite || postgres ? std::atol(words[count - 1]) : 0;
    if (per_commit < 1) {
        std::fprintf(stderr,
                     "Usage: bench_bare_store sqlite POOL-FILE NEW-FILE CELLS-PER-COMMIT\n"
                     "       bench_bare_store postgres CONNECTION CELLS-PER-COMMIT\n");
        return 2;
    }
    const auto cells = static_cast<std::size_t>(per_commit);
    const BareResult result =
        sqlite ? fill_bare_sqlite(words[2], words[3], cells) : fill_bare_postgres(words[2], cells);
    std::printf("{\"submissions\": %zu, \"seconds\": %.6f}\n", result.cells, result.seconds);
    return 0;
}
