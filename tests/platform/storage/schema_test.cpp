// Every column of the databases that hold what visitors said, by name: what is not there cannot
// leak. A new column is a decision about privacy, so it is added here too (architecture §4).
#include <set>

#include "platform/storage/sqlite_outbox.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

// What `sql`, a query for one column of text, finds in the database at rest.
std::set<std::string> texts(test::StoreHome& home, const DatabaseKind& kind,
                            const std::string& sql) {
    std::set<std::string> found;
    const Status read = home.open(kind)->read([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query(sql));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            found.insert(rows.text(0));
        }
    });
    REQUIRE(read.ok());
    return found;
}

std::set<std::string> columns(test::StoreHome& home, const DatabaseKind& kind) {
    if (home.is_sqlite()) {
        return texts(home, kind,
                     "SELECT t.name || '.' || c.name FROM sqlite_schema t,"
                     " pragma_table_info(t.name) c WHERE t.type = 'table'");
    }
    return texts(home, kind,
                 "SELECT table_name || '.' || column_name FROM information_schema.columns"
                 " WHERE table_schema = current_schema() AND table_name <> 'candour_schema'");
}

// The first columns of all primary keys.
std::set<std::string> keys_begin_with(test::StoreHome& home, const DatabaseKind& kind) {
    if (home.is_sqlite()) {
        return texts(home, kind,
                     "SELECT c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                     " WHERE t.type = 'table' AND c.pk = 1");
    }
    return texts(home, kind,
                 "SELECT a.attname FROM pg_index i JOIN pg_attribute a"
                 " ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
                 " JOIN pg_class c ON c.oid = i.indrelid"
                 " WHERE i.indisprimary AND c.relnamespace = current_schema()::regnamespace"
                 " AND c.relname <> 'candour_schema'");
}

std::set<std::string> columns_of_file(const std::string& path) {
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

// Sequences and triggers count or tell; there are none.
std::int64_t counters(test::StoreHome& home, const DatabaseKind& kind) {
    return home.number(
        kind, home.is_sqlite()
                  ? "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'trigger'"
                    " OR name = 'sqlite_sequence'"
                  : "SELECT (SELECT COUNT(*) FROM pg_class"
                    " WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace)"
                    " + (SELECT COUNT(*) FROM information_schema.triggers"
                    " WHERE trigger_schema = current_schema())");
}

}  // namespace

TEST_CASE("the outbox has no column for who, when or where", "[platform]") {
    const test::TempFolder folder;
    test::SodiumRandom random;
    const std::string path = folder.file("outbox.db");
    REQUIRE(SqliteOutbox::create(path, random, 8).ok());
    REQUIRE(columns_of_file(path) ==
            std::set<std::string>{
                "outbox_slot_cell.cell", "outbox_slot_cell.proof", "outbox_slot_cell.slot",
                "outbox_slot_mark.mark", "outbox_slot_mark.slot", "outbox_value.name",
                "outbox_value.proof", "outbox_value.value", "outbox_value_copy.name",
                "outbox_value_copy.proof", "outbox_value_copy.value"});
}

TEST_CASE("the pool knows of a cell only the day, and that only while its bytes are here",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    std::set<std::string> visitors;
    for (const std::string& column : columns(home, pool_kind())) {
        // Devices, replies and publications belong to staff's side; leases to the programs.
        if (column.starts_with("registry_") || column.starts_with("board_") ||
            column.starts_with("bundle_") || column.starts_with("publication_") ||
            column.starts_with("pool_lease.")) {
            continue;
        }
        visitors.insert(column);
    }
    REQUIRE(visitors ==
            std::set<std::string>{"pool_cell.cell", "pool_cell.first_seen", "pool_cell.generation",
                                  "pool_cell.organisation", "pool_cell.sealed", "pool_cell.state",
                                  "pool_standing.generation", "pool_standing.horizon",
                                  "pool_standing.identity", "pool_standing.office_epoch",
                                  "pool_standing.organisation", "pool_standing.retried_at_level",
                                  "pool_standing.server_epoch"});
    REQUIRE(keys_begin_with(home, pool_kind()) == std::set<std::string>{"organisation"});
    REQUIRE(counters(home, pool_kind()) == 0);
}

TEST_CASE("a publication says what is asked where, not who asked for it or when", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    std::set<std::string> publications;
    for (const std::string& column : columns(home, pool_kind())) {
        if (column.starts_with("publication_")) publications.insert(column);
    }
    REQUIRE(publications ==
            std::set<std::string>{
                "publication_picture.hash", "publication_picture.organisation",
                "publication_picture.picture", "publication_picture_name.hash",
                "publication_picture_name.name", "publication_picture_name.organisation",
                "publication_picture_name.questionnaire", "publication_revision.organisation",
                "publication_revision.revision", "publication_service.organisation",
                "publication_service.questionnaire", "publication_service.service",
                "publication_survey.document", "publication_survey.organisation",
                "publication_survey.questionnaire", "publication_survey.withdrawn",
                "publication_you_said.document", "publication_you_said.entry",
                "publication_you_said.organisation"});
}

TEST_CASE("of a device only days are known, and nothing of it ties to a cell", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    std::set<std::string> registry;
    for (const std::string& column : columns(home, pool_kind())) {
        if (column.starts_with("registry_device.")) registry.insert(column);
    }
    REQUIRE(registry ==
            std::set<std::string>{"registry_device.device", "registry_device.device_key",
                                  "registry_device.enrolled", "registry_device.health",
                                  "registry_device.last_heartbeat", "registry_device.name",
                                  "registry_device.organisation", "registry_device.service_group",
                                  "registry_device.state"});
}

TEST_CASE("an office item has no date but its release's, and no tie to its message", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    std::set<std::string> visitors;
    for (const std::string& column : columns(home, office_kind())) {
        // Staff's own data: accounts, sessions and what they did and wrote have their times.
        if (column.starts_with("office_staff.") || column.starts_with("office_session.") ||
            column.starts_with("office_audit.") || column.starts_with("office_audit_head.") ||
            column.starts_with("office_survey_outcome.") ||
            column.starts_with("office_survey_draft.") || column.starts_with("office_register.") ||
            column.starts_with("office_saved_filter.") ||
            column.starts_with("office_calendar_feed.") || column.starts_with("office_staff_") ||
            // Cases and procedures are what staff do: their columns have lists of their own.
            column.starts_with("office_case") || column.starts_with("office_search_") ||
            column.starts_with("office_calendar.") || column.starts_with("office_procedure_")) {
            continue;
        }
        visitors.insert(column);
    }
    REQUIRE(visitors ==
            std::set<std::string>{
                "office_item.channel", "office_item.key_epoch", "office_item.kind",
                "office_item.language", "office_item.organisation", "office_item.questionnaire",
                "office_item.questionnaire_version", "office_item.redacted",
                // How often staff kept a redacted text: who and when is sealed with it.
                "office_item.redacted_revision", "office_item.released", "office_item.service",
                "office_item.submission", "office_item.triaged", "office_item.urgent",
                "office_item.words", "office_message.message_hash", "office_message.organisation",
                "office_release.day", "office_release.organisation", "office_report.organisation",
                "office_report.quarter", "office_report.report", "office_standing.identity",
                "office_standing.office_epoch", "office_standing.organisation",
                // What was published and what was made of it: of no single answer.
                "office_survey_results.month", "office_survey_results.organisation",
                "office_survey_results.questionnaire", "office_survey_results.results",
                "office_survey_version.document", "office_survey_version.organisation",
                "office_survey_version.place", "office_survey_version.questionnaire",
                "office_survey_version.release", "office_survey_version.version"});
    REQUIRE(keys_begin_with(home, office_kind()) == std::set<std::string>{"organisation"});
    REQUIRE(counters(home, office_kind()) == 0);
}

TEST_CASE("a case's columns hold days, ids and sealed words; who its person is has no column",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    std::set<std::string> found;
    for (const std::string& column : columns(home, office_kind())) {
        if (column.starts_with("office_case") || column.starts_with("office_calendar."))
            found.insert(column);
    }
    std::set<std::string> expected;
    const auto expect = [&](const std::string& table, const std::vector<std::string>& names) {
        for (const std::string& name : names)
            expected.insert(table + "." + name);
    };
    expect("office_case",
           {"organisation", "case_id", "reference", "submission", "procedure", "kind", "complaint",
            "label", "method", "service", "unit", "language", "status", "running", "stage",
            "outcome", "code", "holder", "next_step", "next_due", "provisional", "waiting", "held",
            "received", "closed", "late", "goodwill_pence", "cost_pence", "entries", "head",
            "satisfied_handling", "satisfied_outcome", "mac", "report_facts",
            // After how many entries: no more than their times say.
            "written", "erase_details_after"});
    // Of an entry the hour is known: of what staff did, never of a visit.
    expect("office_case_entry",
           {"organisation", "case_id", "number", "kind", "day", "at_ms", "staff", "initials",
            "posts", "facts", "words", "erased", "commitment", "hash"});
    expect("office_case_person",
           {"organisation", "staff", "case_id", "own", "excluded", "running"});
    expect("office_case_details", {"organisation", "case_id", "key_epoch", "sealed"});
    expect("office_case_register", {"organisation", "place", "case_id", "reference", "hash"});
    expect("office_case_standing",
           {"organisation", "cases", "entries", "head", "mac", "search_stamp"});
    expect("office_calendar", {"organisation", "version", "nation", "closures", "at_s", "who"});
    REQUIRE(found == expected);
}

TEST_CASE("words to search in are in no table that a backup has", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    REQUIRE(home.cases()->search_is_current().ok());
    if (home.is_sqlite()) {
        for (const std::string& column : columns(home, office_kind()))
            REQUIRE_FALSE(column.starts_with("office_search"));
        return;
    }
    REQUIRE(texts(home, office_kind(),
                  "SELECT CAST(relname AS TEXT) || ' ' || CAST(relpersistence AS TEXT) FROM "
                  "pg_class WHERE relkind = 'r'"
                  " AND relname LIKE 'office_search%'"
                  " AND relnamespace = current_schema()::regnamespace") ==
            std::set<std::string>{"office_search_case u", "office_search_part u",
                                  "office_search_stamp u"});
}

TEST_CASE("of staff no secret is kept that would let somebody in", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    std::set<std::string> staff;
    for (const std::string& column : columns(home, office_kind())) {
        if (column.starts_with("office_staff") || column.starts_with("office_session")) {
            staff.insert(column);
        }
    }
    // Passwords, tokens and codes as hashes; the second factor's secret sealed.
    REQUIRE(staff == std::set<std::string>{"office_session.confirmed_at_s",
                                           "office_session.csrf_token",
                                           "office_session.expires_at_s",
                                           "office_session.organisation",
                                           "office_session.staff",
                                           "office_session.token_hash",
                                           "office_staff.display_name",
                                           "office_staff.email",
                                           "office_staff.organisation",
                                           "office_staff.password_hash",
                                           "office_staff.payment_limit_pence",
                                           "office_staff.posts",
                                           "office_staff.roles",
                                           "office_staff.staff",
                                           "office_staff.state",
                                           "office_staff.title",
                                           "office_staff.totp_secret",
                                           "office_staff.totp_step",
                                           "office_staff.units",
                                           "office_staff.user_name",
                                           "office_staff_invitation.expires_at_s",
                                           "office_staff_invitation.organisation",
                                           "office_staff_invitation.staff",
                                           "office_staff_invitation.token_hash",
                                           "office_staff_recovery.code_hash",
                                           "office_staff_recovery.organisation",
                                           "office_staff_recovery.staff"});
}

}  // namespace candour::platform
