// platform/storage/sql_drafts.cpp: one row a draft; who changes it names the revision he saw.
#include "platform/storage/sql_drafts.h"

namespace candour::platform {

namespace {

store::SurveyDraft read_row(SqlRows& rows) {
    return {rows.text(0), rows.text(1), rows.integer(2), rows.text(3), rows.integer(4)};
}

Result<std::optional<store::SurveyDraft>> find(SqlConnection& connection,
                                               const std::string& organisation,
                                               const std::string& id) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT draft, document, revision, who, at_s"
                                                    " FROM office_survey_draft"
                                                    " WHERE organisation = $1 AND draft = $2",
                                                    organisation, id));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) return std::optional<store::SurveyDraft>();
    return std::optional(read_row(rows));
}

Status check_size(const store::SurveyDraft& draft) {
    if (draft.document.size() <= store::survey_draft_bytes_max) return Unit{};
    return Error{ErrorKind::Full,
                 "a draft has at most " + std::to_string(store::survey_draft_bytes_max) + " bytes"};
}

}  // namespace

Result<std::vector<store::SurveyDraft>> SqlDrafts::drafts() {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::SurveyDraft>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT draft, document, revision, who, at_s"
                                              " FROM office_survey_draft"
                                              " WHERE organisation = $1 ORDER BY draft",
                                              organisation_));
            std::vector<store::SurveyDraft> drafts;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return drafts;
                drafts.push_back(read_row(rows));
            }
        });
}

Result<std::optional<store::SurveyDraft>> SqlDrafts::draft(const std::string& id) {
    return database_->read(
        [&](SqlConnection& connection) { return find(connection, organisation_, id); });
}

Status SqlDrafts::add_draft(const store::SurveyDraft& draft) {
    RETURN_IF_ERROR(check_size(draft));
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const std::int64_t count,
                         connection.number("SELECT COUNT(*) FROM office_survey_draft"
                                           " WHERE organisation = $1",
                                           organisation_));
        if (count >= static_cast<std::int64_t>(store::survey_drafts_max)) {
            return Error{ErrorKind::Full, "there are " + std::to_string(count) +
                                              " drafts already; remove one that nobody needs"};
        }
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_survey_draft"
                           " (organisation, draft, document, revision, who, at_s)"
                           " VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT DO NOTHING",
                           organisation_, draft.id, draft.document, draft.who, draft.at_s));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::Conflict, "there is a draft of that name already"};
    });
}

Result<std::int64_t> SqlDrafts::change_draft(const store::SurveyDraft& draft) {
    RETURN_IF_ERROR(check_size(draft));
    return database_->write([&](SqlConnection& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(connection.run(
            "UPDATE office_survey_draft SET document = $4,"
            " revision = revision + 1, who = $5, at_s = $6"
            " WHERE organisation = $1 AND draft = $2 AND revision = $3",
            organisation_, draft.id, draft.revision, draft.document, draft.who, draft.at_s));
        if (connection.changes() == 1) return draft.revision + 1;
        ASSIGN_OR_RETURN(const auto found, find(connection, organisation_, draft.id));
        if (!found) return Error{ErrorKind::NotFound, "there is no such draft any more"};
        return Error{ErrorKind::Conflict, "somebody else has changed this draft meanwhile"};
    });
}

Status SqlDrafts::remove_draft(const std::string& id) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_survey_draft WHERE organisation = $1 AND draft = $2", organisation_,
            id);
    });
}

}  // namespace candour::platform
