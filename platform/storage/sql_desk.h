// platform/storage/sql_desk.h: what a member of staff keeps for themselves, on SQLite or
// PostgreSQL: lists of cases under a name, and the hash of their calendar's address.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/calendar_feed_store.h"
#include "core/store/saved_filter_store.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Both safe from any thread, in a database that has office_kind()'s tables.
class SqlSavedFilters : public store::SavedFilterStore {
public:
    SqlSavedFilters(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::vector<store::SavedFilter>> saved_filters(const StaffId& staff) override;
    Status save_filter(const store::SavedFilter& filter) override;
    Status forget_filter(const StaffId& staff, const store::SavedFilterId& id) override;

private:
    const std::shared_ptr<SqlDatabase> database_;  // Shared with the office: see SqlPool.
    const std::string organisation_;
};

class SqlCalendarFeeds : public store::CalendarFeedStore {
public:
    SqlCalendarFeeds(std::shared_ptr<SqlDatabase> database, std::string organisation)
        : database_(std::move(database)), organisation_(std::move(organisation)) {}

    Result<std::optional<store::CalendarFeed>> feed_of(const StaffId& staff) override;
    Result<std::optional<store::CalendarFeed>> feed_by_token(ByteView token_hash) override;
    Status set_feed(const store::CalendarFeed& feed) override;
    Status remove_feed(const StaffId& staff) override;

private:
    Result<std::optional<store::CalendarFeed>> find(std::string_view column, ByteView value);

    const std::shared_ptr<SqlDatabase> database_;
    const std::string organisation_;
};

}  // namespace candour::platform
