// platform/storage/sql_staff.cpp: the staff's part of the office database: accounts, sessions
// and the audit log.
#include <algorithm>

#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_numbered.h"
#include "platform/storage/sql_office.h"

namespace candour::platform {

namespace {

// Columns: staff, user_name, display_name, password_hash, role.
Result<std::optional<store::StaffAccount>> read_account(SqlRows rows, const std::string& name) {
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<store::StaffAccount>();
    ASSIGN_OR_RETURN(const StaffId id, read_id<StaffId>(rows, 0, name));
    return std::optional(store::StaffAccount{.id = id,
                                             .user_name = rows.text(1),
                                             .display_name = rows.text(2),
                                             .password_hash = rows.text(3),
                                             .role = rows.text(4)});
}

}  // namespace

Result<std::optional<store::StaffAccount>> SqlOffice::staff_by_name(const std::string& user_name) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::optional<store::StaffAccount>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT staff, user_name, display_name,"
                                              " password_hash, role FROM office_staff"
                                              " WHERE organisation = $1 AND user_name = $2",
                                              organisation_, user_name));
            return read_account(std::move(rows), connection.name());
        });
}

Result<std::optional<store::StaffAccount>> SqlOffice::staff_by_id(const StaffId& id) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::optional<store::StaffAccount>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT staff, user_name, display_name,"
                                              " password_hash, role FROM office_staff"
                                              " WHERE organisation = $1 AND staff = $2",
                                              organisation_, ByteView(id.bytes)));
            return read_account(std::move(rows), connection.name());
        });
}

Status SqlOffice::add_staff(const store::StaffAccount& account) {
    Status added = database_->write(
        [&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_staff (organisation, staff, user_name, display_name,"
                " password_hash, role) VALUES ($1, $2, $3, $4, $5, $6)",
                organisation_, ByteView(account.id.bytes), account.user_name, account.display_name,
                account.password_hash, account.role);
        },
        LostCommit::Report);
    if (!added.ok() && added.error().kind == ErrorKind::Conflict) {
        return Error{ErrorKind::Conflict, "there is an account \"" + account.user_name +
                                              "\" already; choose another "
                                              "name"};
    }
    return added;
}

Status SqlOffice::set_password_hash(const StaffId& id, const std::string& password_hash) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_staff SET password_hash = $3"
                           " WHERE organisation = $1 AND staff = $2",
                           organisation_, ByteView(id.bytes), password_hash));
        if (connection.changes() == 0) {
            return Error{ErrorKind::NotFound, "there is no such account"};
        }
        return connection.run("DELETE FROM office_session WHERE organisation = $1 AND staff = $2",
                              organisation_, ByteView(id.bytes));
    });
}

Status SqlOffice::add_session(const store::Session& session) {
    return database_->write(
        [&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_session"
                " (organisation, token_hash, staff, csrf_token, expires_at_s)"
                " VALUES ($1, $2, $3, $4, $5)",
                organisation_, ByteView(session.token_hash), ByteView(session.staff.bytes),
                session.csrf_token, session.expires_at_s);
        },
        LostCommit::Report);
}

Result<std::optional<store::Session>> SqlOffice::session(ByteView token_hash) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<store::Session>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT token_hash, staff, csrf_token, expires_at_s"
                                          " FROM office_session"
                                          " WHERE organisation = $1 AND token_hash = $2",
                                          organisation_, token_hash));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return std::optional<store::Session>();
        ASSIGN_OR_RETURN(const StaffId staff, read_id<StaffId>(rows, 1, connection.name()));
        return std::optional(store::Session{.token_hash = rows.blob(0),
                                            .staff = staff,
                                            .csrf_token = rows.text(2),
                                            .expires_at_s = rows.integer(3)});
    });
}

Status SqlOffice::end_session(ByteView token_hash) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_session WHERE organisation = $1 AND token_hash = $2", organisation_,
            token_hash);
    });
}

Status SqlOffice::end_sessions_before(std::int64_t now_s) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_session WHERE organisation = $1 AND expires_at_s <= $2",
            organisation_, now_s);
    });
}

// Two programs may choose the same place; the second one then takes the next.
Status SqlOffice::add_audit(const store::AuditEntry& entry) {
    return with_next_number([&] {
        return database_->write([&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_audit (organisation, place, at_s, who, what)"
                " SELECT $1, COALESCE(MAX(place), 0) + 1, $2, $3, $4 FROM office_audit"
                " WHERE organisation = $1",
                organisation_, entry.at_s, entry.who, entry.what);
        });
    });
}

Result<std::vector<store::AuditEntry>> SqlOffice::audit(std::int64_t limit) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::AuditEntry>> {
            ASSIGN_OR_RETURN(
                SqlRows rows,
                connection.query("SELECT at_s, who, what FROM office_audit"
                                 " WHERE organisation = $1 ORDER BY place DESC LIMIT $2",
                                 organisation_, std::max<std::int64_t>(limit, 0)));
            std::vector<store::AuditEntry> entries;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return entries;
                entries.push_back({rows.integer(0), rows.text(1), rows.text(2)});
            }
        });
}

}  // namespace candour::platform
