// What a member of staff keeps for themselves in the office database, on each engine.
#include <atomic>
#include <thread>

#include "platform/storage/sql_desk.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

struct Desk {
    explicit Desk(const std::string& engine) : home(engine), database(home.open(office_kind())) {}

    store::SavedFilter filter(const StaffId& staff, const std::string& name) {
        return {store::SavedFilterId::create(home.random), staff, name, "due=late&holder=none"};
    }

    test::StoreHome home;
    std::shared_ptr<SqlDatabase> database;
    SqlSavedFilters filters{database, "org"};
    SqlCalendarFeeds feeds{database, "org"};
    StaffId ada = StaffId::create(home.random);
    StaffId sam = StaffId::create(home.random);
};

}  // namespace

TEST_CASE("a list is kept under its name for one person, in the order of names", "[platform]") {
    Desk desk(GENERATE(CANDOUR_ENGINES));
    const auto zoo = desk.filter(desk.ada, "Zoo");
    const auto mine = desk.filter(desk.ada, "Meine späten مشورہ");
    REQUIRE(desk.filters.saved_filters(desk.ada).value().empty());
    REQUIRE(desk.filters.save_filter(zoo).ok());
    REQUIRE(desk.filters.save_filter(mine).ok());
    REQUIRE(desk.filters.saved_filters(desk.ada).value() == std::vector{mine, zoo});
    REQUIRE(desk.filters.saved_filters(desk.sam).value().empty());
    REQUIRE(desk.filters.save_filter(desk.filter(desk.ada, "Zoo")).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(desk.filters.save_filter(desk.filter(desk.sam, "Zoo")).ok());
    REQUIRE(desk.filters.forget_filter(desk.sam, zoo.id).ok());  // Not theirs: nothing happens.
    REQUIRE(desk.filters.saved_filters(desk.ada).value().size() == 2);
    REQUIRE(desk.filters.forget_filter(desk.ada, zoo.id).ok());
    REQUIRE(desk.filters.forget_filter(desk.ada, zoo.id).ok());
    REQUIRE(desk.filters.saved_filters(desk.ada).value() == std::vector{mine});
}

TEST_CASE("a person keeps so many lists and no more, of names that fit", "[platform]") {
    Desk desk(GENERATE(CANDOUR_ENGINES));
    for (std::size_t i = 0; i < store::saved_filters_max; ++i)
        REQUIRE(desk.filters.save_filter(desk.filter(desk.ada, std::to_string(i))).ok());
    REQUIRE(desk.filters.save_filter(desk.filter(desk.ada, "more")).error().kind ==
            ErrorKind::Full);
    REQUIRE(desk.filters.save_filter(desk.filter(desk.sam, "more")).ok());
    const std::string long_name(store::saved_filter_name_bytes_max + 1, 'x');
    REQUIRE(desk.filters.save_filter(desk.filter(desk.sam, long_name)).error().kind ==
            ErrorKind::Full);
}

TEST_CASE("a person has one calendar, found by its hash alone", "[platform]") {
    Desk desk(GENERATE(CANDOUR_ENGINES));
    const store::CalendarFeed first{desk.ada, Bytes(32, 1), 1'800'000'000};
    const store::CalendarFeed second{desk.ada, Bytes(32, 2), 1'800'000'060};
    REQUIRE_FALSE(desk.feeds.feed_of(desk.ada).value().has_value());
    REQUIRE(desk.feeds.set_feed(first).ok());
    REQUIRE(desk.feeds.feed_by_token(Bytes(32, 1)).value() == first);
    REQUIRE(desk.feeds.set_feed(second).ok());
    REQUIRE_FALSE(desk.feeds.feed_by_token(Bytes(32, 1)).value().has_value());
    REQUIRE(desk.feeds.feed_of(desk.ada).value() == second);
    REQUIRE(desk.feeds.set_feed({desk.sam, Bytes(32, 3), 1}).ok());
    REQUIRE(desk.feeds.remove_feed(desk.ada).ok());
    REQUIRE(desk.feeds.remove_feed(desk.ada).ok());
    REQUIRE_FALSE(desk.feeds.feed_by_token(Bytes(32, 2)).value().has_value());
    REQUIRE(desk.feeds.feed_by_token(Bytes(32, 3)).value()->staff == desk.sam);
}

TEST_CASE("lists and calendars of another organisation are never seen", "[platform]") {
    Desk desk(GENERATE(CANDOUR_ENGINES));
    SqlSavedFilters their_filters(desk.database, "theirs");
    SqlCalendarFeeds their_feeds(desk.database, "theirs");
    REQUIRE(desk.filters.save_filter(desk.filter(desk.ada, "Mine")).ok());
    REQUIRE(desk.feeds.set_feed({desk.ada, Bytes(32, 1), 1}).ok());
    REQUIRE(their_filters.saved_filters(desk.ada).value().empty());
    REQUIRE_FALSE(their_feeds.feed_by_token(Bytes(32, 1)).value().has_value());
    REQUIRE(their_feeds.remove_feed(desk.ada).ok());
    REQUIRE(desk.feeds.feed_of(desk.ada).value().has_value());
}

TEST_CASE("of two lists of one name that are kept at once, one is", "[platform]") {
    Desk desk(GENERATE(CANDOUR_ENGINES));
    std::atomic<int> done{0};
    std::vector<store::SavedFilter> lists;
    for (int i = 0; i < 4; ++i)
        lists.push_back(desk.filter(desk.ada, "Mine"));
    std::vector<std::thread> threads;
    threads.reserve(lists.size());
    for (const store::SavedFilter& list : lists) {
        threads.emplace_back([&] {
            if (desk.filters.save_filter(list).ok()) ++done;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(done == 1);
    REQUIRE(desk.filters.saved_filters(desk.ada).value().size() == 1);
}

}  // namespace candour::platform
