// Attack: who reads the pool's database, or a backup of it, wants to know how many messages came on
// which day. No key is needed to count rows.
#include "sync/server/release.h"
#include "tests/attacks/pool_reader.h"
#include "tests/support/engines.h"
#include "tests/support/memory_office.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

using std::chrono::days;
using test::Rows;

struct Server {
    explicit Server(const std::string& engine) : home(engine), pool(home.pool()) {
        organisation.release = privacy::default_release_policy();
        REQUIRE(pool->begin_backup().ok());
    }

    // As a kiosk sends them: whole batches, of which `messages` cells are no dummies.
    void receive(std::size_t batches, int messages, CivilDay day, feedback::ContactKind kind) {
        for (; batches > 0; --batches) {
            std::vector<privacy::Cell> batch;
            for (; messages > 0 && batch.size() < protocol::batch_cells; --messages) {
                feedback::Contact said;
                said.kind = kind;
                said.channel = feedback::Channel::HomeVisit;
                said.language = "en";
                said.story = "Said " + std::to_string(messages);
                const auto cells = test::sealed(std::move(said), keys.public_key, home.random);
                batch.insert(batch.end(), cells.begin(), cells.end());
            }
            while (batch.size() < protocol::batch_cells)
                batch.push_back(privacy::seal_dummy(keys.public_key, home.random));
            REQUIRE(pool->add(batch, day).ok());
        }
    }
    void tick(CivilDay day) {
        Releaser releaser(*pool, office, organisation, {keys}, key, Bytes(32, 5), home.random);
        releaser.remember_in(memory);
        releaser.keep_cover(cover);
        revealed += releaser.run(day).value().revealed;
    }
    // A backup of last night has been proved.
    void prove() {
        const std::uint64_t backup = pool->begin_backup().value();
        REQUIRE(pool->set_horizon(backup).ok());
    }
    Rows look() { return test::rows_of(*pool->database()); }

    test::StoreHome home;
    std::unique_ptr<platform::SqlPool> pool;
    test::MemoryOffice office;
    feedback::Organisation organisation;
    privacy::EpochKeyPair keys = privacy::make_epoch_key_pair();
    OfficeKey key = make_office_key("2026-11");
    PoolMemory memory;
    Cover cover;
    std::int64_t revealed = 0;
};

constexpr CivilDay monday{std::chrono::year{2026} / 11 / 2};

// All that the attacker sees in a year and a half, looking after each tick.
std::vector<Rows> watch(Server& server, int messages, feedback::ContactKind kind) {
    std::vector<Rows> seen;
    const auto tick = [&](int day) {
        server.tick(monday + days{day});
        seen.push_back(server.look());
    };
    for (int window = 0; window < 3; ++window) {
        server.receive(1, window == 1 ? messages : 0, monday, kind);
        tick(0);
    }
    for (int day = 1; day < 4; ++day) {
        server.receive(2, 0, monday + days{day}, kind);
        tick(day);
        tick(day);
    }
    for (const int day : {7, 14, 20, 27, 28, 35, 36, 37, 38, 39, 40, 41, 300, 400, 401, 405, 500}) {
        tick(day);
        server.prove();
        seen.push_back(server.look());
    }
    REQUIRE(server.revealed == messages);  // All came out, on some day of these.
    return seen;
}

}  // namespace

TEST_CASE("the pool's rows are the same whether nobody, one or five spoke on a day", "[attack]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    // Complaints come out the next day, suggestions of a home visit after four weeks.
    const auto kind = GENERATE(feedback::ContactKind::Complaint, feedback::ContactKind::Suggestion);
    Server nobody(engine);
    const std::vector<Rows> of_nobody = watch(nobody, 0, kind);
    REQUIRE(test::guess(of_nobody[0], monday) == 16);
    REQUIRE(test::guess(of_nobody.back(), monday) == 0);
    for (const int messages : {1, 5}) {
        Server server(engine);
        REQUIRE(watch(server, messages, kind) == of_nobody);
    }
}

TEST_CASE("nor do they tell on a day with more cells than are kept", "[attack]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    std::vector<Rows> seen;
    for (const int messages : {0, 1, 5}) {
        Server server(engine);
        server.receive(70, messages, monday, feedback::ContactKind::Suggestion);
        server.tick(monday);
        server.tick(monday + days{1});
        seen.push_back(server.look());
        REQUIRE(test::guess(seen.back(), monday) == 1024);
        REQUIRE(server.pool->quarantined().value() == 0);
    }
    REQUIRE(seen[0] == seen[1]);
    REQUIRE(seen[0] == seen[2]);
}

TEST_CASE("without cover the same reader counts the messages of each day", "[attack]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    for (const int messages : {0, 1, 5}) {
        Server server(engine);
        server.cover = no_cover;
        server.receive(3, messages, monday, feedback::ContactKind::Suggestion);
        server.tick(monday);
        REQUIRE(test::guess(server.look(), monday) == messages);
    }
}

}  // namespace candour::server
