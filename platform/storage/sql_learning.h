// platform/storage/sql_learning.h: the registers and published reports, on SQLite or PostgreSQL.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/store/learning_store.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Safe from any thread. On PostgreSQL several programs may have the same office.
class SqlLearning : public store::LearningStore {
public:
    // Of one organisation, in a database that has office_kind()'s tables.
    SqlLearning(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::vector<store::RegisterEntry>> entries(store::Register of,
                                                      std::int64_t limit) override;
    Result<std::vector<store::RegisterEntry>> due(store::Register of, const std::string& day,
                                                  std::int64_t limit) override;
    Result<std::optional<store::RegisterEntry>> entry(store::Register of,
                                                      const std::string& id) override;
    Status add_entry(store::Register of, const store::RegisterEntry& entry) override;
    Result<std::int64_t> change_entry(store::Register of,
                                      const store::RegisterEntry& entry) override;
    Result<std::optional<std::string>> report(const std::string& quarter) override;
    Status keep_report(const std::string& quarter, const std::string& report) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared with the office: see SqlPool.
    const std::string organisation_;
};

}  // namespace candour::platform
