// platform/storage/sql_procedures.cpp: one row a draft, one a version; versions are only added.
#include "platform/storage/sql_procedures.h"

namespace candour::platform {

namespace {

using store::ProcedureDraft;
using store::ProcedureVersion;

ProcedureDraft read_draft(SqlRows& rows) {
    return {rows.text(0), rows.text(1), rows.integer(2), rows.text(3), rows.integer(4)};
}

ProcedureVersion read_version(SqlRows& rows) {
    return {rows.text(0), static_cast<int>(rows.integer(1)), rows.text(2), rows.text(3),
            rows.integer(4)};
}

template <typename T>
Result<std::vector<T>> all_of(SqlRows rows, T (*read)(SqlRows&)) {
    std::vector<T> all;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return all;
        all.push_back(read(rows));
    }
}

template <typename T>
Result<std::optional<T>> first_of(SqlRows rows, T (*read)(SqlRows&)) {
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<T>();
    return std::optional(read(rows));
}

Result<std::optional<ProcedureDraft>> find_draft(SqlConnection& connection,
                                                 const std::string& organisation,
                                                 const std::string& id) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     connection.query("SELECT procedure, document, revision, who, at_s"
                                      " FROM office_procedure_draft"
                                      " WHERE organisation = $1 AND procedure = $2",
                                      organisation, id));
    return first_of(std::move(rows), read_draft);
}

Status check_size(const std::string& document) {
    if (document.size() <= store::procedure_document_bytes_max) return Unit{};
    return Error{ErrorKind::Full, "a procedure has at most " +
                                      std::to_string(store::procedure_document_bytes_max) +
                                      " bytes"};
}

Error changed_meanwhile() {
    return {ErrorKind::Conflict, "somebody else has changed this procedure meanwhile"};
}

}  // namespace

Result<std::vector<ProcedureDraft>> SqlProcedures::procedure_drafts() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<ProcedureDraft>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT procedure, document, revision, who, at_s"
                                          " FROM office_procedure_draft"
                                          " WHERE organisation = $1 ORDER BY procedure",
                                          organisation_));
        return all_of(std::move(rows), read_draft);
    });
}

Result<std::optional<ProcedureDraft>> SqlProcedures::procedure_draft(const std::string& id) {
    return database_->read(
        [&](SqlConnection& connection) { return find_draft(connection, organisation_, id); });
}

Status SqlProcedures::add_procedure_draft(const ProcedureDraft& draft) {
    RETURN_IF_ERROR(check_size(draft.document));
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const std::int64_t count,
                         connection.number("SELECT COUNT(*) FROM office_procedure_draft"
                                           " WHERE organisation = $1",
                                           organisation_));
        if (count >= static_cast<std::int64_t>(store::procedure_drafts_max)) {
            return Error{ErrorKind::Full, "there are " + std::to_string(count) +
                                              " drafts already; remove one that nobody needs"};
        }
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_procedure_draft"
                           " (organisation, procedure, document, revision, who, at_s)"
                           " VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT DO NOTHING",
                           organisation_, draft.id, draft.document, draft.who, draft.at_s));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::Conflict, "there is a draft of that name already"};
    });
}

Result<std::int64_t> SqlProcedures::change_procedure_draft(const ProcedureDraft& draft) {
    RETURN_IF_ERROR(check_size(draft.document));
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_procedure_draft SET document = $4,"
            " revision = revision + 1, who = $5, at_s = $6"
            " WHERE organisation = $1 AND procedure = $2 AND revision = $3",
            organisation_, draft.id, draft.revision, draft.document, draft.who, draft.at_s));
        if (connection.changes() == 1) return draft.revision + 1;
        ASSIGN_OR_RETURN(const auto found, find_draft(connection, organisation_, draft.id));
        if (!found) return Error{ErrorKind::NotFound, "there is no such draft any more"};
        return changed_meanwhile();
    });
}

Status SqlProcedures::remove_procedure_draft(const std::string& id) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_procedure_draft WHERE organisation = $1 AND procedure = $2",
            organisation_, id);
    });
}

Result<std::vector<ProcedureVersion>> SqlProcedures::newest_procedures() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<ProcedureVersion>> {
        ASSIGN_OR_RETURN(
            SqlRows rows,
            connection.query("SELECT procedure, version, document, who, at_s"
                             " FROM office_procedure_version AS one WHERE organisation = $1"
                             " AND version = (SELECT MAX(version) FROM office_procedure_version"
                             " WHERE organisation = $1 AND procedure = one.procedure)"
                             " ORDER BY procedure",
                             organisation_));
        return all_of(std::move(rows), read_version);
    });
}

Result<std::optional<ProcedureVersion>> SqlProcedures::procedure_version(const std::string& id,
                                                                         int version) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::optional<ProcedureVersion>> {
            ASSIGN_OR_RETURN(
                SqlRows rows,
                connection.query("SELECT procedure, version, document, who, at_s"
                                 " FROM office_procedure_version"
                                 " WHERE organisation = $1 AND procedure = $2 AND version = $3",
                                 organisation_, id, static_cast<std::int64_t>(version)));
            return first_of(std::move(rows), read_version);
        });
}

Status SqlProcedures::publish_procedure(const ProcedureVersion& version,
                                        std::int64_t seen_revision) {
    RETURN_IF_ERROR(check_size(version.document));
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const std::int64_t newest,
                         connection.number("SELECT COALESCE(MAX(version), 0)"
                                           " FROM office_procedure_version"
                                           " WHERE organisation = $1 AND procedure = $2",
                                           organisation_, version.id));
        if (version.version != newest + 1) {
            return Error{ErrorKind::Conflict,
                         "version " + std::to_string(newest) + " was published meanwhile"};
        }
        RETURN_IF_ERROR(
            connection.run("DELETE FROM office_procedure_draft WHERE organisation = $1"
                           " AND procedure = $2 AND revision = $3",
                           organisation_, version.id, seen_revision));
        if (connection.changes() != 1) return changed_meanwhile();
        return connection.run(
            "INSERT INTO office_procedure_version"
            " (organisation, procedure, version, document, who, at_s)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            organisation_, version.id, static_cast<std::int64_t>(version.version), version.document,
            version.who, version.at_s);
    });
}

}  // namespace candour::platform
