// platform/storage/sql_surveys.cpp: versions and results of surveys.
#include "platform/storage/sql_surveys.h"

#include "platform/storage/sql_numbered.h"

namespace candour::platform {

namespace {

Result<std::vector<std::string>> first_column(SqlRows rows) {
    std::vector<std::string> texts;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return texts;
        texts.push_back(rows.text(0));
    }
}

Result<std::vector<store::SurveyVersion>> read_versions(SqlRows rows) {
    std::vector<store::SurveyVersion> versions;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return versions;
        versions.push_back({rows.text(0), rows.text(1), rows.text(2)});
    }
}

}  // namespace

Result<std::vector<store::SurveyVersion>> SqlSurveys::versions(const std::string& questionnaire) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::SurveyVersion>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT version, document, release"
                                              " FROM office_survey_version"
                                              " WHERE organisation = $1 AND questionnaire = $2"
                                              " ORDER BY place",
                                              organisation_, questionnaire));
            return read_versions(std::move(rows));
        });
}

Result<std::vector<store::SurveyVersion>> SqlSurveys::promises() {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::SurveyVersion>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT version, '', release"
                                              " FROM office_survey_version"
                                              " WHERE organisation = $1 ORDER BY version",
                                              organisation_));
            return read_versions(std::move(rows));
        });
}

Status SqlSurveys::set_promise(const std::string& questionnaire, const std::string& version,
                               const std::string& release) {
    return database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE office_survey_version SET release = $4"
                           " WHERE organisation = $1 AND questionnaire = $2"
                           " AND version = $3",
                           organisation_, questionnaire, version, release));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::NotFound, "there is no such version"};
    });
}

// Two programs may add the same version, or two, at once; each has a place of its own in the end.
Status SqlSurveys::add_version(const std::string& questionnaire,
                               const store::SurveyVersion& version) {
    return with_next_number([&] {
        return database_->write([&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_survey_version"
                " (organisation, questionnaire, version, place, document, release)"
                " SELECT $1, $2, $3, COALESCE(MAX(place), 0) + 1, $4, $5 FROM office_survey_version"
                " WHERE organisation = $1 AND questionnaire = $2"
                " ON CONFLICT (organisation, questionnaire, version) DO NOTHING",
                organisation_, questionnaire, version.version, version.document, version.release);
        });
    });
}

Result<std::vector<std::string>> SqlSurveys::questionnaires() {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<std::string>> {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT DISTINCT questionnaire"
                                                        " FROM office_survey_version"
                                                        " WHERE organisation = $1 ORDER BY 1",
                                                        organisation_));
        return first_column(std::move(rows));
    });
}

Result<std::optional<std::string>> SqlSurveys::results(const std::string& questionnaire,
                                                       const std::string& month) {
    return database_->read([&](SqlConnection& connection) -> Result<std::optional<std::string>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT results FROM office_survey_results"
                                          " WHERE organisation = $1 AND questionnaire = $2"
                                          " AND month = $3",
                                          organisation_, questionnaire, month));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return std::optional<std::string>();
        return std::optional(rows.text(0));
    });
}

Result<std::vector<std::string>> SqlSurveys::months(const std::string& questionnaire) {
    return database_->read([&](SqlConnection& connection) -> Result<std::vector<std::string>> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT month FROM office_survey_results"
                                          " WHERE organisation = $1 AND questionnaire = $2"
                                          " ORDER BY month DESC",
                                          organisation_, questionnaire));
        return first_column(std::move(rows));
    });
}

Status SqlSurveys::keep_results(const std::string& questionnaire, const std::string& month,
                                const std::string& results) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "INSERT INTO office_survey_results (organisation, questionnaire, month, results)"
            " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            organisation_, questionnaire, month, results);
    });
}

Result<std::optional<store::SurveyOutcome>> SqlSurveys::outcome(const std::string& questionnaire) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::optional<store::SurveyOutcome>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT at_s, who, learned, did"
                                              " FROM office_survey_outcome"
                                              " WHERE organisation = $1 AND questionnaire = $2"
                                              " ORDER BY place DESC LIMIT 1",
                                              organisation_, questionnaire));
            ASSIGN_OR_RETURN(const bool found, rows.next());
            if (!found) return std::optional<store::SurveyOutcome>();
            return std::optional(
                store::SurveyOutcome{rows.integer(0), rows.text(1), rows.text(2), rows.text(3)});
        });
}

Status SqlSurveys::add_outcome(const std::string& questionnaire,
                               const store::SurveyOutcome& outcome) {
    return with_next_number([&] {
        return database_->write([&](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_survey_outcome"
                " (organisation, questionnaire, place, at_s, who, learned, did)"
                " SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3, $4, $5, $6"
                " FROM office_survey_outcome WHERE organisation = $1 AND questionnaire = $2",
                organisation_, questionnaire, outcome.at_s, outcome.who, outcome.learned,
                outcome.did);
        });
    });
}

}  // namespace candour::platform
