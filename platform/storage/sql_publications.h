// platform/storage/sql_publications.h: what was published while the server runs, in the pool's
// database, on SQLite or PostgreSQL.
#pragma once

#include <memory>
#include <string>

#include "core/store/publication_store.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Safe from any thread; on PostgreSQL also between programs.
class SqlPublications : public store::PublicationStore {
public:
    // Of one organisation, in a database that has pool_kind()'s tables.
    SqlPublications(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::int64_t> revision() override;
    Result<feedback::Publications> publications() override;
    Result<Bytes> picture(const std::string& hash) override;
    Status add(const feedback::PublicationChange& change, std::int64_t after) override;
    Status add(const feedback::YouSaidChange& change, std::int64_t after) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared: see SqlPool.
    const std::string organisation_;
};

}  // namespace candour::platform
