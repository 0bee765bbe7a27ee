// Every column of the databases that hold what visitors said, by name: what is not there cannot
// leak. A new column is a decision about privacy, so it is added here too (architecture §4).
#include <set>

#include "platform/storage/sqlite_office.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/storage/sqlite_pool.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

std::set<std::string> columns_of(const std::string& path) {
    auto database = Sqlite::open(path).take();
    auto rows = database
                    ->query(
                        "SELECT t.name || '.' || c.name FROM sqlite_schema t,"
                        " pragma_table_info(t.name) c WHERE t.type = 'table'")
                    .take();
    std::set<std::string> found;
    while (rows.next().value())
        found.insert(rows.text(0));
    return found;
}

std::string primary_key_begins_with(const std::string& path) {
    auto database = Sqlite::open(path).take();
    auto rows = database
                    ->query(
                        "SELECT DISTINCT c.name FROM sqlite_schema t,"
                        " pragma_table_info(t.name) c WHERE t.type = 'table' AND c.pk = 1")
                    .take();
    std::string names;
    while (rows.next().value())
        names += rows.text(0) + ";";
    return names;
}

}  // namespace

TEST_CASE("the outbox has no column for who, when or where", "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = folder.file("outbox.db");
    REQUIRE(SqliteOutbox::create(path, random, 8).ok());
    REQUIRE(columns_of(path) ==
            std::set<std::string>{
                "outbox_slot_cell.cell", "outbox_slot_cell.proof", "outbox_slot_cell.slot",
                "outbox_slot_mark.mark", "outbox_slot_mark.slot", "outbox_value.name",
                "outbox_value.proof", "outbox_value.value", "outbox_value_copy.name",
                "outbox_value_copy.proof", "outbox_value_copy.value"});
}

TEST_CASE("the pool knows of a cell only the day, and that only while its bytes are here",
          "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = folder.file("pool.db");
    REQUIRE(SqlitePool::create(path, "org", random).ok());
    REQUIRE(columns_of(path) == std::set<std::string>{"pool_lease.holder",
                                                      "pool_lease.name",
                                                      "pool_lease.organisation",
                                                      "pool_lease.until_s",
                                                      "pool_quarantine.cell",
                                                      "pool_quarantine.organisation",
                                                      "pool_quarantine.sealed",
                                                      "pool_released.cell",
                                                      "pool_released.first_seen",
                                                      "pool_released.generation",
                                                      "pool_released.organisation",
                                                      "pool_released.sealed",
                                                      "pool_seen.cell",
                                                      "pool_seen.organisation",
                                                      "pool_setting.name",
                                                      "pool_setting.organisation",
                                                      "pool_setting.value",
                                                      "pool_waiting.cell",
                                                      "pool_waiting.first_seen",
                                                      "pool_waiting.organisation",
                                                      "pool_waiting.sealed"});
    REQUIRE(primary_key_begins_with(path) == "organisation;");
}

TEST_CASE("an office item has no date but its release's, and no tie to its message", "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = folder.file("office.db");
    REQUIRE(SqliteOffice::create(path, "org", random).ok());
    std::set<std::string> visitors;
    for (const std::string& column : columns_of(path)) {
        // Staff's own data: accounts, sessions and what they did have their times.
        if (column.starts_with("office_staff.") || column.starts_with("office_session.") ||
            column.starts_with("office_audit.")) {
            continue;
        }
        visitors.insert(column);
    }
    REQUIRE(visitors ==
            std::set<std::string>{
                "office_item.channel", "office_item.key_epoch", "office_item.kind",
                "office_item.language", "office_item.organisation", "office_item.questionnaire",
                "office_item.questionnaire_version", "office_item.released", "office_item.service",
                "office_item.submission", "office_item.urgent", "office_item.words",
                "office_message.message_hash", "office_message.organisation", "office_release.day",
                "office_release.organisation", "office_setting.name", "office_setting.organisation",
                "office_setting.value"});
    REQUIRE(primary_key_begins_with(path) == "organisation;");
}

}  // namespace candour::platform
