// A server may keep several organisations in one database: none ever sees, changes or clashes with
// another's rows, in any store, on each engine (requirements C2, C24; architecture §4).
#include <set>

#include "platform/storage/schema.h"
#include "platform/storage/sql_board.h"
#include "platform/storage/sql_bundle.h"
#include "platform/storage/sql_desk.h"
#include "platform/storage/sql_learning.h"
#include "platform/storage/sql_procedures.h"
#include "platform/storage/sql_publications.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"

namespace candour::platform {

namespace {

const CivilDay monday{std::chrono::year{2026} / 11 / 23};
using Key = std::array<std::uint8_t, 32>;

Key key_of(std::uint8_t number) {
    Key key;
    key.fill(number);
    return key;
}

privacy::Cell cell_of(std::uint8_t number) {
    privacy::Cell cell;
    cell.id.bytes.fill(number);
    cell.sealed.fill(number);
    return cell;
}

store::BoardEntry entry_of(std::uint8_t number) {
    store::BoardEntry entry;
    entry.fill(number);
    return entry;
}

store::Device device_of(std::uint8_t number) {
    store::Device device;
    device.id.bytes.fill(number);
    device.key = key_of(number);
    device.name = "Front desk";
    device.service_group = "centre";
    device.enrolled = monday;
    return device;
}

// All stores of one organisation over two shared databases.
struct Side {
    Side(test::StoreHome& home, std::shared_ptr<SqlDatabase> pool_database,
         std::shared_ptr<SqlDatabase> office_database, const std::string& organisation)
        : pool(SqlPool::create(pool_database, organisation, home.random).take()),
          office(SqlOffice::create(office_database, organisation, home.random).take()),
          board(pool_database, organisation, *pool),
          bundle(pool_database, organisation),
          registry(pool_database, organisation),
          publications(pool_database, organisation),
          surveys(office_database, organisation),
          drafts(office_database, organisation),
          cases(home.cases_in(office_database, organisation)),
          procedures(office_database, organisation),
          learning(office_database, organisation),
          filters(office_database, organisation),
          feeds(office_database, organisation) {}

    // The same ids and keys on each side; `mark` is in what is kept.
    void fill(std::uint8_t mark) {
        const std::string words(1, static_cast<char>('a' + mark));
        REQUIRE(pool->add({cell_of(1), cell_of(2), cell_of(3)}, monday).ok());
        REQUIRE(pool->quarantine({cell_of(3).id}).ok());
        REQUIRE(pool->take_lease("release", words, 1000, 60).value());
        REQUIRE(board.publish(entry_of(mark)).value() == 1);
        REQUIRE(board.publish_reply({7}, {entry_of(mark)}).value().first == 2);
        REQUIRE(bundle.publish({.version = 5, .content_hash = words, .packed = {mark}}, 0).ok());
        REQUIRE(registry.add_device(device_of(1)).ok());
        REQUIRE(
            registry.rotate_pool_key(std::nullopt, key_of(mark), monday, store::PreviousKey::Keep)
                .ok());
        store::EnrolmentAttempt attempt;
        attempt.id.bytes.fill(1);
        attempt.name = words;
        attempt.started_at_s = 1000;
        REQUIRE(registry.add_attempt(attempt).ok());
        REQUIRE(publications.add({"visit", {words, false}, {{"hall", "visit"}}}, 0).ok());
        store::OfficeItem item;
        item.id.bytes.fill(1);
        item.released = monday;
        item.key_epoch = "2026-11";
        item.words = {mark};
        store::OfficeItem answer = item;
        answer.id.bytes.fill(2);
        answer.kind = feedback::ContactKind::SurveyAnswer;
        answer.questionnaire = "visit";
        REQUIRE(office->add_release({item, answer}, {Bytes(32, 1), Bytes(32, 2)}, monday).ok());
        store::StaffAccount ann;
        ann.id.bytes.fill(1);
        ann.user_name = "ann";
        ann.display_name = words;
        ann.roles = {office::Role::CaseWorker};
        REQUIRE(office->add_staff(ann).ok());
        REQUIRE(office->add_session({Bytes(32, 5), ann.id, words, 2000}).ok());
        REQUIRE(office->seal_log_with(test::StoreHome::chain_key).ok());
        REQUIRE(office->add_audit({1000, "ann", words}).ok());
        REQUIRE(surveys.add_version("visit", {"v1", words, "{}"}).ok());
        REQUIRE(surveys.keep_results("visit", "2026-10", words).ok());
        REQUIRE(surveys.add_outcome("visit", {1000, "ann", words, words}).ok());
        REQUIRE(drafts.add_draft({"next", words, 1, "ann", 1000}).ok());
        fill_cases(words, ann.id);
    }

    void fill_cases(const std::string& words, const StaffId& ann) {
        store::StaffAccount bea;
        bea.id.bytes.fill(2);
        bea.user_name = "bea";
        bea.roles = {office::Role::Administrator};
        REQUIRE(office->add_staff(bea).ok());
        REQUIRE(office->invite(bea.id, Bytes(32, 6), 9'000).ok());
        REQUIRE(office->set_totp(bea.id, Bytes(40, 1), 1, {Bytes(32, 7)}).ok());
        test::MadeCase made = test::make_case(test::StoreHome::chain_key, 1);
        made.head.people.own = {ann};
        made.head.row.service = words;
        REQUIRE(cases
                    ->add_case(made.head, "", made.entries, {{1, "searchable"}},
                               store::PersonDetailsRow{"2026-11", {1}})
                    .ok());
        REQUIRE(cases->forget_search().ok());
        REQUIRE(cases->add_search(made.head.row.id, {{1, "searchable"}}).ok());
        REQUIRE(cases->search_is_rebuilt().ok());
        REQUIRE(cases->add_calendar({.nation = words, .closures = "{}", .at_s = 0, .who = words})
                    .value() == 1);
        REQUIRE(procedures.add_procedure_draft({"first", words, 1, "ann", 1000}).ok());
        REQUIRE(procedures.publish_procedure({"first", 1, words, "ann", 1000}, 1).ok());
        REQUIRE(procedures.add_procedure_draft({"next", words, 1, "ann", 1000}).ok());
        REQUIRE(
            learning.add_entry(store::Register::Publicity, {.id = "1", .document = words}).ok());
        REQUIRE(learning.keep_report("2026-Q3", words).ok());
        REQUIRE(filters.save_filter({.id = {}, .staff = ann, .name = words, .query = ""}).ok());
        REQUIRE(feeds.set_feed({ann, Bytes(32, 8), 1000}).ok());
    }

    void require_no_cases() {
        REQUIRE(cases->list({.status = store::any_status}).value().total == 0);
        REQUIRE(cases->list({.status = store::any_status, .words = "searchable"}).value().total ==
                0);
        REQUIRE(cases->head(test::numbered_case(1)).error().kind == ErrorKind::NotFound);
        REQUIRE(cases->calendars().value().empty());
        REQUIRE(cases->register_now().value().standing.cases == 0);
        REQUIRE(procedures.newest_procedures().value().empty());
        REQUIRE(procedures.procedure_drafts().value().empty());
        REQUIRE(learning.entries(store::Register::Publicity, 10).value().empty());
        REQUIRE_FALSE(learning.report("2026-Q3").value());
        REQUIRE_FALSE(feeds.feed_by_token(Bytes(32, 8)).value());
        REQUIRE_FALSE(office->invitation(Bytes(32, 6)).value());
    }

    void require_cases(const std::string& words) {
        REQUIRE(cases->head(test::numbered_case(1)).value().row.service == words);
        REQUIRE(cases->list({.status = store::any_status, .words = "searchable"}).value().total ==
                1);
        REQUIRE(cases->calendars().value().at(0).nation == words);
        REQUIRE(cases->register_now().value().standing.cases == 1);
        REQUIRE(procedures.newest_procedures().value().at(0).document == words);
        REQUIRE(procedures.procedure_draft("next").value()->document == words);
        REQUIRE(learning.entries(store::Register::Publicity, 10).value().at(0).document == words);
        REQUIRE(learning.report("2026-Q3").value() == words);
    }

    void require_empty() {
        REQUIRE(pool->waiting().value().empty());
        REQUIRE(pool->quarantined().value() == 0);
        REQUIRE(pool->known({cell_of(1).id, cell_of(3).id}).value().empty());
        REQUIRE(board.latest().value() == 0);
        REQUIRE_FALSE(bundle.published().value());
        REQUIRE(registry.devices().value().empty());
        REQUIRE_FALSE(registry.device(key_of(1)).value());
        REQUIRE(registry.attempts().value().empty());
        REQUIRE_FALSE(registry.pool_keys().value());
        REQUIRE(publications.publications().value() == feedback::Publications{});
        REQUIRE(office->inbox({}).value().total == 0);
        REQUIRE(office->survey_items("visit").value().empty());
        REQUIRE(office->revealed_before({Bytes(32, 1)}).value() == std::vector<bool>{false});
        REQUIRE_FALSE(office->last_release().value());
        REQUIRE_FALSE(office->staff_by_name("ann").value());
        REQUIRE_FALSE(office->session(Bytes(32, 5)).value());
        REQUIRE(office->audit(10).value().empty());
        REQUIRE(surveys.questionnaires().value().empty());
        REQUIRE(surveys.months("visit").value().empty());
        REQUIRE_FALSE(surveys.outcome("visit").value());
        REQUIRE(drafts.drafts().value().empty());
        require_no_cases();
    }

    void require_full(std::uint8_t mark) {
        const std::string words(1, static_cast<char>('a' + mark));
        REQUIRE(pool->waiting().value().size() == 2);
        REQUIRE(pool->quarantined().value() == 1);
        REQUIRE(board.entries(0, 10).value() == std::vector{entry_of(mark), entry_of(mark)});
        REQUIRE(bundle.published().value()->content_hash == words);
        REQUIRE(registry.devices().value().size() == 1);
        REQUIRE(registry.attempts().value().at(0).name == words);
        REQUIRE(registry.pool_keys().value()->current == key_of(mark));
        REQUIRE(publications.publications().value().surveys.at("visit").document == words);
        REQUIRE(office->inbox({}).value().total == 1);
        REQUIRE(office->survey_items("visit").value().at(0).words == Bytes{mark});
        REQUIRE(office->staff_by_name("ann").value()->display_name == words);
        REQUIRE(office->session(Bytes(32, 5)).value()->csrf_token == words);
        REQUIRE(office->audit(10).value().size() == 1);
        REQUIRE(office->audit(10).value().at(0).what == words);
        REQUIRE(surveys.versions("visit").value().at(0).document == words);
        REQUIRE(surveys.results("visit", "2026-10").value() == words);
        REQUIRE(surveys.outcome("visit").value()->learned == words);
        REQUIRE(drafts.draft("next").value()->document == words);
        require_cases(words);
    }

    std::unique_ptr<SqlPool> pool;
    std::unique_ptr<SqlOffice> office;
    SqlBoard board;
    SqlBundle bundle;
    SqlRegistry registry;
    SqlPublications publications;
    SqlSurveys surveys;
    SqlDrafts drafts;
    std::unique_ptr<SqlCases> cases;
    SqlProcedures procedures;
    SqlLearning learning;
    SqlSavedFilters filters;
    SqlCalendarFeeds feeds;
};

// The tables of organisations' data in which the organisation "one" has no row.
Result<std::set<std::string>> empty_tables(SqlConnection& connection, bool is_sqlite) {
    const std::string list = is_sqlite ? "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                       : "SELECT table_name FROM information_schema.columns"
                                         " WHERE table_schema = current_schema()"
                                         " AND column_name = 'organisation'";
    std::set<std::string> tables;
    {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query(list));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) break;
            tables.insert(rows.text(0));
        }
    }
    std::set<std::string> empty;
    for (const std::string& table : tables) {
        ASSIGN_OR_RETURN(
            const std::int64_t count,
            connection.number("SELECT COUNT(*) FROM " + table + " WHERE organisation = 'one'"));
        if (count == 0) empty.insert(table);
    }
    return empty;
}

std::set<std::string> empty_tables(SqlDatabase& database, bool is_sqlite) {
    return database
        .read([&](SqlConnection& connection) { return empty_tables(connection, is_sqlite); })
        .take();
}

}  // namespace

TEST_CASE("two organisations in one database never see or change each other's rows", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto pool_database = home.open(pool_kind());
    const auto office_database = home.open(office_kind());
    Side one(home, pool_database, office_database, "one");
    Side two(home, pool_database, office_database, "two");
    REQUIRE(one.pool->server_epoch().value() != two.pool->server_epoch().value());
    REQUIRE(one.office->office_epoch().value() != two.office->office_epoch().value());

    one.fill(1);
    two.require_empty();
    two.fill(2);
    one.require_full(1);
    two.require_full(2);

    // What the first takes away or changes stays with the second.
    REQUIRE(one.pool->mark_released({cell_of(1).id, cell_of(2).id}).ok());
    REQUIRE(one.board.erase(1, entry_of(9)).ok());
    REQUIRE(one.registry.revoke_device(device_of(1).id).ok());
    REQUIRE(one.registry.end_attempts_before(5000).ok());
    REQUIRE(one.publications.add({"visit", {"", true}, {{"hall", ""}}}, 1).ok());
    REQUIRE(one.office->end_session(Bytes(32, 5)).ok());
    REQUIRE(one.drafts.remove_draft("next").ok());
    two.require_full(2);
    REQUIRE(two.registry.devices().value().at(0).state == store::DeviceState::Approved);
}

// A table that the test above does not fill would be one of which it says nothing.
TEST_CASE("the test of two organisations fills every table", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto pool_database = home.open(pool_kind());
    const auto office_database = home.open(office_kind());
    Side one(home, pool_database, office_database, "one");
    one.fill(1);
    std::set<std::string> empty = empty_tables(*pool_database, home.is_sqlite());
    empty.merge(empty_tables(*office_database, home.is_sqlite()));
    // Pictures are found by their hash, and that within an organisation; they and "You said, we
    // did" are parted by publications_test.cpp.
    REQUIRE(empty == std::set<std::string>{"publication_picture", "publication_picture_name",
                                           "publication_you_said"});
}

}  // namespace candour::platform
