// platform/storage/sql_learning.cpp: one row an entry; who changes it names the revision he saw.
#include "platform/storage/sql_learning.h"

#include <array>

namespace candour::platform {

namespace {

using store::Register;
using store::RegisterEntry;

// As they stand in the table, in the enumeration's order.
const char* name_of(Register of) {
    constexpr std::array<const char*, 6> names = {"you_said",  "recommendation", "suggestion",
                                                  "publicity", "help",           "text"};
    return names[static_cast<std::size_t>(of)];
}

RegisterEntry read_row(SqlRows& rows) {
    return {rows.text(0),    rows.text(1), rows.text(2),
            rows.integer(3), rows.text(4), rows.integer(5)};
}

Result<std::vector<RegisterEntry>> read_all(Result<SqlRows> found) {
    ASSIGN_OR_RETURN(SqlRows rows, std::move(found));
    std::vector<RegisterEntry> entries;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return entries;
        entries.push_back(read_row(rows));
    }
}

Result<std::optional<RegisterEntry>> find(SqlConnection& connection,
                                          const std::string& organisation, Register of,
                                          const std::string& id) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT entry, document, due, revision, who, at_s"
                                      " FROM office_register WHERE organisation = $1"
                                      " AND register = $2 AND entry = $3",
                                      organisation, name_of(of), id));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<RegisterEntry>();
    return std::optional(read_row(rows));
}

Status check_size(const RegisterEntry& entry) {
    if (entry.document.size() <= store::register_entry_bytes_max) return Unit{};
    return Error{ErrorKind::Full, "an entry of a register has at most " +
                                      std::to_string(store::register_entry_bytes_max) + " bytes"};
}

}  // namespace

Result<std::vector<RegisterEntry>> SqlLearning::entries(Register of, std::int64_t limit) {
    return database_->read([&](SqlConnection& connection) {
        return read_all(
            connection.query("SELECT entry, document, due, revision, who, at_s"
                             " FROM office_register WHERE organisation = $1"
                             " AND register = $2 ORDER BY at_s DESC, entry LIMIT $3",
                             organisation_, name_of(of), limit));
    });
}

Result<std::vector<RegisterEntry>> SqlLearning::due(Register of, const std::string& day,
                                                    std::int64_t limit) {
    return database_->read([&](SqlConnection& connection) {
        return read_all(
            connection.query("SELECT entry, document, due, revision, who, at_s"
                             " FROM office_register WHERE organisation = $1"
                             " AND register = $2 AND due <> '' AND due <= $3"
                             " ORDER BY due, entry LIMIT $4",
                             organisation_, name_of(of), day, limit));
    });
}

Result<std::optional<RegisterEntry>> SqlLearning::entry(Register of, const std::string& id) {
    return database_->read(
        [&](SqlConnection& connection) { return find(connection, organisation_, of, id); });
}

Status SqlLearning::add_entry(Register of, const RegisterEntry& entry) {
    RETURN_IF_ERROR(check_size(entry));
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const std::int64_t count,
                         connection.number("SELECT COUNT(*) FROM office_register"
                                           " WHERE organisation = $1 AND register = $2",
                                           organisation_, name_of(of)));
        if (count >= static_cast<std::int64_t>(store::register_entries_max))
            return Error{ErrorKind::Full, "this register is full"};
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_register"
                           " (organisation, register, entry, document, due, revision, who, at_s)"
                           " VALUES ($1, $2, $3, $4, $5, 1, $6, $7) ON CONFLICT DO NOTHING",
                           organisation_, name_of(of), entry.id, entry.document, entry.due,
                           entry.who, entry.at_s));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::Conflict, "there is an entry of that id already"};
    });
}

Result<std::int64_t> SqlLearning::change_entry(Register of, const RegisterEntry& entry) {
    RETURN_IF_ERROR(check_size(entry));
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_register SET document = $5, due = $6, revision = revision + 1,"
            " who = $7, at_s = $8 WHERE organisation = $1 AND register = $2 AND entry = $3"
            " AND revision = $4",
            organisation_, name_of(of), entry.id, entry.revision, entry.document, entry.due,
            entry.who, entry.at_s));
        if (connection.changes() == 1) return entry.revision + 1;
        ASSIGN_OR_RETURN(const auto found, find(connection, organisation_, of, entry.id));
        if (!found) return Error{ErrorKind::NotFound, "there is no such entry"};
        return Error{ErrorKind::Conflict, "somebody else has changed this entry meanwhile"};
    });
}

Result<std::optional<std::string>> SqlLearning::report(const std::string& quarter) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<std::string>> {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT report FROM office_report"
                                                        " WHERE organisation = $1 AND quarter = $2",
                                                        organisation_, quarter));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return std::optional<std::string>();
        return std::optional(rows.text(0));
    });
}

Status SqlLearning::keep_report(const std::string& quarter, const std::string& report) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "INSERT INTO office_report (organisation, quarter, report)"
            " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            organisation_, quarter, report);
    });
}

}  // namespace candour::platform
