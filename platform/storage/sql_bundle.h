// platform/storage/sql_bundle.h: the published bundle, in the pool's database.
#pragma once

#include <memory>
#include <string>

#include "core/store/bundle_store.h"
#include "platform/storage/sql.h"

namespace candour::platform {

// Safe from any thread; on PostgreSQL also between programs.
class SqlBundle : public store::BundleStore {
public:
    // The bundle of one organisation in `database`, which has pool_kind()'s tables.
    SqlBundle(std::shared_ptr<SqlDatabase> database, std::string organisation);

    Result<std::uint64_t> version() override;
    Result<std::optional<store::PublishedBundle>> published() override;
    Status publish(const store::PublishedBundle& bundle, std::uint64_t after) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared: see SqlPool.
    const std::string organisation_;
};

}  // namespace candour::platform
