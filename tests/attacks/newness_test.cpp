// Attack A-08: somebody asks all day long what there is, to learn on which day a message came:
// staff by every page of the console, who reads the database by its rows and what `status` says of
// it.
#include <regex>

#include "app/console/routes.h"
#include "platform/storage/sql_office.h"
#include "sync/server/release.h"
#include "tests/attacks/pool_reader.h"
#include "tests/support/console_world.h"
#include "tests/support/engines.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

using std::chrono::days;
using test::rows_of;

// By what was asked: all of the answer but what is drawn at random for each session and world.
using Seen = std::map<std::string, std::string>;

std::string without_tokens(const std::string& text) {
    static const std::regex token("[A-Za-z0-9_=-]{22,}");
    std::string plain;
    auto from = text.cbegin();
    for (std::sregex_iterator at(text.begin(), text.end(), token), end; at != end; ++at) {
        plain.append(from, text.cbegin() + at->position());
        plain.append(static_cast<std::size_t>(at->length()), '#');
        from = text.cbegin() + at->position() + at->length();
    }
    return plain.append(from, text.cend());
}

// One organisation, with a console and with databases. Both get the same cells.
struct Server {
    explicit Server(const std::string& engine)
        : home(engine), pool(home.pool()), office(home.office()) {
        sign_in();
    }

    // Nobody stays signed in for a week.
    void sign_in() {
        staff.clear();
        for (const StaffId& id : {world.ada, world.sam}) {
            staff.push_back(std::make_unique<test::Browser>(world));
            staff.back()->become(id);
        }
    }

    void receive(bool message) {
        std::vector<privacy::Cell> batch;
        if (message) {
            feedback::Contact said;
            said.channel = feedback::Channel::HomeVisit;
            said.service = "transport";
            said.language = "cy";
            said.story = "Nobody is to know when I said this";
            batch = test::sealed(std::move(said), world.epoch.public_key, world.random);
        }
        while (batch.size() < protocol::batch_cells)
            batch.push_back(privacy::seal_dummy(world.epoch.public_key, world.random));
        REQUIRE(pool->add(batch, day()).ok());
        REQUIRE(world.pool.add(batch, day()).ok());
    }
    CivilDay day() const { return std::chrono::floor<days>(world.clock.wall_now()); }
    void tick(Milliseconds later) {
        world.clock.advance(later);
        revealed += release(*pool, *office, of_database);
        REQUIRE(release(world.pool, world.office, of_console) == revealed - revealed_before);
        revealed_before = revealed;
    }
    std::int64_t release(store::PoolStore& from, store::OfficeStore& to, PoolMemory& memory) {
        Releaser releaser(from, to, world.organisation, {world.epoch}, world.key, Bytes(32, 5),
                          world.random);
        releaser.remember_in(memory);
        releaser.keep_cover(cover);
        return releaser.run(day()).value().revealed;
    }

    Seen pages() {
        Seen seen;
        for (const console::Route& route : console::routes()) {
            const std::string path(route.pattern);
            if (!route.shows || path.find('*') != std::string::npos) continue;
            if (path == "/account/code") continue;  // Draws a secret for each who asks.
            for (std::size_t who = 0; who < staff.size(); ++who) {
                const protocol::HttpResponse answer = staff[who]->get(path);
                std::string all = std::to_string(answer.status) + "\n";
                for (const auto& [name, value] : answer.headers)
                    all += name + ": " + value + "\n";
                seen[path + " " + std::to_string(who)] =
                    without_tokens(all + test::text_of(answer));
            }
        }
        return seen;
    }
    // What `candour-server status` takes from the stores, and how many rows each table has.
    Seen database() {
        Seen seen;
        const store::Stored now = pool->standing().value();
        seen["standing"] = std::to_string(now.generation) + " " + std::to_string(now.horizon);
        seen["quarantined"] = std::to_string(pool->quarantined().value());
        seen["last release"] = to_iso(office->last_release().value().value());
        for (const char* table : {"office_message", "office_item", "office_release"}) {
            const auto count = office->database()->read([&](platform::SqlConnection& connection) {
                return connection.number(std::string("SELECT COUNT(*) FROM ") + table);
            });
            seen[table] = std::to_string(count.value());
        }
        return seen;
    }

    test::StoreHome home;
    test::ConsoleWorld world;
    std::unique_ptr<platform::SqlPool> pool;
    std::unique_ptr<platform::SqlOffice> office;
    std::vector<std::unique_ptr<test::Browser>> staff;
    PoolMemory of_database;
    PoolMemory of_console;
    Cover cover;
    std::int64_t revealed = 0;
    std::int64_t revealed_before = 0;
};

// What differs between an office that waits for a message and one that does not; empty: nothing.
// Both are asked the same as often: the activity log says what staff took.
std::string difference(Server& one, Server& other) {
    if (rows_of(*one.pool->database()) != rows_of(*other.pool->database()))
        return "the pool's rows";
    for (auto look : {&Server::database, &Server::pages}) {
        const Seen of_one = (one.*look)();
        const Seen of_other = (other.*look)();
        REQUIRE(of_one.size() == of_other.size());
        if (look == &Server::pages) REQUIRE(of_one.at("/contacts 0").starts_with("200"));
        for (const auto& [asked, answer] : of_one) {
            if (of_other.at(asked) != answer) return asked;
        }
    }
    return "";
}

}  // namespace

TEST_CASE("nothing that staff or a reader of the database sees changes before the release",
          "[attack]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    Server waits(engine);
    Server quiet(engine);
    const auto tick = [&](Milliseconds later) {
        waits.tick(later);
        quiet.tick(later);
    };
    for (int window = 0; window < 3; ++window) {
        waits.receive(window == 1);
        quiet.receive(false);
        tick(std::chrono::minutes(5));
        REQUIRE(difference(waits, quiet) == "");
    }
    int weeks = 0;
    for (; waits.revealed == 0 && weeks < 8; ++weeks) {
        REQUIRE(difference(waits, quiet) == "");
        tick(std::chrono::days(7));
        waits.sign_in();
        quiet.sign_in();
    }
    // A group below eight waits for four weeks; then staff see it, and only then.
    REQUIRE(weeks == 4);
    REQUIRE(quiet.revealed == 0);
    REQUIRE(rows_of(*waits.pool->database()) == rows_of(*quiet.pool->database()));
    REQUIRE(difference(waits, quiet) != "");
    const Seen pages = waits.pages();
    REQUIRE(pages.size() > 40);
    REQUIRE(pages.at("/contacts 0") != quiet.pages().at("/contacts 0"));
}

TEST_CASE("without cover the same reader sees the message at its first tick", "[attack]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    Server waits(engine);
    Server quiet(engine);
    for (Server* server : {&waits, &quiet}) {
        server->cover = no_cover;
        server->receive(server == &waits);
        server->tick(std::chrono::minutes(5));
    }
    REQUIRE(difference(waits, quiet) == "the pool's rows");
}

}  // namespace candour::server
