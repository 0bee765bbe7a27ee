// platform/storage/postgres.cpp: libpq's C API, its results turned into Results.
#include "platform/storage/postgres.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <libpq-fe.h>

#include "platform/storage/postgres_error.h"

namespace candour::platform {

namespace {

// Types by their numbers in PostgreSQL's own catalogue (pg_type.dat), which never change.
constexpr Oid oid_bytea = 17;
constexpr Oid oid_int8 = 20;
constexpr Oid oid_text = 25;
constexpr int in_binary = 1;
// So many answers fit into a socket's buffer: sending more before reading could block both ends.
constexpr std::size_t rows_per_sync = 64;

// The arrays that libpq wants, and the bytes behind the integers in them.
class Parameters {
public:
    explicit Parameters(std::span<const SqlValue> values) : integers_(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i)
            add(values[i], integers_[i]);
    }
    int count() const { return static_cast<int>(pointers_.size()); }
    const Oid* types() const { return types_.data(); }
    const char* const* pointers() const { return pointers_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    // An empty view may have no address, and libpq takes none for NULL.
    void put(Oid type, const void* data, std::size_t size) {
        types_.push_back(type);
        pointers_.push_back(data == nullptr ? "" : static_cast<const char*>(data));
        lengths_.push_back(static_cast<int>(size));
        formats_.push_back(in_binary);
    }
    void add(const SqlValue& value, std::array<std::uint8_t, 8>& integer) {
        if (const auto* number = std::get_if<std::int64_t>(&value.get())) {
            for (std::size_t i = 0; i < 8; ++i) {
                integer[i] =
                    static_cast<std::uint8_t>(static_cast<std::uint64_t>(*number) >> (56 - 8 * i));
            }
            put(oid_int8, integer.data(), integer.size());
        } else if (const auto* text = std::get_if<std::string_view>(&value.get())) {
            put(oid_text, text->data(), text->size());
        } else {
            const ByteView bytes = std::get<ByteView>(value.get());
            put(oid_bytea, bytes.data(), bytes.size());
        }
    }

    std::vector<std::array<std::uint8_t, 8>> integers_;
    std::vector<Oid> types_;
    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

// libpq's words end in line breaks and may be several lines; the first says what is wrong.
std::string first_line(const char* words) {
    std::string line = words == nullptr ? "" : words;
    line.resize(std::min(line.find('\n'), line.size()));
    return line.empty() ? "the server gave no reason" : line;
}

}  // namespace

// The whole answer is in memory already: what may be large is asked for in pages.
class PostgresCursor : public SqlCursor {
public:
    explicit PostgresCursor(Postgres::ResultPtr result) : result_(std::move(result)) {}

    Result<bool> next() override { return ++row_ < PQntuples(result_.get()); }
    std::int64_t integer(int column) const override {
        const ByteView bytes = view(column);
        std::uint64_t value = 0;
        // Two's complement of 1, 2, 4 or 8 bytes.
        if (!bytes.empty() && (bytes[0] & 0x80) != 0) value = ~std::uint64_t{0};
        for (const std::uint8_t byte : bytes)
            value = value << 8 | byte;
        return static_cast<std::int64_t>(value);
    }
    Bytes blob(int column) const override {
        const ByteView bytes = view(column);
        return {bytes.begin(), bytes.end()};
    }
    bool is_null(int column) const override {
        return PQgetisnull(result_.get(), row_, column) != 0;
    }

private:
    ByteView view(int column) const {
        const char* data = PQgetvalue(result_.get(), row_, column);
        return as_bytes({data, static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))});
    }

    Postgres::ResultPtr result_;
    int row_ = -1;
};

void Postgres::ClearResult::operator()(pg_result* result) const { PQclear(result); }

Result<std::unique_ptr<Postgres>> Postgres::open(const std::string& uri) {
    // What stands before the address is a default that it may change.
    const std::array<const char*, 6> names = {"connect_timeout",  "application_name",
                                              "tcp_user_timeout", "dbname",
                                              "client_encoding",  nullptr};
    const std::array<const char*, 6> values = {"5",         "candour", "20000",
                                               uri.c_str(), "UTF8",    nullptr};
    pg_conn* handle = PQconnectdbParams(names.data(), values.data(), /*expand_dbname=*/1);
    if (handle == nullptr) {
        return Error{ErrorKind::Unavailable, "no memory for a connection to PostgreSQL"};
    }
    std::unique_ptr<Postgres> connection(new Postgres(handle));
    if (PQstatus(handle) != CONNECTION_OK) {
        return Error{ErrorKind::Unavailable, "cannot reach " + connection->name_ + ": " +
                                                 first_line(PQerrorMessage(handle))};
    }
    RETURN_IF_ERROR(connection->set_up());
    return connection;
}

Postgres::Postgres(pg_conn* handle) : handle_(handle) {
    const auto or_empty = [](const char* text) { return std::string(text == nullptr ? "" : text); };
    name_ = "PostgreSQL database " + or_empty(PQdb(handle_)) + " at " + or_empty(PQhost(handle_));
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr);
}

Postgres::~Postgres() { PQfinish(handle_); }

Result<std::string> Postgres::text(const char* sql) {
    ASSIGN_OR_RETURN(SqlRows rows, query(sql));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

Status Postgres::set_up() {
    RETURN_IF_ERROR(
        script("SET synchronous_commit = on; SET statement_timeout = '60s';"
               "SET idle_in_transaction_session_timeout = '60s'"));
    ASSIGN_OR_RETURN(const std::string syncs, text("SELECT current_setting('fsync')"));
    if (syncs != "on") {
        return Error{ErrorKind::Invalid, name_ +
                                             " runs with fsync = off and could lose what it "
                                             "has acknowledged; set fsync = on"};
    }
    ASSIGN_OR_RETURN(identity_,
                     text("SELECT system_identifier::text || ':' || timeline_id::text || ':' ||"
                          " (SELECT oid::text FROM pg_database WHERE datname = current_database())"
                          " FROM pg_control_system(), pg_control_checkpoint()"));
    return Unit{};
}

bool Postgres::alive() const {
    return PQstatus(handle_) == CONNECTION_OK && failure_ != SqlFailure::Lost &&
           failure_ != SqlFailure::LostInCommit && PQpipelineStatus(handle_) == PQ_PIPELINE_OFF &&
           PQtransactionStatus(handle_) == PQTRANS_IDLE;
}

Error Postgres::error_of(const pg_result* result) {
    const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const bool broken = PQstatus(handle_) != CONNECTION_OK;
    const std::string state = field != nullptr ? field : broken ? "08006" : "";
    if (broken || is_lost(state)) {
        failure_ = committing_ ? SqlFailure::LostInCommit : SqlFailure::Lost;
    } else if (is_clash(state)) {
        failure_ = SqlFailure::Clash;
    }
    const char* words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return postgres_error(name_, state,
                          first_line(words != nullptr ? words : PQerrorMessage(handle_)));
}

Status Postgres::check(const ResultPtr& result) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return Unit{};
    return error_of(result.get());
}

Status Postgres::script(const std::string& sql) {
    failure_ = SqlFailure::Final;
    return check(ResultPtr(PQexec(handle_, sql.c_str())));
}

Result<std::string> Postgres::prepare(std::string_view sql, std::span<const SqlValue> values) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
    if (statements_.size() >= sql_statements_kept_max) {
        RETURN_IF_ERROR(check(ResultPtr(PQexec(handle_, "DEALLOCATE ALL"))));
        statements_.clear();
    }
    const std::string statement = "s" + std::to_string(statements_.size());
    const Parameters parameters(values);
    RETURN_IF_ERROR(check(ResultPtr(PQprepare(handle_, statement.c_str(), std::string(sql).c_str(),
                                              parameters.count(), parameters.types()))));
    statements_.emplace(sql, statement);
    return statement;
}

Result<std::unique_ptr<SqlCursor>> Postgres::execute(std::string_view sql,
                                                     std::span<const SqlValue> values) {
    failure_ = SqlFailure::Final;
    ASSIGN_OR_RETURN(const std::string statement, prepare(sql, values));
    const Parameters parameters(values);
    ResultPtr result(PQexecPrepared(handle_, statement.c_str(), parameters.count(),
                                    parameters.pointers(), parameters.lengths(),
                                    parameters.formats(), in_binary));
    RETURN_IF_ERROR(check(result));
    const std::string_view changed = PQcmdTuples(result.get());
    changes_ = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), changes_);
    return std::unique_ptr<SqlCursor>(std::make_unique<PostgresCursor>(std::move(result)));
}

Status Postgres::run_each(std::string_view sql, const std::vector<std::vector<SqlValue>>& rows) {
    if (rows.empty()) return Unit{};
    failure_ = SqlFailure::Final;
    ASSIGN_OR_RETURN(const std::string statement, prepare(sql, rows.front()));
    for (std::size_t done = 0; done < rows.size(); done += rows_per_sync) {
        const std::size_t count = std::min(rows_per_sync, rows.size() - done);
        RETURN_IF_ERROR(send_chunk(statement, std::span(rows).subspan(done, count)));
    }
    return Unit{};
}

Status Postgres::send_chunk(const std::string& statement,
                            std::span<const std::vector<SqlValue>> rows) {
    Status outcome = Unit{};
    const auto note = [&](const ResultPtr& result) {
        if (!outcome.ok()) return;
        // What follows an error is skipped by the server and has no error of its own.
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_ABORTED) return;
        outcome = check(result);
    };
    bool sent = PQenterPipelineMode(handle_) == 1;
    for (const std::vector<SqlValue>& values : rows) {
        const Parameters parameters(values);
        sent = sent && PQsendQueryPrepared(handle_, statement.c_str(), parameters.count(),
                                           parameters.pointers(), parameters.lengths(),
                                           parameters.formats(), in_binary) == 1;
    }
    if (!sent || PQpipelineSync(handle_) != 1) return error_of(nullptr);
    // Each statement's result is followed by a null; then comes the synchronisation point.
    for (int nulls = 0; nulls < 2;) {
        const ResultPtr result(PQgetResult(handle_));
        if (result == nullptr) {
            if (++nulls == 2) return error_of(nullptr);
            continue;
        }
        nulls = 0;
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) break;
        note(result);
    }
    if (PQexitPipelineMode(handle_) != 1 && outcome.ok()) return error_of(nullptr);
    return outcome;
}

Status Postgres::begin() { return script("BEGIN"); }

Status Postgres::commit() {
    failure_ = SqlFailure::Final;
    committing_ = true;
    const ResultPtr result(PQexec(handle_, "COMMIT"));
    Status ended = check(result);
    committing_ = false;
    // A transaction in which something failed is rolled back by COMMIT, without an error.
    if (ended.ok() && std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
        return Error{ErrorKind::Unavailable, name_ + " rolled the change back"};
    }
    return ended;
}

void Postgres::roll_back() {
    const PGTransactionStatusType status = PQtransactionStatus(handle_);
    if (status != PQTRANS_INTRANS && status != PQTRANS_INERROR) return;
    // If this fails the connection is given up, and the server rolls back by itself.
    const ResultPtr result(PQexec(handle_, "ROLLBACK"));
}

}  // namespace candour::platform
