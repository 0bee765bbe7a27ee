// tests/attacks/pool_reader.h: somebody who reads the pool's database, without any key.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/base/civil_day.h"
#include "platform/storage/sql_pool.h"
#include "tests/support/catch.h"

namespace candour::test {

// Everything of a row that is not drawn at random: day, state, generation, size; and how many rows
// are like that, written by how many transactions (PostgreSQL names them).
using RowKind = std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>;
using Rows = std::map<RowKind, std::pair<std::int64_t, std::int64_t>>;

inline Rows rows_of(platform::SqlDatabase& database) {
    Rows seen;
    const Status read = database.read([&](platform::SqlConnection& connection) -> Status {
        const std::string written =
            connection.rows_tell_their_age() ? "COUNT(DISTINCT xmin::text)" : "1";
        ASSIGN_OR_RETURN(platform::SqlRows rows,
                         connection.query("SELECT first_seen, COALESCE(state, 0), generation,"
                                          " length(sealed), COUNT(*), " +
                                          written + " FROM pool_cell GROUP BY 1, 2, 3, 4"));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            seen[{rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3)}] = {
                rows.integer(4), rows.integer(5)};
        }
    });
    REQUIRE(read.ok());
    return seen;
}

// How many messages came on a day, to the reader's best knowledge: its cells that wait.
inline std::int64_t guess(const Rows& rows, CivilDay day) {
    std::int64_t waiting = 0;
    for (const auto& [kind, count] : rows) {
        if (std::get<0>(kind) == to_iso(day) && std::get<1>(kind) == 1) waiting += count.first;
    }
    return waiting;
}

}  // namespace candour::test
