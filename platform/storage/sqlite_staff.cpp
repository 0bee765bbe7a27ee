// platform/storage/sqlite_staff.cpp: the staff's part of the office database: accounts, sessions
// and the audit log.
#include <algorithm>

#include "platform/storage/sqlite_office.h"

namespace candour::platform {

namespace {

template <typename Id>
Result<Id> read_id(const Bytes& bytes, const std::string& path) {
    Id id;
    if (bytes.size() != id.bytes.size()) {
        return Error{ErrorKind::Corrupt,
                     path + " is damaged: an id has a wrong size; restore a backup"};
    }
    std::ranges::copy(bytes, id.bytes.begin());
    return id;
}

// Columns: staff, user_name, display_name, password_hash, role.
Result<std::optional<store::StaffAccount>> read_account(SqlRows rows, const std::string& path) {
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<store::StaffAccount>();
    ASSIGN_OR_RETURN(const StaffId id, read_id<StaffId>(rows.blob(0), path));
    return std::optional(store::StaffAccount{.id = id,
                                             .user_name = rows.text(1),
                                             .display_name = rows.text(2),
                                             .password_hash = rows.text(3),
                                             .role = rows.text(4)});
}

}  // namespace

Result<std::optional<store::StaffAccount>> SqliteOffice::staff_by_name(
    const std::string& user_name) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows, database_->query("SELECT staff, user_name, display_name,"
                                                    " password_hash, role FROM office_staff"
                                                    " WHERE organisation = $1 AND user_name = $2",
                                                    organisation_, user_name));
    return read_account(std::move(rows), database_->path());
}

Result<std::optional<store::StaffAccount>> SqliteOffice::staff_by_id(const StaffId& id) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows, database_->query("SELECT staff, user_name, display_name,"
                                                    " password_hash, role FROM office_staff"
                                                    " WHERE organisation = $1 AND staff = $2",
                                                    organisation_, ByteView(id.bytes)));
    return read_account(std::move(rows), database_->path());
}

Status SqliteOffice::add_staff(const store::StaffAccount& account) {
    const std::lock_guard lock(mutex_);
    Status added = database_->run(
        "INSERT INTO office_staff (organisation, staff, user_name, display_name, password_hash,"
        " role) VALUES ($1, $2, $3, $4, $5, $6)",
        organisation_, ByteView(account.id.bytes), account.user_name, account.display_name,
        account.password_hash, account.role);
    if (!added.ok() && added.error().kind == ErrorKind::Conflict) {
        return Error{ErrorKind::Conflict, "there is an account \"" + account.user_name +
                                              "\" already; choose another "
                                              "name"};
    }
    return added;
}

Status SqliteOffice::set_password_hash(const StaffId& id, const std::string& password_hash) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    RETURN_IF_ERROR(
        database_->run("UPDATE office_staff SET password_hash = $3"
                       " WHERE organisation = $1 AND staff = $2",
                       organisation_, ByteView(id.bytes), password_hash));
    if (database_->changes() == 0) {
        return Error{ErrorKind::NotFound, "there is no such account"};
    }
    RETURN_IF_ERROR(
        database_->run("DELETE FROM office_session"
                       " WHERE organisation = $1 AND staff = $2",
                       organisation_, ByteView(id.bytes)));
    return transaction.commit();
}

Status SqliteOffice::add_session(const store::Session& session) {
    const std::lock_guard lock(mutex_);
    return database_->run(
        "INSERT INTO office_session (organisation, token_hash, staff, csrf_token, expires_at_s)"
        " VALUES ($1, $2, $3, $4, $5)",
        organisation_, ByteView(session.token_hash), ByteView(session.staff.bytes),
        session.csrf_token, session.expires_at_s);
}

Result<std::optional<store::Session>> SqliteOffice::session(ByteView token_hash) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT token_hash, staff, csrf_token, expires_at_s"
                                      " FROM office_session"
                                      " WHERE organisation = $1 AND token_hash = $2",
                                      organisation_, token_hash));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<store::Session>();
    ASSIGN_OR_RETURN(const StaffId staff, read_id<StaffId>(rows.blob(1), database_->path()));
    return std::optional(store::Session{.token_hash = rows.blob(0),
                                        .staff = staff,
                                        .csrf_token = rows.text(2),
                                        .expires_at_s = rows.integer(3)});
}

Status SqliteOffice::end_session(ByteView token_hash) {
    const std::lock_guard lock(mutex_);
    return database_->run("DELETE FROM office_session WHERE organisation = $1 AND token_hash = $2",
                          organisation_, token_hash);
}

Status SqliteOffice::end_sessions_before(std::int64_t now_s) {
    const std::lock_guard lock(mutex_);
    return database_->run(
        "DELETE FROM office_session WHERE organisation = $1 AND expires_at_s <= $2", organisation_,
        now_s);
}

Status SqliteOffice::add_audit(const store::AuditEntry& entry) {
    const std::lock_guard lock(mutex_);
    return database_->run(
        "INSERT INTO office_audit (organisation, place, at_s, who, what)"
        " SELECT $1, COALESCE(MAX(place), 0) + 1, $2, $3, $4 FROM office_audit"
        " WHERE organisation = $1",
        organisation_, entry.at_s, entry.who, entry.what);
}

Result<std::vector<store::AuditEntry>> SqliteOffice::audit(std::int64_t limit) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT at_s, who, what FROM office_audit"
                                      " WHERE organisation = $1 ORDER BY place DESC LIMIT $2",
                                      organisation_, std::max<std::int64_t>(limit, 0)));
    std::vector<store::AuditEntry> entries;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return entries;
        entries.push_back({rows.integer(0), rows.text(1), rows.text(2)});
    }
}

}  // namespace candour::platform
