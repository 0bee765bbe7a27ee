// What reports need of cases, on each engine.
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"

namespace candour::platform {

namespace {

using test::MadeCase;
using test::make_case;

const complaint::ChainKey& key = test::StoreHome::chain_key;

// Received on the first, with its number as facts.
MadeCase numbered(std::int64_t number, const std::string& closed = "") {
    MadeCase made = make_case(key, number);
    made.head.report_facts = std::to_string(number);
    made.head.row.closed = closed;
    made.head.row.status = closed.empty() ? "open" : "closed";
    return made;
}

void add(SqlCases& cases, const MadeCase& made) {
    REQUIRE(cases.add_case(made.head, "", made.entries, {}, std::nullopt).ok());
}

std::set<std::string> found_by(SqlCases& cases, const store::FactsFilter& filter) {
    std::set<std::string> found;
    const auto take = [&found](const store::CaseFactsRow& row) -> Status {
        REQUIRE(found.insert(row.facts).second);
        return Unit{};
    };
    REQUIRE(cases.report_facts(filter, take).ok());
    return found;
}

// As the version had it that came before `steps` others.
DatabaseKind older_kind(std::size_t steps) {
    DatabaseKind kind = office_kind();
    kind.steps.resize(kind.steps.size() - steps);
    kind.postgres_steps.resize(kind.postgres_steps.size() - steps);
    return kind;
}

}  // namespace

TEST_CASE("facts of cases come by day, service and unit, without those set aside", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    add(*cases, numbered(1));
    add(*cases, numbered(2, "2026-11-05"));
    MadeCase other = numbered(3);
    other.head.row.service = "transport";
    other.head.row.unit = "south";
    other.head.row.received = "2026-11-09";
    add(*cases, other);
    MadeCase junk = numbered(4);
    junk.head.row.status = "set_aside";
    add(*cases, junk);
    const store::FactsFilter all{.closed_from = "2026-11-01", .received_until = "2026-11-30"};
    using Found = std::set<std::string>;
    REQUIRE(found_by(*cases, all) == Found{"1", "2", "3"});
    REQUIRE(found_by(*cases, {.closed_from = "2026-11-05", .received_until = "2026-11-08"}) ==
            Found{"1", "2"});
    REQUIRE(found_by(*cases, {.closed_from = "2026-11-06", .received_until = "2026-11-08"}) ==
            Found{"1"});
    store::FactsFilter some = all;
    some.service = "transport";
    REQUIRE(found_by(*cases, some) == Found{"3"});
    some.service = "";
    some.units = {"south", "west"};
    REQUIRE(found_by(*cases, some) == Found{"3"});
    some.units.assign(501, "south");
    REQUIRE(cases->report_facts(some, [](const auto&) { return Unit{}; }).error().kind ==
            ErrorKind::Invalid);
    const auto refuse = [](const auto&) -> Status { return Error{ErrorKind::Corrupt, "no"}; };
    REQUIRE(cases->report_facts(all, refuse).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("facts are written with every entry, and kept later only of the same history",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    MadeCase made = numbered(1);
    made.head.report_facts = "";
    add(*cases, made);
    REQUIRE(cases->entries_written().value() == 1);
    REQUIRE(cases->without_report_facts(10).value() == std::vector{made.head.row.id});
    REQUIRE(cases->keep_report_facts(made.head.row.id, 1, "kept").ok());
    REQUIRE(cases->without_report_facts(10).value().empty());
    REQUIRE(cases->entries_written().value() == 1);
    const auto written = made.write(key, "note");
    made.head.report_facts = "newer";
    REQUIRE(cases->append(made.head, 1, written, {}).ok());
    REQUIRE(cases->entries_written().value() == 2);
    REQUIRE(cases->keep_report_facts(made.head.row.id, 1, "too late").ok());
    REQUIRE(cases->head(made.head.row.id).value() == made.head);
}

TEST_CASE("facts come of all cases, then of those alone that were written since", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto cases = home.cases();
    using Found = std::set<std::string>;
    Found found;
    const auto written_since = [&](std::optional<std::int64_t> after) {
        found.clear();
        const auto take = [&found](const store::WrittenFacts& one) -> Status {
            REQUIRE(found.insert(one.facts + (one.set_aside ? " set aside" : "")).second);
            return Unit{};
        };
        return cases->facts_written(after, take).value();
    };
    REQUIRE(written_since(std::nullopt) == 0);
    std::vector<MadeCase> made;
    for (int number = 1; number <= 3; ++number) {
        made.push_back(numbered(number));
        add(*cases, made.back());
    }
    const std::int64_t then = written_since(std::nullopt);
    REQUIRE(then == 3);
    REQUIRE(found == Found{"1", "2", "3"});
    REQUIRE(written_since(then) == 3);
    REQUIRE(found.empty());
    const auto note = made[1].write(key, "note");
    made[1].head.report_facts = "2 noted";
    REQUIRE(cases->append(made[1].head, 1, note, {}).ok());
    add(*cases, numbered(4));
    auto aside = made[0].write(key, "note");
    aside.push_back(made[0].write(key, "set_aside").front());
    made[0].head.row.status = "set_aside";
    REQUIRE(cases->append(made[0].head, 1, aside, {}).ok());
    REQUIRE(written_since(then) == 7);
    REQUIRE(found == Found{"1 set aside", "2 noted", "4"});
    REQUIRE(written_since(5) == 7);
    REQUIRE(found == Found{"1 set aside"});
    const auto refuse = [](const auto&) -> Status { return Error{ErrorKind::Corrupt, "no"}; };
    REQUIRE(cases->facts_written(then, refuse).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("cases of the schema before lack facts until they are made", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    {
        // The older program's columns are those of today without what was added since.
        const DatabaseKind older = older_kind(5);
        const auto database = home.open(older);
        REQUIRE_FALSE(database
                          ->read([](SqlConnection& connection) {
                              return connection.number(
                                  "SELECT COUNT(report_facts) FROM office_case");
                          })
                          .ok());
        const Status filled = database->write([](SqlConnection& connection) {
            return connection.run(
                "INSERT INTO office_case VALUES ('org', $1, 'REF-1', '', 'donnington', 'complaint',"
                " 1, '', 'kiosk', 'housing', '', 'en', 'open', 1, 'first', '', '', '', 'assign',"
                " '~', 0, 0, 0, '2026-11-01', '', 0, 0, 0, 0, 0, '', 1, $2, $2)",
                ByteView(test::numbered_case(1).bytes), Bytes(32));
        });
        INFO((filled.ok() ? "" : filled.error().what));
        REQUIRE(filled.ok());
    }
    const auto cases = home.cases();
    REQUIRE(cases->without_report_facts(10).value() == std::vector{test::numbered_case(1)});
    REQUIRE(found_by(*cases, {.closed_from = "2026-11-01", .received_until = "2026-11-30"}) ==
            std::set<std::string>{""});
    REQUIRE(cases->head(test::numbered_case(1)).value().row.reference == "REF-1");
}

}  // namespace candour::platform
