// The whole way on real stores: outbox, upload, intake, pool, release, office. Exactly once.
#include <map>

#include "core/privacy/content.h"
#include "platform/storage/sqlite_outbox.h"
#include "sync/client/outbox.h"
#include "sync/client/uploader.h"
#include "sync/server/release.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/find_bytes.h"
#include "tests/support/killed_child.h"
#include "tests/support/property.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::platform {

namespace {

struct Journey : test::SyncFixture {
    explicit Journey(std::string engine = "SQLite") : home(std::move(engine)) {
        organisation = feedback::parse_organisation(organisation_json, "organisation.json").take();
        organisation.release.rules = {{std::nullopt, std::nullopt, privacy::Every::AtOnce, 1, 0}};
    }
    std::unique_ptr<SqliteOutbox> outbox() {
        return SqliteOutbox::create(home.file("outbox.db"), random, 512).take();
    }
    std::unique_ptr<SqlPool> pool() { return home.pool(organisation.id); }
    std::unique_ptr<SqlOffice> office() { return home.office(organisation.id); }
    // In a pool without cover: all that is not needed any more leaves at once.
    Result<server::ReleaseReport> release(store::PoolStore& from, store::OfficeStore& to) {
        server::Releaser releaser(from, to, organisation, ring.office.opening_keys(),
                                  ring.office.office_keys.back(), ring.office.message_hash_key,
                                  random);
        releaser.keep_cover(server::no_cover);
        return releaser.run(test::a_day);
    }
    privacy::SealedMessage seal(const std::string& story) {
        feedback::Contact contact;
        contact.service = "drop-in";
        contact.language = "en";
        contact.story = story;
        return privacy::seal(feedback::Draft(std::move(contact)),
                             ring.office.current_epoch().pair.public_key, random)
            .take();
    }
    // How often each story is in the office.
    std::map<std::string, int> stories(SqlOffice& from) {
        std::map<std::string, int> found;
        store::InboxFilter filter;
        filter.limit = inbox_page_max;
        for (const store::OfficeItem& item : from.inbox(filter).take().items) {
            const server::OfficeKey* key = ring.office.office_key(item.key_epoch);
            REQUIRE(key != nullptr);
            ++found[server::unlock_words(item.words, *key, item.id.bytes).take().story];
        }
        return found;
    }

    test::StoreHome home;
    test::FixedClock clock;
    feedback::Organisation organisation;
};

std::map<std::string, int> once_each(int count) {
    std::map<std::string, int> expected;
    for (int i = 0; i < count; ++i)
        expected["story " + std::to_string(i)] = 1;
    return expected;
}

// Fails its changing call number `fails_at`, with or without having done it.
class CutPool : public store::PoolStore {
public:
    CutPool(store::PoolStore& inner, int fails_at, bool after_it)
        : inner_(inner), left_(fails_at), after_it_(after_it) {}

    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override {
        return inner_.add(cells, today);
    }
    Result<std::vector<store::PooledCell>> waiting() override { return inner_.waiting(); }
    Result<std::vector<privacy::Cell>> held() override { return inner_.held(); }
    Status quarantine(const std::vector<CellId>& cells) override {
        return cut([&] { return inner_.quarantine(cells); });
    }
    Status mark_released(const std::vector<CellId>& cells) override {
        return cut([&] { return inner_.mark_released(cells); });
    }
    Status drop(const std::vector<CellId>& cells) override {
        return cut([&] { return inner_.drop(cells); });
    }
    Result<std::int64_t> quarantined() override { return inner_.quarantined(); }
    Result<std::int64_t> retry_quarantine(std::int64_t level, CivilDay today) override {
        return inner_.retry_quarantine(level, today);
    }
    Result<std::int64_t> waiting_count() override { return inner_.waiting_count(); }
    Result<store::Room> room() override { return inner_.room(); }
    Result<std::vector<CellId>> known(const std::vector<CellId>& cells) override {
        return inner_.known(cells);
    }
    Result<std::string> server_epoch() override { return inner_.server_epoch(); }
    Result<store::Stored> standing() override { return inner_.standing(); }
    Result<std::uint64_t> begin_backup() override { return inner_.begin_backup(); }
    Status set_horizon(std::uint64_t generation) override { return inner_.set_horizon(generation); }
    Status follow_office(const std::string& epoch) override { return inner_.follow_office(epoch); }
    Result<bool> take_lease(const std::string& name, const std::string& holder, std::int64_t now_s,
                            std::int64_t seconds) override {
        return inner_.take_lease(name, holder, now_s, seconds);
    }

private:
    template <typename Call>
    Status cut(Call call) {
        if (left_-- != 0) return call();
        if (after_it_) RETURN_IF_ERROR(call());
        return Error{ErrorKind::Unavailable, "the power went"};
    }

    store::PoolStore& inner_;
    int left_;
    bool after_it_;
};

}  // namespace

TEST_CASE("what was said arrives once, over lost answers, restarts and repeated releases",
          "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    test::for_all(6, [&](test::Gen& gen) {
        Journey journey(engine);
        const client::Enrolment joined = journey.enrolment();
        int said = 0;
        for (int round = 0; round < 8; ++round) {
            auto outbox = journey.outbox();
            auto pool = journey.pool();
            auto office = journey.office();
            client::Outbox door(*outbox);
            for (int visits = gen.between(0, 4); visits > 0; --visits) {
                REQUIRE(door.add(journey.seal("story " + std::to_string(said++))).ok());
            }
            server::Intake intake(*pool, journey.registry, journey.ring.online.key, journey.clock);
            test::ScriptedNetwork network;
            network.answer = [&](const NetworkRequest& request) -> Result<NetworkResponse> {
                const Error cut{ErrorKind::Unavailable, "cut"};
                if (gen.chance(25)) return cut;
                Result<NetworkResponse> response = test::ask(intake, request);
                if (gen.chance(25)) return cut;
                return response;
            };
            (void)client::Uploader(*outbox, network, journey.random).run_window(joined);
            if (gen.chance(60)) REQUIRE(journey.release(*pool, *office).ok());
            if (gen.chance(15)) {
                // The pool is lost and comes back empty: the device still holds what it sent.
                pool.reset();
                journey.home.lose_pool();
            }
        }
        auto outbox = journey.outbox();
        auto pool = journey.pool();
        auto office = journey.office();
        server::Intake intake(*pool, journey.registry, journey.ring.online.key, journey.clock);
        test::ScriptedNetwork network;
        network.answer = [&](const NetworkRequest& request) { return test::ask(intake, request); };
        REQUIRE(client::Uploader(*outbox, network, journey.random).run_window(joined).ok());
        for (int again = 0; again < 2; ++again)
            REQUIRE(journey.release(*pool, *office).ok());
        REQUIRE(journey.stories(*office) == once_each(said));
        REQUIRE(outbox->use().value().pending == 0);
        REQUIRE(pool->waiting_count().value() == 0);
        REQUIRE(pool->quarantined().value() == 0);
    });
}

TEST_CASE("a release that is cut after the office has it is finished by the next", "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    for (const int fails_at : {0, 1}) {
        for (const bool after_it : {false, true}) {
            Journey journey(engine);
            {
                auto pool = journey.pool();
                auto office = journey.office();
                for (int i = 0; i < 6; ++i) {
                    const auto sealed = journey.seal("story " + std::to_string(i));
                    REQUIRE(pool->add(sealed.cells(), test::a_day).ok());
                }
                REQUIRE(pool->add(test::random_cells(2, journey.random), test::a_day).ok());
                CutPool cut(*pool, fails_at, after_it);
                REQUIRE_FALSE(journey.release(cut, *office).ok());
            }
            auto pool = journey.pool();
            auto office = journey.office();
            INFO("call " << fails_at << (after_it ? ", after it" : ", before it"));
            for (int again = 0; again < 2; ++again) {
                REQUIRE(journey.release(*pool, *office).value().revealed == 0);
            }
            REQUIRE(journey.stories(*office) == once_each(6));
            REQUIRE(pool->waiting_count().value() == 0);
            REQUIRE(pool->quarantined().value() == 2);
        }
    }
}

TEST_CASE("a release killed with -9 at any instant loses and doubles nothing", "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    test::for_all(12, [&](test::Gen& gen) {
        Journey journey(engine);
        {
            auto pool = journey.pool();
            journey.office();
            for (int i = 0; i < 30; ++i) {
                const auto sealed = journey.seal("story " + std::to_string(i));
                REQUIRE(pool->add(sealed.cells(), test::a_day).ok());
            }
        }
        (void)test::killed_child(std::chrono::microseconds(gen.between(0, 25'000)),
                                 [&](const auto& report) {
                                     auto pool = journey.pool();
                                     auto office = journey.office();
                                     report(0);
                                     (void)journey.release(*pool, *office);
                                 });
        auto pool = journey.pool();
        auto office = journey.office();
        REQUIRE(journey.release(*pool, *office).ok());
        REQUIRE(journey.stories(*office) == once_each(30));
        REQUIRE(pool->waiting_count().value() == 0);
    });
}

TEST_CASE("before its release a word is in no file of the server, after it only encrypted",
          "[platform]") {
    const std::string canary = "ZQXCANARY7731STORY";
    Journey journey;
    auto pool = journey.pool();
    auto office = journey.office();
    REQUIRE(pool->add(journey.seal(canary).cells(), test::a_day).ok());
    for (const bool released : {false, true}) {
        if (released) REQUIRE(journey.release(*pool, *office).value().revealed == 1);
        REQUIRE(journey.stories(*office).contains(canary) == released);
        for (const auto& entry : std::filesystem::directory_iterator(journey.home.folder.path())) {
            const Bytes file = test::read_whole(entry.path().string());
            REQUIRE_FALSE(test::find_bytes(file, as_bytes(canary)));
        }
    }
}

}  // namespace candour::platform
