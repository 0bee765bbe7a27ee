// Attack: who reads the office's database, its log, or PostgreSQL's rows in the order in which they
// lie, wants to know in which order people spoke. What is released together lies by chance.
#include "sync/server/release.h"
#include "tests/support/engines.h"
#include "tests/support/find_bytes.h"
#include "tests/support/order.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

using std::chrono::days;

constexpr CivilDay monday{std::chrono::year{2026} / 11 / 2};
constexpr std::size_t visitors = 12;
constexpr int runs = 60;

struct Keys {
    privacy::EpochKeyPair epoch = privacy::make_epoch_key_pair();
    OfficeKey office = make_office_key("2026-11");
};

// One complaint after another reaches the pool, each in a window of its own.
void receive_in_order(store::PoolStore& pool, const Keys& keys, SecureRandom& random) {
    for (std::size_t i = 0; i < visitors; ++i) {
        feedback::Contact said;
        said.kind = feedback::ContactKind::Complaint;
        said.language = "en";
        said.story = std::to_string(i);
        std::vector<privacy::Cell> batch =
            test::sealed(std::move(said), keys.epoch.public_key, random);
        while (batch.size() < protocol::batch_cells)
            batch.push_back(privacy::seal_dummy(keys.epoch.public_key, random));
        REQUIRE(pool.add(batch, monday).ok());
    }
}

// Of each message, in the order in which they came, what the office's database has of its words.
std::vector<Bytes> locked_words(store::OfficeStore& office, const Keys& keys) {
    std::vector<Bytes> locked(visitors);
    store::InboxFilter all;
    all.limit = 100;
    for (const store::OfficeItem& item : office.inbox(all).take().items) {
        const feedback::Contact said = unlock_item(item, {keys.office}).take();
        locked.at(std::stoul(std::string(said.story))) = item.words;
    }
    for (const Bytes& words : locked)
        REQUIRE_FALSE(words.empty());
    return locked;
}

std::vector<std::size_t> places_in(const std::vector<Bytes>& where,
                                   const std::vector<Bytes>& locked) {
    std::vector<std::size_t> places;
    for (const Bytes& words : locked) {
        const auto found = std::ranges::find(where, words);
        REQUIRE(found != where.end());
        places.push_back(static_cast<std::size_t>(found - where.begin()));
    }
    return places;
}

// In the file, where words that do not fit on a page go on elsewhere: by how they begin.
std::vector<std::size_t> places_in_file(const Bytes& file, const std::vector<Bytes>& locked) {
    std::vector<std::size_t> places;
    for (const Bytes& words : locked) {
        const auto found = test::find_bytes(file, ByteView(words).first(32));
        REQUIRE(found);
        places.push_back(*found);
    }
    return places;
}

// PostgreSQL's rows as they lie in its pages.
std::vector<Bytes> words_by_position(platform::SqlDatabase& database) {
    std::vector<Bytes> found;
    const Status read = database.read([&](platform::SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(platform::SqlRows rows,
                         connection.query("SELECT words FROM office_item ORDER BY ctid"));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            found.push_back(rows.blob(0));
        }
    });
    REQUIRE(read.ok());
    return found;
}

struct OfficeSeen {
    test::OrderSeen rows;
    test::OrderSeen log;
    test::OrderSeen file;
};

// `together`: all are due on the same day, as the policy has it; else each is released as it comes.
void see_office(const std::string& engine, bool together, OfficeSeen& seen) {
    test::StoreHome home(engine);
    const Keys keys;
    feedback::Organisation organisation;
    organisation.release = privacy::default_release_policy();
    auto pool = home.pool();
    auto office = home.office();
    REQUIRE(pool->begin_backup().ok());
    const Bytes hash_key(32, 5);
    if (together) receive_in_order(*pool, keys, home.random);
    for (std::size_t i = 0; i < (together ? 1 : visitors); ++i) {
        const CivilDay day = monday + days{static_cast<int>(i)};
        if (!together) {
            feedback::Contact said;
            said.kind = feedback::ContactKind::Complaint;
            said.language = "en";
            said.story = std::to_string(i);
            REQUIRE(
                pool->add(test::sealed(std::move(said), keys.epoch.public_key, home.random), day)
                    .ok());
        }
        Releaser releaser(*pool, *office, organisation, {keys.epoch}, keys.office, hash_key,
                          home.random);
        REQUIRE(releaser.run(day + days{1}).value().revealed ==
                static_cast<std::int64_t>(together ? visitors : 1));
    }
    const std::vector<Bytes> locked = locked_words(*office, keys);
    if (!home.is_sqlite()) {
        seen.rows.add(places_in(words_by_position(*office->database()), locked));
        return;
    }
    seen.log.add(places_in_file(test::read_whole(home.file("office.db-wal")), locked));
    office.reset();
    seen.file.add(places_in_file(test::read_whole(home.file("office.db")), locked));
}

}  // namespace

TEST_CASE("the office's rows, file and log do not tell in which order people spoke", "[attack]") {
    OfficeSeen sqlite;
    for (int run = 0; run < runs; ++run)
        see_office("SQLite", true, sqlite);
    REQUIRE(sqlite.log.is_chance());
    REQUIRE(sqlite.file.is_chance());
    OfficeSeen postgres;
    for (int run = 0; run < runs / 3; ++run)
        see_office("PostgreSQL", true, postgres);
    REQUIRE(postgres.rows.is_chance());
}

TEST_CASE("released as they come, the same look at log and rows tells the order", "[attack]") {
    OfficeSeen sqlite;
    OfficeSeen postgres;
    for (int run = 0; run < 10; ++run) {
        see_office("SQLite", false, sqlite);
        see_office("PostgreSQL", false, postgres);
    }
    REQUIRE_FALSE(sqlite.log.is_chance());
    REQUIRE_FALSE(postgres.rows.is_chance());
}

}  // namespace candour::server
