// platform/storage/sql.cpp: what both engines share: transactions, and when work is done again.
#include "platform/storage/sql.h"

namespace candour::platform {

Result<SqlRows> SqlConnection::query_with(std::string_view sql, std::span<const SqlValue> values) {
    ASSIGN_OR_RETURN(std::unique_ptr<SqlCursor> cursor, execute(sql, values));
    return SqlRows(std::move(cursor));
}

Status SqlConnection::run_with(std::string_view sql, std::span<const SqlValue> values) {
    ASSIGN_OR_RETURN(SqlRows rows, query_with(sql, values));
    bool more = true;
    while (more) {
        ASSIGN_OR_RETURN(more, rows.next());
    }
    return Unit{};
}

Status SqlConnection::run_each(std::string_view sql,
                               const std::vector<std::vector<SqlValue>>& rows) {
    for (const std::vector<SqlValue>& values : rows)
        RETURN_IF_ERROR(run_with(sql, values));
    return Unit{};
}

Result<SqlTransaction> SqlTransaction::begin(SqlConnection& connection) {
    RETURN_IF_ERROR(connection.begin());
    return SqlTransaction(connection);
}

SqlTransaction::SqlTransaction(SqlTransaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

SqlTransaction::~SqlTransaction() {
    if (connection_ != nullptr) connection_->roll_back();
}

Status SqlTransaction::commit() {
    RETURN_IF_ERROR(connection_->commit());
    connection_ = nullptr;
    return Unit{};
}

Status SqlDatabase::attempt_once(const PlainWork& work, Mode mode, SqlFailure& failure) {
    const Result<SqlConnection*> taken = take();
    if (!taken.ok()) {
        // Without a connection nothing was done.
        if (taken.error().kind == ErrorKind::Unavailable) failure = SqlFailure::Lost;
        return taken.error();
    }
    const auto give = [this](SqlConnection* connection) { give_back(*connection); };
    const std::unique_ptr<SqlConnection, decltype(give)> connection(taken.value(), give);
    const auto run = [&]() -> Status {
        if (!mode.in_transaction) return work(*connection);
        ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*connection));
        RETURN_IF_ERROR(work(*connection));
        return transaction.commit();
    };
    Status ended = run();
    if (!ended.ok()) failure = connection->failure();
    return ended;
}

Status SqlDatabase::attempts(const PlainWork& work, Mode mode) {
    const auto begun = std::chrono::steady_clock::now();
    for (int attempt = 1;; ++attempt) {
        SqlFailure failure = SqlFailure::Final;
        Status ended = attempt_once(work, mode, failure);
        if (ended.ok() || failure == SqlFailure::Final) return ended;
        if (failure == SqlFailure::LostInCommit && mode.lost == LostCommit::Report) {
            return Error{ErrorKind::Unavailable,
                         name() +
                             " was lost while it stored this; look whether it is there "
                             "before you try again"};
        }
        const auto since = std::chrono::steady_clock::now() - begun;
        if (!try_again(failure, attempt,
                       std::chrono::duration_cast<std::chrono::milliseconds>(since))) {
            return ended;
        }
    }
}

}  // namespace candour::platform
