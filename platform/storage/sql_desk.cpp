// platform/storage/sql_desk.cpp: one row a list, one row a calendar.
#include "platform/storage/sql_desk.h"

#include <algorithm>

namespace candour::platform {

namespace {

template <typename Id>
Result<Id> id_of(const Bytes& bytes) {
    Id id;
    if (bytes.size() != id.bytes.size()) {
        return Error{ErrorKind::Corrupt, "the office database has an id of another length"};
    }
    std::ranges::copy(bytes, id.bytes.begin());
    return id;
}

Result<store::SavedFilter> filter_of(SqlRows& rows, const StaffId& staff) {
    ASSIGN_OR_RETURN(const auto id, id_of<store::SavedFilterId>(rows.blob(0)));
    return store::SavedFilter{id, staff, rows.text(1), rows.text(2)};
}

}  // namespace

Result<std::vector<store::SavedFilter>> SqlSavedFilters::saved_filters(const StaffId& staff) {
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::vector<store::SavedFilter>> {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT filter, name, query FROM office_saved_filter"
                                              " WHERE organisation = $1 AND staff = $2"
                                              " ORDER BY name",
                                              organisation_, ByteView(staff.bytes)));
            std::vector<store::SavedFilter> filters;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) return filters;
                ASSIGN_OR_RETURN(store::SavedFilter filter, filter_of(rows, staff));
                filters.push_back(std::move(filter));
            }
        });
}

Status SqlSavedFilters::save_filter(const store::SavedFilter& filter) {
    if (filter.name.size() > store::saved_filter_name_bytes_max ||
        filter.query.size() > store::saved_filter_query_bytes_max) {
        return Error{ErrorKind::Full, "the name of the list or its filters are too long"};
    }
    return database_->write([&](SqlConnection& connection) -> Status {
        const ByteView staff(filter.staff.bytes);
        ASSIGN_OR_RETURN(const std::int64_t same,
                         connection.number("SELECT COUNT(*) FROM office_saved_filter"
                                           " WHERE organisation = $1 AND staff = $2 AND name = $3",
                                           organisation_, staff, filter.name));
        if (same > 0) return Error{ErrorKind::Conflict, "there is a list of that name already"};
        ASSIGN_OR_RETURN(const std::int64_t count,
                         connection.number("SELECT COUNT(*) FROM office_saved_filter"
                                           " WHERE organisation = $1 AND staff = $2",
                                           organisation_, staff));
        if (count >= static_cast<std::int64_t>(store::saved_filters_max)) {
            return Error{ErrorKind::Full, "there are as many lists as one person can keep"};
        }
        RETURN_IF_ERROR(connection.run(
            "INSERT INTO office_saved_filter"
            " (organisation, staff, name, filter, query)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            organisation_, staff, filter.name, ByteView(filter.id.bytes), filter.query));
        if (connection.changes() == 1) return Unit{};
        return Error{ErrorKind::Conflict, "there is a list of that name already"};
    });
}

Status SqlSavedFilters::forget_filter(const StaffId& staff, const store::SavedFilterId& id) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_saved_filter"
            " WHERE organisation = $1 AND staff = $2 AND filter = $3",
            organisation_, ByteView(staff.bytes), ByteView(id.bytes));
    });
}

Result<std::optional<store::CalendarFeed>> SqlCalendarFeeds::find(std::string_view column,
                                                                  ByteView value) {
    const std::string sql =
        "SELECT staff, token_hash, made_at_s FROM office_calendar_feed"
        " WHERE organisation = $1 AND " +
        std::string(column) + " = $2";
    return database_->read(
        [&](SqlConnection& connection) -> Result<std::optional<store::CalendarFeed>> {
            ASSIGN_OR_RETURN(SqlRows rows, connection.query(sql, organisation_, value));
            ASSIGN_OR_RETURN(const bool found, rows.next());
            if (!found) return std::optional<store::CalendarFeed>();
            ASSIGN_OR_RETURN(const StaffId staff, id_of<StaffId>(rows.blob(0)));
            return std::optional(store::CalendarFeed{staff, rows.blob(1), rows.integer(2)});
        });
}

Result<std::optional<store::CalendarFeed>> SqlCalendarFeeds::feed_of(const StaffId& staff) {
    return find("staff", ByteView(staff.bytes));
}

Result<std::optional<store::CalendarFeed>> SqlCalendarFeeds::feed_by_token(ByteView token_hash) {
    return find("token_hash", token_hash);
}

Status SqlCalendarFeeds::set_feed(const store::CalendarFeed& feed) {
    return database_->write([&](SqlConnection& connection) -> Status {
        return connection.run(
            "INSERT INTO office_calendar_feed (organisation, staff, token_hash, made_at_s)"
            " VALUES ($1, $2, $3, $4) ON CONFLICT (organisation, staff)"
            " DO UPDATE SET token_hash = $3, made_at_s = $4",
            organisation_, ByteView(feed.staff.bytes), feed.token_hash, feed.made_at_s);
    });
}

Status SqlCalendarFeeds::remove_feed(const StaffId& staff) {
    return database_->write([&](SqlConnection& connection) {
        return connection.run(
            "DELETE FROM office_calendar_feed WHERE organisation = $1 AND staff = $2",
            organisation_, ByteView(staff.bytes));
    });
}

}  // namespace candour::platform
