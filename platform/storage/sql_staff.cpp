// platform/storage/sql_staff.cpp: the staff's accounts in the office database.
#include <array>

#include "platform/storage/sql_columns.h"
#include "platform/storage/sql_office.h"

namespace candour::platform {

namespace {

using store::StaffAccount;
using store::StaffState;

#define CANDOUR_STAFF_COLUMNS                                                    \
    "staff, user_name, display_name, password_hash, roles, title, posts, units," \
    " payment_limit_pence, email, state, totp_secret"

constexpr std::array<std::pair<StaffState, std::string_view>, 3> states = {
    {{StaffState::Invited, "invited"}, {StaffState::Active, "active"}, {StaffState::Left, "left"}}};

std::string_view name_of(StaffState state) {
    for (const auto& [one, name] : states) {
        if (one == state) return name;
    }
    CHECK(false);
}

Result<StaffState> state_from(std::string_view name, const std::string& database) {
    for (const auto& [one, known] : states) {
        if (known == name) return one;
    }
    return Error{ErrorKind::Corrupt, database + " is damaged: an account's state is unknown"};
}

// Ids with one space between.
std::string joined(const std::set<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

std::set<std::string> ids_of(const std::string& text) {
    std::set<std::string> ids;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) ids.insert(text.substr(at, end - at));
        at = end + 1;
    }
    return ids;
}

// Columns: CANDOUR_STAFF_COLUMNS.
Result<StaffAccount> read_account(const SqlRows& rows, const std::string& name) {
    ASSIGN_OR_RETURN(const StaffId id, read_id<StaffId>(rows, 0, name));
    const auto roles = office::roles_from(rows.text(4));
    if (!roles.ok()) {
        return Error{ErrorKind::Corrupt, name +
                                             " has an account with roles that this program "
                                             "does not know: " +
                                             rows.text(4)};
    }
    ASSIGN_OR_RETURN(const StaffState state, state_from(rows.text(10), name));
    return StaffAccount{.id = id,
                        .user_name = rows.text(1),
                        .display_name = rows.text(2),
                        .password_hash = rows.text(3),
                        .roles = roles.value(),
                        .title = rows.text(5),
                        .posts = ids_of(rows.text(6)),
                        .units = ids_of(rows.text(7)),
                        .payment_limit_pence = rows.integer(8),
                        .email = rows.text(9),
                        .state = state,
                        .totp_secret = rows.blob(11)};
}

Result<std::optional<StaffAccount>> read_one(SqlRows rows, const std::string& name) {
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<StaffAccount>();
    ASSIGN_OR_RETURN(StaffAccount account, read_account(rows, name));
    return std::optional(std::move(account));
}

Error no_such_account() { return {ErrorKind::NotFound, "there is no such account"}; }

Status end_sessions(SqlConnection& connection, const std::string& organisation, const StaffId& id) {
    return connection.run("DELETE FROM office_session WHERE organisation = $1 AND staff = $2",
                          organisation, ByteView(id.bytes));
}

Status remove_invitation(SqlConnection& connection, const std::string& organisation,
                         const StaffId& id) {
    return connection.run(
        "DELETE FROM office_staff_invitation WHERE organisation = $1 AND staff = $2", organisation,
        ByteView(id.bytes));
}

Status remove_recovery(SqlConnection& connection, const std::string& organisation,
                       const StaffId& id) {
    return connection.run(
        "DELETE FROM office_staff_recovery WHERE organisation = $1 AND staff = $2", organisation,
        ByteView(id.bytes));
}

// A person who left must find nothing of theirs that works.
Status take_all_away(SqlConnection& connection, const std::string& organisation,
                     const StaffId& id) {
    RETURN_IF_ERROR(
        connection.run("UPDATE office_staff SET password_hash = '', totp_secret = $3, email = ''"
                       " WHERE organisation = $1 AND staff = $2",
                       organisation, ByteView(id.bytes), Bytes{}));
    RETURN_IF_ERROR(remove_invitation(connection, organisation, id));
    return remove_recovery(connection, organisation, id);
}

Status require_administrator(SqlConnection& connection, const std::string& organisation) {
    ASSIGN_OR_RETURN(const std::int64_t administrators,
                     connection.number("SELECT COUNT(*) FROM office_staff"
                                       " WHERE organisation = $1 AND state = 'active'"
                                       " AND ' ' || roles || ' ' LIKE '% administrator %'",
                                       organisation));
    if (administrators > 0) return Unit{};
    return Error{ErrorKind::Conflict,
                 "this is the last active administrator: make another one first"};
}

}  // namespace

Result<std::optional<StaffAccount>> SqlOffice::staff_by_name(const std::string& user_name) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<StaffAccount>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_STAFF_COLUMNS " FROM office_staff"
                                          " WHERE organisation = $1 AND user_name = $2",
                                          organisation_, user_name));
        return read_one(std::move(rows), connection.name());
    });
}

Result<std::optional<StaffAccount>> SqlOffice::staff_by_id(const StaffId& id) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<StaffAccount>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_STAFF_COLUMNS " FROM office_staff"
                                          " WHERE organisation = $1 AND staff = $2",
                                          organisation_, ByteView(id.bytes)));
        return read_one(std::move(rows), connection.name());
    });
}

Result<std::vector<StaffAccount>> SqlOffice::staff() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<StaffAccount>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT " CANDOUR_STAFF_COLUMNS " FROM office_staff"
                                          " WHERE organisation = $1 ORDER BY user_name",
                                          organisation_));
        std::vector<StaffAccount> all;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return all;
            ASSIGN_OR_RETURN(StaffAccount account, read_account(rows, connection.name()));
            all.push_back(std::move(account));
        }
    });
}

Status SqlOffice::add_staff(const StaffAccount& account) {
    Status added = database_->write(
        [&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_staff (organisation, " CANDOUR_STAFF_COLUMNS
                ", totp_step)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0)",
                organisation_, ByteView(account.id.bytes), account.user_name, account.display_name,
                account.password_hash, office::to_text(account.roles), account.title,
                joined(account.posts), joined(account.units), account.payment_limit_pence,
                account.email, name_of(account.state), account.totp_secret);
        },
        LostCommit::Report);
    if (!added.ok() && added.error().kind == ErrorKind::Conflict) {
        return Error{ErrorKind::Conflict, "there is an account \"" + account.user_name +
                                              "\" already; choose another "
                                              "name"};
    }
    return added;
}

Status SqlOffice::change_staff(const StaffAccount& account) {
    return database_->write([&](SqlConnection& connection) -> Status {
        // Locks them all: two administrators who take each other's role away wait here.
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_staff SET state = state WHERE organisation = $1", organisation_));
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_staff SET display_name = $3, roles = $4, title = $5, posts = $6,"
            " units = $7, payment_limit_pence = $8, email = $9, state = $10"
            " WHERE organisation = $1 AND staff = $2",
            organisation_, ByteView(account.id.bytes), account.display_name,
            office::to_text(account.roles), account.title, joined(account.posts),
            joined(account.units), account.payment_limit_pence, account.email,
            name_of(account.state)));
        if (connection.changes() == 0) return no_such_account();
        if (account.state == StaffState::Left) {
            RETURN_IF_ERROR(take_all_away(connection, organisation_, account.id));
        }
        RETURN_IF_ERROR(require_administrator(connection, organisation_));
        return end_sessions(connection, organisation_, account.id);
    });
}

Status SqlOffice::set_title(const StaffId& id, const std::string& title, const std::string& email) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_staff SET title = $3, email = $4"
                           " WHERE organisation = $1 AND staff = $2",
                           organisation_, ByteView(id.bytes), title, email));
        return connection.changes() == 0 ? Status(no_such_account()) : Status(Unit{});
    });
}

Status SqlOffice::set_password_hash(const StaffId& id, const std::string& password_hash) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_staff SET password_hash = $3"
                           " WHERE organisation = $1 AND staff = $2",
                           organisation_, ByteView(id.bytes), password_hash));
        if (connection.changes() == 0) return no_such_account();
        return end_sessions(connection, organisation_, id);
    });
}

Status SqlOffice::invite(const StaffId& id, ByteView token_hash, std::int64_t expires_at_s) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_staff SET password_hash = ''"
                           " WHERE organisation = $1 AND staff = $2"
                           " AND state <> 'left'",
                           organisation_, ByteView(id.bytes)));
        if (connection.changes() == 0) return no_such_account();
        RETURN_IF_ERROR(remove_invitation(connection, organisation_, id));
        RETURN_IF_ERROR(connection.run(
            "INSERT INTO office_staff_invitation (organisation, staff, token_hash, expires_at_s)"
            " VALUES ($1, $2, $3, $4)",
            organisation_, ByteView(id.bytes), token_hash, expires_at_s));
        return end_sessions(connection, organisation_, id);
    });
}

Result<std::optional<store::Invitation>> SqlOffice::invitation(ByteView token_hash) {
    using Found = std::optional<store::Invitation>;
    return database_->read([&](SqlConnection& connection) -> Result<Found> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT staff, expires_at_s FROM office_staff_invitation"
                                          " WHERE organisation = $1 AND token_hash = $2",
                                          organisation_, token_hash));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Found();
        ASSIGN_OR_RETURN(const StaffId staff, read_id<StaffId>(rows, 0, connection.name()));
        return Found(store::Invitation{staff, rows.integer(1)});
    });
}

// Reported, not repeated: done twice, the second time would say that the invitation is gone.
Status SqlOffice::accept_invitation(ByteView token_hash, const std::string& password_hash,
                                    std::int64_t now_s) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            RETURN_IF_ERROR(
                connection.run("UPDATE office_staff SET password_hash = $4, state = 'active'"
                               " WHERE organisation = $1 AND state <> 'left' AND staff IN"
                               " (SELECT staff FROM office_staff_invitation WHERE organisation = $1"
                               " AND token_hash = $2 AND expires_at_s > $3)",
                               organisation_, token_hash, now_s, password_hash));
            if (connection.changes() == 0) {
                return Error{ErrorKind::NotFound, "this invitation was used or has ended"};
            }
            RETURN_IF_ERROR(
                connection.run("DELETE FROM office_staff_invitation"
                               " WHERE organisation = $1 AND token_hash = $2",
                               organisation_, token_hash));
            // Another one had it at the same moment: then ours is not the password that counts.
            if (connection.changes() == 0) {
                return Error{ErrorKind::NotFound, "this invitation was used just now"};
            }
            return Unit{};
        },
        LostCommit::Report);
}

Status SqlOffice::set_totp(const StaffId& id, ByteView sealed_secret, std::int64_t step,
                           const std::vector<Bytes>& recovery_hashes) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_staff SET totp_secret = $3, totp_step = $4"
                           " WHERE organisation = $1 AND staff = $2",
                           organisation_, ByteView(id.bytes), sealed_secret, step));
        if (connection.changes() == 0) return no_such_account();
        RETURN_IF_ERROR(remove_recovery(connection, organisation_, id));
        for (const Bytes& hash : recovery_hashes) {
            RETURN_IF_ERROR(
                connection.run("INSERT INTO office_staff_recovery (organisation, staff, code_hash)"
                               " VALUES ($1, $2, $3)",
                               organisation_, ByteView(id.bytes), hash));
        }
        return end_sessions(connection, organisation_, id);
    });
}

Result<bool> SqlOffice::use_totp_step(const StaffId& id, std::int64_t step) {
    return database_->write(
        [&](SqlConnection& connection) -> Result<bool> {
            RETURN_IF_ERROR(
                connection.run("UPDATE office_staff SET totp_step = $3"
                               " WHERE organisation = $1 AND staff = $2 AND totp_step < $3",
                               organisation_, ByteView(id.bytes), step));
            return connection.changes() == 1;
        },
        LostCommit::Report);
}

Result<bool> SqlOffice::use_recovery_code(const StaffId& id, ByteView hash) {
    return database_->write(
        [&](SqlConnection& connection) -> Result<bool> {
            RETURN_IF_ERROR(
                connection.run("DELETE FROM office_staff_recovery"
                               " WHERE organisation = $1 AND staff = $2 AND code_hash = $3",
                               organisation_, ByteView(id.bytes), hash));
            return connection.changes() == 1;
        },
        LostCommit::Report);
}

Result<std::int64_t> SqlOffice::recovery_codes_left(const StaffId& id) {
    return database_->read([&](SqlConnection& connection) {
        return connection.number(
            "SELECT COUNT(*) FROM office_staff_recovery"
            " WHERE organisation = $1 AND staff = $2",
            organisation_, ByteView(id.bytes));
    });
}

}  // namespace candour::platform
