// platform/storage/sql_procedures.h: procedures and their drafts, on SQLite or PostgreSQL.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/store/procedure_store.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Safe from any thread. On PostgreSQL several programs may have the same office.
class SqlProcedures : public store::ProcedureStore {
public:
    // Of one organisation, in a database that has office_kind()'s tables.
    SqlProcedures(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::vector<store::ProcedureDraft>> procedure_drafts() override;
    Result<std::optional<store::ProcedureDraft>> procedure_draft(const std::string& id) override;
    Status add_procedure_draft(const store::ProcedureDraft& draft) override;
    Result<std::int64_t> change_procedure_draft(const store::ProcedureDraft& draft) override;
    Status remove_procedure_draft(const std::string& id) override;
    Result<std::vector<store::ProcedureVersion>> newest_procedures() override;
    Result<std::optional<store::ProcedureVersion>> procedure_version(const std::string& id,
                                                                     int version) override;
    Status publish_procedure(const store::ProcedureVersion& version,
                             std::int64_t seen_revision) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared with the office: see SqlPool.
    const std::string organisation_;
};

}  // namespace candour::platform
