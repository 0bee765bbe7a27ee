// tests/bench/bare_postgres.cpp: libpq alone: one INSERT of many rows for each table and commit.
#include <chrono>

#include <libpq-fe.h>

#include "tests/bench/bare_store.h"

namespace candour::bench {

namespace {

constexpr int binary = 1;

struct Value {
    bool is_null = true;
    std::string bytes;  // As PostgreSQL's binary protocol has it.
};

struct Table {
    std::string name;
    std::vector<Oid> types;
    std::vector<std::vector<Value>> rows;
};

class Connection {
public:
    explicit Connection(const std::string& info) : handle_(PQconnectdb(info.c_str())) {
        if (PQstatus(handle_) != CONNECTION_OK) fail();
    }
    ~Connection() { PQfinish(handle_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void run(const std::string& sql) { PQclear(checked(PQexec(handle_, sql.c_str()))); }
    PGresult* rows(const std::string& sql) {
        return checked(
            PQexecParams(handle_, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, binary));
    }
    void prepare(const std::string& name, const std::string& sql, const std::vector<Oid>& types) {
        PQclear(checked(PQprepare(handle_, name.c_str(), sql.c_str(),
                                  static_cast<int>(types.size()), types.data())));
    }
    void insert(const std::string& name, const std::vector<const Value*>& values) {
        std::vector<const char*> data;
        std::vector<int> sizes;
        for (const Value* value : values) {
            data.push_back(value->is_null ? nullptr : value->bytes.data());
            sizes.push_back(static_cast<int>(value->bytes.size()));
        }
        const std::vector<int> formats(values.size(), binary);
        PQclear(checked(PQexecPrepared(handle_, name.c_str(), static_cast<int>(values.size()),
                                       data.data(), sizes.data(), formats.data(), binary)));
    }

private:
    [[noreturn]] void fail() { bare_store_failed("PostgreSQL", PQerrorMessage(handle_)); }
    PGresult* checked(PGresult* result) {
        const ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail();
        return result;
    }

    PGconn* handle_;
};

Value value_at(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) == 1) return {};
    return {false,
            {PQgetvalue(result, row, column),
             static_cast<std::size_t>(PQgetlength(result, row, column))}};
}

// Ordered by the first columns, which are the keys, so that row i is the same cell in each table.
Table read_table(Connection& connection, const std::string& name) {
    Table table{.name = name, .types = {}, .rows = {}};
    PGresult* result = connection.rows("SELECT * FROM " + name + " ORDER BY 1, 2");
    for (int column = 0; column < PQnfields(result); ++column)
        table.types.push_back(PQftype(result, column));
    for (int row = 0; row < PQntuples(result); ++row) {
        std::vector<Value> values;
        for (int column = 0; column < PQnfields(result); ++column)
            values.push_back(value_at(result, row, column));
        table.rows.push_back(std::move(values));
    }
    PQclear(result);
    return table;
}

std::vector<Table> read_pool(Connection& connection) {
    std::vector<Table> tables;
    PGresult* names = connection.rows(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"
        " AND tablename NOT LIKE 'bare\\_%'");
    for (int i = 0; i < PQntuples(names); ++i)
        tables.push_back(read_table(connection, value_at(names, i, 0).bytes));
    PQclear(names);
    keep_tables_of_cells(tables);
    return tables;
}

// Prepares an INSERT of `rows` rows at once, under the table's name and that number.
std::string prepare_insert(Connection& connection, const Table& table, std::size_t rows) {
    std::string sql = "INSERT INTO bare_" + table.name + " VALUES ";
    std::vector<Oid> types;
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < table.types.size(); ++column) {
            types.push_back(table.types[column]);
            sql += (column == 0 ? "$" : ", $") + std::to_string(types.size());
        }
        sql += ")";
    }
    const std::string name = table.name + "_" + std::to_string(rows);
    connection.prepare(name, sql, types);
    return name;
}

}  // namespace

BareResult fill_bare_postgres(const std::string& info, std::size_t cells_per_commit) {
    Connection connection(info);
    const std::vector<Table> tables = read_pool(connection);
    for (const Table& table : tables) {
        connection.run("DROP TABLE IF EXISTS bare_" + table.name);
        connection.run("CREATE TABLE bare_" + table.name + " (LIKE " + table.name +
                       " INCLUDING ALL)");
        prepare_insert(connection, table, cells_per_commit);
    }
    std::vector<std::size_t> order = shuffled_order(tables.front().rows.size());
    order.resize(order.size() - order.size() % cells_per_commit);

    const auto begun = std::chrono::steady_clock::now();
    for (std::size_t done = 0; done < order.size(); done += cells_per_commit) {
        connection.run("BEGIN");
        for (const Table& table : tables) {
            std::vector<const Value*> values;
            for (std::size_t i = done; i < done + cells_per_commit; ++i) {
                for (const Value& value : table.rows[order[i]])
                    values.push_back(&value);
            }
            connection.insert(table.name + "_" + std::to_string(cells_per_commit), values);
        }
        connection.run("COMMIT");
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    return {order.size(), taken.count()};
}

}  // namespace candour::bench
