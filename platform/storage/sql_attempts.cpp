// platform/storage/sql_attempts.cpp: devices that ask to be let in.
#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_registry.h"

namespace candour::platform {

namespace {

using store::AttemptState;

constexpr auto code_of(AttemptState state) { return static_cast<std::int64_t>(state); }

#define CANDOUR_ATTEMPT_COLUMNS                                                                 \
    "attempt, device_key, commitment, nonce_s, nonce_d, code_hash, started_at_s, tries, state," \
    " service_group, name"

Result<store::EnrolmentAttempt> read_attempt(const SqlRows& rows, const std::string& name) {
    store::EnrolmentAttempt attempt;
    ASSIGN_OR_RETURN(attempt.id, read_id<AttemptId>(rows, 0, name));
    ASSIGN_OR_RETURN(attempt.key, read_array<32>(rows, 1, name));
    attempt.commitment = rows.blob(2);
    attempt.nonce_s = rows.blob(3);
    attempt.nonce_d = rows.blob(4);
    attempt.code_hash = rows.blob(5);
    attempt.started_at_s = rows.integer(6);
    attempt.tries = static_cast<int>(rows.integer(7));
    const std::int64_t state = rows.integer(8);
    if (state < 0 || state > code_of(AttemptState::Refused)) {
        return Error{ErrorKind::Corrupt,
                     name + " is damaged: an enrolment has no such state; restore a backup"};
    }
    attempt.state = static_cast<AttemptState>(state);
    attempt.service_group = rows.text(9);
    attempt.name = rows.text(10);
    return attempt;
}

}  // namespace

Status SqlRegistry::add_attempt(const store::EnrolmentAttempt& attempt) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            ASSIGN_OR_RETURN(
                const std::int64_t kept,
                connection.number("SELECT COUNT(*) FROM registry_attempt WHERE organisation = $1",
                                  organisation_));
            if (kept >= attempts_kept_max) {
                return Error{ErrorKind::Full,
                             "too many devices ask to join at once; try again in ten minutes"};
            }
            return connection.run(
                "INSERT INTO registry_attempt (organisation, " CANDOUR_ATTEMPT_COLUMNS
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                organisation_, ByteView(attempt.id.bytes), ByteView(attempt.key),
                attempt.commitment, attempt.nonce_s, attempt.nonce_d, attempt.code_hash,
                attempt.started_at_s, attempt.tries, code_of(attempt.state), attempt.service_group,
                attempt.name);
        },
        LostCommit::Report);
}

Result<store::EnrolmentAttempt> SqlRegistry::attempt(const AttemptId& id) {
    return database_->read([&](SqlConnection& connection) -> Result<store::EnrolmentAttempt> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_ATTEMPT_COLUMNS " FROM registry_attempt"
                                          " WHERE organisation = $1 AND attempt = $2",
                                          organisation_, ByteView(id.bytes)));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Error{ErrorKind::NotFound, "there is no such enrolment"};
        return read_attempt(rows, connection.name());
    });
}

Result<std::vector<store::EnrolmentAttempt>> SqlRegistry::attempts() {
    using Attempts = std::vector<store::EnrolmentAttempt>;
    return database_->read([&](SqlConnection& connection) -> Result<Attempts> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_ATTEMPT_COLUMNS " FROM registry_attempt"
                                          " WHERE organisation = $1 ORDER BY attempt",
                                          organisation_));
        Attempts found;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return found;
            ASSIGN_OR_RETURN(store::EnrolmentAttempt attempt,
                             read_attempt(rows, connection.name()));
            found.push_back(std::move(attempt));
        }
    });
}

#undef CANDOUR_ATTEMPT_COLUMNS

Status SqlRegistry::why_unchanged(SqlConnection& connection, const AttemptId& id) {
    ASSIGN_OR_RETURN(const std::int64_t there,
                     connection.number("SELECT COUNT(*) FROM registry_attempt"
                                       " WHERE organisation = $1 AND attempt = $2",
                                       organisation_, ByteView(id.bytes)));
    if (there == 0) return Error{ErrorKind::NotFound, "there is no such enrolment"};
    return Error{ErrorKind::Conflict, "this enrolment was decided already"};
}

Status SqlRegistry::update_attempt(const store::EnrolmentAttempt& attempt) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            RETURN_IF_ERROR(connection.run(
                "UPDATE registry_attempt SET nonce_s = $3, nonce_d = $4, code_hash = $5,"
                " started_at_s = $6, state = $7, service_group = $8, name = $9"
                " WHERE organisation = $1 AND attempt = $2 AND state = 0",
                organisation_, ByteView(attempt.id.bytes), attempt.nonce_s, attempt.nonce_d,
                attempt.code_hash, attempt.started_at_s, code_of(attempt.state),
                attempt.service_group, attempt.name));
            if (connection.changes() == 1) return Unit{};
            return why_unchanged(connection, attempt.id);
        },
        LostCommit::Report);
}

Result<int> SqlRegistry::count_try(const AttemptId& id) {
    return database_->write([&](SqlConnection& connection) -> Result<int> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("UPDATE registry_attempt SET tries = tries + 1"
                                          " WHERE organisation = $1 AND attempt = $2"
                                          " RETURNING tries",
                                          organisation_, ByteView(id.bytes)));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Error{ErrorKind::NotFound, "there is no such enrolment"};
        return static_cast<int>(rows.integer(0));
    });
}

Status SqlRegistry::approve_attempt(const AttemptId& id, const store::Device& device) {
    Status approved = database_->write(
        [&](SqlConnection& connection) -> Status {
            RETURN_IF_ERROR(connection.run(
                "UPDATE registry_attempt SET state = $4, service_group = $5, name = $6"
                " WHERE organisation = $1 AND attempt = $2 AND state = 0 AND device_key = $3",
                organisation_, ByteView(id.bytes), ByteView(device.key),
                code_of(AttemptState::Approved), device.service_group, device.name));
            if (connection.changes() == 0) return why_unchanged(connection, id);
            return insert_device(connection, device);
        },
        LostCommit::Report);
    return approved;
}

Status SqlRegistry::end_attempts_before(std::int64_t started_at_s) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM registry_attempt"
            " WHERE organisation = $1 AND started_at_s < $2",
            organisation_, started_at_s);
    });
}

}  // namespace candour::platform
