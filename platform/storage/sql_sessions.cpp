// platform/storage/sql_sessions.cpp: sessions of staff in the office database.
#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_office.h"

namespace candour::platform {

Status SqlOffice::add_session(const store::Session& session) {
    return database_->write(
        [&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_session"
                " (organisation, token_hash, staff, csrf_token, expires_at_s, confirmed_at_s)"
                " VALUES ($1, $2, $3, $4, $5, $6)",
                organisation_, ByteView(session.token_hash), ByteView(session.staff.bytes),
                session.csrf_token, session.expires_at_s, session.confirmed_at_s);
        },
        LostCommit::Report);
}

Result<std::optional<store::Session>> SqlOffice::session(ByteView token_hash) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<store::Session>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT token_hash, staff, csrf_token, expires_at_s,"
                                          " confirmed_at_s FROM office_session"
                                          " WHERE organisation = $1 AND token_hash = $2",
                                          organisation_, token_hash));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return std::optional<store::Session>();
        ASSIGN_OR_RETURN(const StaffId staff, read_id<StaffId>(rows, 1, connection.name()));
        return std::optional(store::Session{.token_hash = rows.blob(0),
                                            .staff = staff,
                                            .csrf_token = rows.text(2),
                                            .expires_at_s = rows.integer(3),
                                            .confirmed_at_s = rows.integer(4)});
    });
}

Status SqlOffice::confirm_session(ByteView token_hash, std::int64_t at_s) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "UPDATE office_session SET confirmed_at_s = $3"
            " WHERE organisation = $1 AND token_hash = $2",
            organisation_, token_hash, at_s);
    });
}

Status SqlOffice::end_sessions_of(const StaffId& id) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run("DELETE FROM office_session WHERE organisation = $1 AND staff = $2",
                              organisation_, ByteView(id.bytes));
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

}  // namespace candour::platform
