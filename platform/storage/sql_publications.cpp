// platform/storage/sql_publications.cpp: see sql_publications.h.
#include "platform/storage/sql_publications.h"

namespace candour::platform {

namespace {

// What a row of `everything` is of.
enum class Row : std::int64_t { Revision = 0, Survey = 1, Service = 2, Picture = 3, YouSaid = 4 };

// In one statement: both engines answer one from one moment.
constexpr const char* everything =
    "SELECT CAST(0 AS BIGINT), '', '', '', revision FROM publication_revision"
    " WHERE organisation = $1"
    " UNION ALL SELECT CAST(1 AS BIGINT), questionnaire, document, '', withdrawn"
    " FROM publication_survey WHERE organisation = $1"
    " UNION ALL SELECT CAST(2 AS BIGINT), service, questionnaire, '', CAST(0 AS BIGINT)"
    " FROM publication_service WHERE organisation = $1"
    " UNION ALL SELECT CAST(3 AS BIGINT), questionnaire, name, hash, CAST(0 AS BIGINT)"
    " FROM publication_picture_name WHERE organisation = $1"
    " UNION ALL SELECT CAST(4 AS BIGINT), entry, document, '', CAST(0 AS BIGINT)"
    " FROM publication_you_said WHERE organisation = $1";

void take(const SqlRows& rows, feedback::Publications& publications) {
    switch (static_cast<Row>(rows.integer(0))) {
        case Row::Revision:
            publications.revision = rows.integer(4);
            return;
        case Row::Survey: {
            feedback::PublishedSurvey& survey = publications.surveys[rows.text(1)];
            survey.document = rows.text(2);
            survey.withdrawn = rows.integer(4) != 0;
            return;
        }
        case Row::Service:
            publications.asked[rows.text(1)] = rows.text(2);
            return;
        case Row::Picture:
            publications.surveys[rows.text(1)].pictures[rows.text(2)] = rows.text(3);
            return;
        case Row::YouSaid:
            publications.you_said[rows.text(1)] = rows.text(2);
            return;
    }
}

Status next_revision(SqlConnection& connection, const std::string& organisation,
                     std::int64_t after) {
    RETURN_IF_ERROR(
        connection.run("INSERT INTO publication_revision (organisation, revision)"
                       " VALUES ($1, 0) ON CONFLICT DO NOTHING",
                       organisation));
    // Whoever changes the row first holds it until his commit.
    RETURN_IF_ERROR(
        connection.run("UPDATE publication_revision SET revision = $2 + 1"
                       " WHERE organisation = $1 AND revision = $2",
                       organisation, after));
    if (connection.changes() == 1) return Unit{};
    return Error{ErrorKind::Conflict,
                 "something else was published meanwhile; look at it and try again"};
}

Status put_pictures(SqlConnection& connection, const std::string& organisation,
                    const feedback::PublicationChange& change) {
    RETURN_IF_ERROR(
        connection.run("DELETE FROM publication_picture_name"
                       " WHERE organisation = $1 AND questionnaire = $2",
                       organisation, change.questionnaire));
    for (const auto& [name, hash] : change.survey.pictures) {
        RETURN_IF_ERROR(
            connection.run("INSERT INTO publication_picture_name"
                           " (organisation, questionnaire, name, hash) VALUES ($1, $2, $3, $4)",
                           organisation, change.questionnaire, name, hash));
    }
    for (const auto& [hash, picture] : change.new_pictures) {
        RETURN_IF_ERROR(
            connection.run("INSERT INTO publication_picture (organisation, hash, picture)"
                           " VALUES ($1, $2, $3) ON CONFLICT (organisation, hash) DO NOTHING",
                           organisation, hash, picture));
    }
    return connection.run(
        "DELETE FROM publication_picture WHERE organisation = $1 AND hash NOT IN"
        " (SELECT hash FROM publication_picture_name WHERE organisation = $1)",
        organisation);
}

}  // namespace

Result<std::int64_t> SqlPublications::revision() {
    return database_->read([&](SqlConnection& connection) {
        return connection.number(
            "SELECT COALESCE(MAX(revision), 0) FROM publication_revision"
            " WHERE organisation = $1",
            organisation_);
    });
}

Result<feedback::Publications> SqlPublications::publications() {
    return database_->read([&](SqlConnection& connection) -> Result<feedback::Publications> {
        feedback::Publications publications;
        ASSIGN_OR_RETURN(SqlRows rows, connection.query(everything, organisation_));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return publications;
            take(rows, publications);
        }
    });
}

Result<Bytes> SqlPublications::picture(const std::string& hash) {
    return database_->read([&](SqlConnection& connection) -> Result<Bytes> {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT picture FROM publication_picture"
                                                        " WHERE organisation = $1 AND hash = $2",
                                                        organisation_, hash));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Error{ErrorKind::NotFound, "a published picture is gone"};
        return rows.blob(0);
    });
}

Status SqlPublications::add(const feedback::PublicationChange& change, std::int64_t after) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            RETURN_IF_ERROR(next_revision(connection, organisation_, after));
            RETURN_IF_ERROR(connection.run(
                "INSERT INTO publication_survey"
                " (organisation, questionnaire, document, withdrawn) VALUES ($1, $2, $3, $4)"
                " ON CONFLICT (organisation, questionnaire) DO UPDATE"
                " SET document = $3, withdrawn = $4",
                organisation_, change.questionnaire, change.survey.document,
                change.survey.withdrawn ? 1 : 0));
            for (const auto& [service, questionnaire] : change.asked) {
                RETURN_IF_ERROR(connection.run(
                    "INSERT INTO publication_service (organisation, service, questionnaire)"
                    " VALUES ($1, $2, $3) ON CONFLICT (organisation, service) DO UPDATE"
                    " SET questionnaire = $3",
                    organisation_, service, questionnaire));
            }
            return put_pictures(connection, organisation_, change);
        },
        LostCommit::Report);
}

Status SqlPublications::add(const feedback::YouSaidChange& change, std::int64_t after) {
    return database_->write(
        [&](SqlConnection& connection) -> Status {
            RETURN_IF_ERROR(next_revision(connection, organisation_, after));
            if (change.document.empty()) {
                return connection.run(
                    "DELETE FROM publication_you_said"
                    " WHERE organisation = $1 AND entry = $2",
                    organisation_, change.id);
            }
            return connection.run(
                "INSERT INTO publication_you_said (organisation, entry, document)"
                " VALUES ($1, $2, $3) ON CONFLICT (organisation, entry)"
                " DO UPDATE SET document = $3",
                organisation_, change.id, change.document);
        },
        LostCommit::Report);
}

}  // namespace candour::platform
