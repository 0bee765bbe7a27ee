// platform/storage/sql_drafts.h: drafts of questionnaires, on SQLite or PostgreSQL.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/store/draft_store.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Safe from any thread. On PostgreSQL several programs may have the same office.
class SqlDrafts : public store::DraftStore {
public:
    // Of one organisation, in a database that has office_kind()'s tables.
    SqlDrafts(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::vector<store::SurveyDraft>> drafts() override;
    Result<std::optional<store::SurveyDraft>> draft(const std::string& id) override;
    Status add_draft(const store::SurveyDraft& draft) override;
    Result<std::int64_t> change_draft(const store::SurveyDraft& draft) override;
    Status remove_draft(const std::string& id) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared with the office: see SqlPool.
    const std::string organisation_;
};

}  // namespace candour::platform
