// tests/support/memory_desk.h: saved filters and calendar feeds in memory, with the stores'
// promises.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "core/store/calendar_feed_store.h"
#include "core/store/saved_filter_store.h"

namespace candour::test {

class MemorySavedFilters : public store::SavedFilterStore {
public:
    std::optional<Error> broken;

    Result<std::vector<store::SavedFilter>> saved_filters(const StaffId& staff) override {
        if (broken) return *broken;
        std::vector<store::SavedFilter> own;
        for (const store::SavedFilter& filter : all_) {
            if (filter.staff == staff) own.push_back(filter);
        }
        std::ranges::sort(own, {}, &store::SavedFilter::name);
        return own;
    }
    Status save_filter(const store::SavedFilter& filter) override {
        if (broken) return *broken;
        if (filter.name.size() > store::saved_filter_name_bytes_max ||
            filter.query.size() > store::saved_filter_query_bytes_max) {
            return Error{ErrorKind::Full, "the name or the filter is too long"};
        }
        const auto own = saved_filters(filter.staff).take();
        for (const store::SavedFilter& other : own) {
            if (other.name == filter.name) {
                return Error{ErrorKind::Conflict, "there is one of that name already"};
            }
        }
        if (own.size() >= store::saved_filters_max) {
            return Error{ErrorKind::Full, "there are as many as may be"};
        }
        all_.push_back(filter);
        return Unit{};
    }
    Status forget_filter(const StaffId& staff, const store::SavedFilterId& id) override {
        if (broken) return *broken;
        std::erase_if(all_,
                      [&](const auto& filter) { return filter.staff == staff && filter.id == id; });
        return Unit{};
    }

private:
    std::vector<store::SavedFilter> all_;
};

class MemoryCalendarFeeds : public store::CalendarFeedStore {
public:
    std::optional<Error> broken;

    Result<std::optional<store::CalendarFeed>> feed_of(const StaffId& staff) override {
        return find([&](const auto& feed) { return feed.staff == staff; });
    }
    Result<std::optional<store::CalendarFeed>> feed_by_token(ByteView token_hash) override {
        return find(
            [&](const auto& feed) { return std::ranges::equal(feed.token_hash, token_hash); });
    }
    Status set_feed(const store::CalendarFeed& feed) override {
        RETURN_IF_ERROR(remove_feed(feed.staff));
        all_.push_back(feed);
        return Unit{};
    }
    Status remove_feed(const StaffId& staff) override {
        if (broken) return *broken;
        std::erase_if(all_, [&](const auto& feed) { return feed.staff == staff; });
        return Unit{};
    }

private:
    template <typename Wanted>
    Result<std::optional<store::CalendarFeed>> find(Wanted wanted) {
        if (broken) return *broken;
        const auto found = std::ranges::find_if(all_, wanted);
        if (found == all_.end()) return std::optional<store::CalendarFeed>{};
        return std::optional{*found};
    }

    std::vector<store::CalendarFeed> all_;
};

}  // namespace candour::test
