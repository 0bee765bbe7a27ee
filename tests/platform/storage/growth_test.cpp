// A pool that has seen millions of cells must not read them to do its work: each statement of the
// pool finds its rows through an index. Measured in ./candour bench sync; here the plans are held.
#include <set>

#include "platform/storage/sql_list.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

// SQLite's words for how it finds the rows of the pool's table.
std::set<std::string> plan_of(SqlDatabase& database, const std::string& sql) {
    std::set<std::string> steps;
    const Status read = database.read([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("EXPLAIN QUERY PLAN " + sql));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            const std::string step = rows.text(3);
            if (step.find("pool_cell") != std::string::npos) steps.insert(step);
        }
    });
    REQUIRE(read.ok());
    return steps;
}

}  // namespace

TEST_CASE("SQLite finds held cells by the index of what is held, single ones by their key",
          "[platform]") {
    test::StoreHome home;
    const auto database = home.open(pool_kind());
    // As in sql_pool.cpp and sql_pool_standing.cpp.
    const char* statements[] = {
        "SELECT cell, sealed, first_seen FROM pool_cell WHERE organisation = $1 AND state = $2"
        " AND cell > $3 ORDER BY cell LIMIT $4",
        "SELECT COUNT(*) FROM pool_cell WHERE organisation = $1 AND state = $2",
        "UPDATE pool_cell SET state = 3, generation = $4"
        " WHERE organisation = $1 AND state = 1 AND cell IN " CANDOUR_LIST("$2", "$3", "16"),
        "UPDATE pool_cell SET state = NULL, generation = 0, first_seen = '', sealed = $3"
        " WHERE organisation = $1 AND state = 3 AND generation <= $2 AND cell IN"
        " (SELECT cell FROM pool_cell WHERE organisation = $1 AND state = 3)",
        "UPDATE pool_cell SET state = 1, generation = 0 WHERE organisation = $1 AND state = 3",
        "SELECT cell FROM pool_cell WHERE organisation = $1"
        " AND cell IN " CANDOUR_LIST("$2", "$3", "16"),
    };
    for (const char* sql : statements) {
        const auto steps = plan_of(*database, sql);
        REQUIRE_FALSE(steps.empty());
        for (const std::string& step : steps) {
            INFO(sql << ": " << step);
            const bool held = step.find("pool_held (organisation=? AND state=?") != step.npos;
            const bool single = step.find("(organisation=? AND cell=?)") != step.npos;
            REQUIRE((held || single));
        }
    }
}

}  // namespace candour::platform
