// tests/bench/bare_sqlite.cpp: SQLite's C API alone.
#include <chrono>

#include <sqlite3.h>

#include "tests/bench/bare_store.h"

namespace candour::bench {

namespace {

void check(sqlite3* database, int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    bare_store_failed("SQLite", sqlite3_errmsg(database));
}

struct Value {
    int type = SQLITE_NULL;
    sqlite3_int64 integer = 0;
    std::string bytes;
};

struct Table {
    std::string name;
    std::vector<std::vector<Value>> rows;
    sqlite3_stmt* insert = nullptr;
};

sqlite3* open_file(const std::string& file, int flags) {
    sqlite3* database = nullptr;
    check(database, sqlite3_open_v2(file.c_str(), &database, flags, nullptr));
    return database;
}

void script(sqlite3* database, const std::string& sql) {
    check(database, sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr));
}

sqlite3_stmt* prepared(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(database, sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr));
    return statement;
}

std::string text_column(sqlite3_stmt* statement, int column) {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

std::vector<Value> row_of(sqlite3_stmt* statement) {
    std::vector<Value> row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        Value value;
        value.type = sqlite3_column_type(statement, i);
        if (value.type == SQLITE_INTEGER) {
            value.integer = sqlite3_column_int64(statement, i);
        } else if (value.type != SQLITE_NULL) {
            value.bytes = text_column(statement, i);
        }
        row.push_back(std::move(value));
    }
    return row;
}

// Ordered by the first columns, which are the keys, so that row i is the same cell in each table.
Table read_table(sqlite3* database, const std::string& name) {
    Table table;
    table.name = name;
    sqlite3_stmt* rows = prepared(database, "SELECT * FROM " + name + " ORDER BY 1, 2");
    while (sqlite3_step(rows) == SQLITE_ROW)
        table.rows.push_back(row_of(rows));
    sqlite3_finalize(rows);
    return table;
}

// The tables with their rows, and the SQL that makes them and their indexes.
std::vector<Table> read_pool(const std::string& file, std::string& schema) {
    sqlite3* database = open_file(file, SQLITE_OPEN_READWRITE);
    std::vector<Table> tables;
    sqlite3_stmt* objects = prepared(database,
                                     "SELECT type, name, sql FROM sqlite_schema"
                                     " WHERE sql IS NOT NULL ORDER BY type DESC");
    while (sqlite3_step(objects) == SQLITE_ROW) {
        schema += text_column(objects, 2) + ";";
        if (text_column(objects, 0) == "table") {
            tables.push_back(read_table(database, text_column(objects, 1)));
        }
    }
    sqlite3_finalize(objects);
    sqlite3_close(database);
    keep_tables_of_cells(tables);
    return tables;
}

void bind(sqlite3_stmt* statement, int place, const Value& value) {
    const int size = static_cast<int>(value.bytes.size());
    switch (value.type) {
        case SQLITE_INTEGER:
            sqlite3_bind_int64(statement, place, value.integer);
            return;
        case SQLITE_TEXT:
            sqlite3_bind_text(statement, place, value.bytes.data(), size, SQLITE_STATIC);
            return;
        case SQLITE_BLOB:
            sqlite3_bind_blob(statement, place, value.bytes.data(), size, SQLITE_STATIC);
            return;
        default:
            sqlite3_bind_null(statement, place);
    }
}

void insert_row(sqlite3* database, const Table& table, std::size_t number) {
    const std::vector<Value>& row = table.rows[number];
    for (std::size_t i = 0; i < row.size(); ++i)
        bind(table.insert, static_cast<int>(i) + 1, row[i]);
    check(database, sqlite3_step(table.insert));
    sqlite3_reset(table.insert);
}

std::string insert_statement(const Table& table) {
    std::string sql = "INSERT INTO " + table.name + " VALUES (?";
    for (std::size_t i = 1; i < table.rows.front().size(); ++i)
        sql += ", ?";
    return sql + ")";
}

sqlite3* empty_store(const std::string& file, const std::string& schema, int page_bytes) {
    sqlite3* database = open_file(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    script(database,
           "PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=" + std::to_string(page_bytes) +
               "; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
               " PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000;" +
               schema);
    return database;
}

int page_bytes_of(const std::string& file) {
    sqlite3* database = open_file(file, SQLITE_OPEN_READWRITE);
    sqlite3_stmt* statement = prepared(database, "PRAGMA page_size");
    check(database, sqlite3_step(statement));
    const int bytes = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return bytes;
}

}  // namespace

BareResult fill_bare_sqlite(const std::string& pool_file, const std::string& new_file,
                            std::size_t cells_per_commit) {
    std::string schema;
    std::vector<Table> tables = read_pool(pool_file, schema);
    sqlite3* database = empty_store(new_file, schema, page_bytes_of(pool_file));
    for (Table& table : tables)
        table.insert = prepared(database, insert_statement(table));
    const std::vector<std::size_t> order = shuffled_order(tables.front().rows.size());

    const auto begun = std::chrono::steady_clock::now();
    for (std::size_t done = 0; done < order.size(); done += cells_per_commit) {
        script(database, "BEGIN IMMEDIATE");
        const std::size_t end = std::min(order.size(), done + cells_per_commit);
        for (std::size_t i = done; i < end; ++i) {
            for (const Table& table : tables)
                insert_row(database, table, order[i]);
        }
        script(database, "COMMIT");
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    for (const Table& table : tables)
        sqlite3_finalize(table.insert);
    sqlite3_close(database);
    return {order.size(), taken.count()};
}

}  // namespace candour::bench
