// Databases that released versions wrote are opened by this one, and nothing in them is lost.
// tests/golden/storage keeps one file of each kind and schema, for ever.
#include <filesystem>

#include "platform/storage/sql_publications.h"
#include "platform/storage/sqlite_database.h"
#include "platform/storage/sqlite_office.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/storage/sqlite_pool.h"
#include "sync/protocol/hash.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

const CivilDay a_sunday{std::chrono::year{2026} / 11 / 22};

// A copy that may be changed.
std::string released_file(const test::TempFolder& folder, const std::string& name) {
    const std::string copy = folder.file(name);
    std::filesystem::copy_file("tests/golden/storage/" + name, copy);
    return copy;
}

privacy::Cell cell(int number) {
    privacy::Cell made;
    made.id.bytes.fill(static_cast<std::uint8_t>(number));
    made.sealed.fill(static_cast<std::uint8_t>(number + 100));
    return made;
}

}  // namespace

TEST_CASE("steps of released schemas never change", "[platform]") {
    // A file that took the old text of a step would never take the new one.
    const auto hash_of = [](const std::string& step) {
        return to_hex(protocol::hash_of(as_bytes(step)));
    };
    REQUIRE(hash_of(pool_kind().steps.at(0)) ==
            "2fde0ef6d1bb4ca9bd361c1fb61278596a45da0c1767e97235b71245d8c64e1e");
    REQUIRE(hash_of(office_kind().steps.at(0)) ==
            "8b689496192224fc3b8fb592242e96a46dca282a48f66ba51373a3b82cd43e70");
}

TEST_CASE("a pool of schema 1 keeps its waiting, dropped and quarantined cells", "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = released_file(folder, "pool_1.db");
    for (int start = 0; start < 2; ++start) {
        auto pool = SqlitePool::create(path, "org", random).take();
        const auto waiting = pool->waiting().take();
        REQUIRE(waiting.size() == 5);
        for (const store::PooledCell& pooled : waiting) {
            REQUIRE(pooled.first_seen == a_sunday);
            const int number = pooled.cell.id.bytes[0];
            REQUIRE(number >= 4);
            REQUIRE(pooled.cell == cell(number));
        }
        REQUIRE(pool->quarantined().value() == 1);
        const store::Stored again = pool->add({cell(1), cell(3), cell(8)}, a_sunday).take();
        REQUIRE(again.generation == 1);
        REQUIRE(again.horizon == 0);
        REQUIRE(pool->waiting_count().value() == 5);
    }
    {
        auto pool = SqlitePool::create(path, "org", random).take();
        REQUIRE(pool->mark_released({cell(4).id}).ok());
        REQUIRE(pool->follow_office("office").ok());
        REQUIRE(pool->waiting_count().value() == 5);
    }
    // What later schemas have besides.
    SqlPublications publications(SqliteDatabase::open(path, pool_kind()).take(), "org");
    REQUIRE(publications.add({"visit", {"{}", false}, {{"hall", "visit"}}}, 0).ok());
    REQUIRE(publications.publications().value().surveys.size() == 1);
}

TEST_CASE("an office of schema 1 keeps its items, hashes, staff, sessions and log", "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = released_file(folder, "office_1.db");
    auto office = SqliteOffice::create(path, "org", random).take();
    const auto page = office->inbox({}).take();
    REQUIRE(page.total == 2);
    REQUIRE(page.items[0].kind == feedback::ContactKind::Complaint);
    REQUIRE(page.items[0].words == Bytes(100, 1));
    REQUIRE(page.items[1].urgent);
    REQUIRE(page.items[1].language == "cy");
    REQUIRE(office->survey_items("drop_in").value().size() == 1);
    REQUIRE(office->revealed_before({Bytes(32, 2), Bytes(32, 4)}).value() ==
            std::vector<bool>{true, false});
    REQUIRE(office->last_release().value() == a_sunday);
    REQUIRE(office->staff_by_name("ann").value()->display_name == "Ann Other");
    // "staff" of then is a case worker of now.
    REQUIRE(office::to_text(office->staff_by_name("ann").value()->roles) ==
            "case_worker manager safeguarding_lead administrator");
    REQUIRE(office->session(Bytes(32, 9)).value()->csrf_token == "csrf");
    REQUIRE(office->audit(10).value().at(1).what == "signed in");
    const std::string epoch = office->office_epoch().take();
    REQUIRE(epoch.size() == 32);
    office.reset();
    REQUIRE(SqliteOffice::create(path, "org", random).value()->office_epoch().value() == epoch);
}

TEST_CASE("an outbox of schema 1 keeps its cells, marks and settings", "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = released_file(folder, "outbox_1.db");
    auto outbox = SqliteOutbox::create(path, random).take();
    const store::OutboxUse use = outbox->use().take();
    REQUIRE(use.capacity == 16);
    REQUIRE(use.pending == 2);
    REQUIRE(use.acknowledged == 2);
    REQUIRE(use.damaged == 0);
    REQUIRE(use.reusable == 0);
    for (const store::PendingCell& item : outbox->pending().take()) {
        REQUIRE(item.cell == cell(item.cell.id.bytes[0]));
    }
    REQUIRE(outbox->setting("server_epoch").value() == "0123456789abcdef0123456789abcdef");
    REQUIRE(outbox->set_horizon(3).ok());
    REQUIRE(outbox->use().value().reusable == 2);
    REQUIRE(outbox->offer_all_again().ok());
    REQUIRE(outbox->pending().value().size() == 4);
}

}  // namespace candour::platform
