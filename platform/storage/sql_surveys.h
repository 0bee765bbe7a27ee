// platform/storage/sql_surveys.h: versions and results of surveys, on SQLite or PostgreSQL.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/store/survey_store.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Safe from any thread. On PostgreSQL several programs may have the same office.
class SqlSurveys : public store::SurveyStore {
public:
    // Of one organisation, in a database that has office_kind()'s tables.
    SqlSurveys(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::vector<store::SurveyVersion>> versions(const std::string& questionnaire) override;
    Result<std::vector<store::SurveyVersion>> promises() override;
    Status set_promise(const std::string& questionnaire, const std::string& version,
                       const std::string& release) override;
    Status add_version(const std::string& questionnaire,
                       const store::SurveyVersion& version) override;
    Result<std::vector<std::string>> questionnaires() override;
    Result<std::optional<std::string>> results(const std::string& questionnaire,
                                               const std::string& month) override;
    Result<std::vector<std::string>> months(const std::string& questionnaire) override;
    Status keep_results(const std::string& questionnaire, const std::string& month,
                        const std::string& results) override;
    Result<std::optional<store::SurveyOutcome>> outcome(const std::string& questionnaire) override;
    Status add_outcome(const std::string& questionnaire,
                       const store::SurveyOutcome& outcome) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared with the office: see SqlPool.
    const std::string organisation_;
};

}  // namespace candour::platform
