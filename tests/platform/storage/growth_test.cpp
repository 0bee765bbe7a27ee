// A pool that has seen millions of cells must not read them to do its work, nor an office all its
// cases to show one: their statements find their rows through an index. Measured in ./candour bench
// sync and office; here the plans are held.
#include <set>

#include "platform/storage/sql_list.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

// SQLite's words for how it finds the rows of `table`.
std::set<std::string> plan_of(SqlDatabase& database, const std::string& sql,
                              const std::string& table) {
    std::set<std::string> steps;
    const Status read = database.read([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("EXPLAIN QUERY PLAN " + sql));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            const std::string step = rows.text(3);
            if (step.find(table) != std::string::npos) steps.insert(step);
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
        const auto steps = plan_of(*database, sql, "pool_cell");
        REQUIRE_FALSE(steps.empty());
        for (const std::string& step : steps) {
            INFO(sql << ": " << step);
            const bool held = step.find("pool_held (organisation=? AND state=?") != step.npos;
            const bool single = step.find("(organisation=? AND cell=?)") != step.npos;
            REQUIRE((held || single));
        }
    }
}

TEST_CASE("SQLite finds what is of one case, one person or one service by its own index",
          "[platform]") {
    test::StoreHome home;
    const auto database = home.open(office_kind());
    struct Row {
        const char* table;
        const char* sql;
        const char* found_by;
    };
    // As in sql_cases_rows.cpp, sql_cases_list.cpp and sql_cases_facts.cpp.
    const std::vector<Row> statements = {
        {"office_case_person",
         "SELECT staff, own, excluded FROM office_case_person WHERE organisation = $1"
         " AND case_id = $2",
         "office_case_people (organisation=? AND case_id=?)"},
        {"office_case_person",
         "SELECT case_id FROM office_case_person WHERE organisation = $1 AND staff = $2"
         " AND excluded = 1",
         "office_case_excluded (organisation=? AND staff=? AND excluded=?)"},
        {"office_case_person",
         "SELECT case_id FROM office_case_person WHERE organisation = $1 AND staff = $2"
         " AND own = 1 AND running = 1",
         "office_case_own (organisation=? AND staff=? AND own=? AND running=?)"},
        {"office_case",
         "SELECT case_id FROM office_case WHERE organisation = $1 AND running = 0"
         " AND status = 'closed' AND service = $2 ORDER BY received DESC, case_id DESC LIMIT 25",
         "office_case_service (organisation=? AND service=? AND running=?)"},
        {"office_case",
         "SELECT case_id, report_facts, status, written FROM office_case WHERE organisation = $1"
         " AND written > $2 ORDER BY written LIMIT $3",
         "office_case_written (organisation=? AND written>?)"},
    };
    for (const Row& row : statements) {
        const auto steps = plan_of(*database, row.sql, row.table);
        REQUIRE_FALSE(steps.empty());
        for (const std::string& step : steps) {
            INFO(row.sql << ": " << step);
            REQUIRE(step.find(row.found_by) != std::string::npos);
        }
    }
}

}  // namespace candour::platform
