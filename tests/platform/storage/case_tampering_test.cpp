// Whoever changes, deletes, moves or cuts off what was written about cases, in the database itself,
// is found out, and the first entry that does not fit is named.
#include <atomic>
#include <thread>

#include "sync/server/verify_cases.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"

namespace candour::platform {

namespace {

using test::MadeCase;
using Told = std::vector<std::string>;

const complaint::ChainKey& key = test::StoreHome::chain_key;

// Three cases with four entries each, whose words are really sealed; one has erased some.
class Office {
public:
    explicit Office(const std::string& engine)
        : home_(engine), database_(home_.open(office_kind())), cases_(home_.cases_in(database_)) {
        keys_.office_keys = {server::make_office_key("2026-11")};
        for (int number = 1; number <= 3; ++number) {
            made_.push_back(test::make_case(key, number));
            for (const char* kind : {"note", "assigned", "decided"})
                made_.back().write(key, kind,
                                   kind == std::string("assigned") ? "" : "{\"text\":1}");
            seal(made_.back());
            REQUIRE(cases_->add_case(made_.back().head, "", made_.back().entries, {}, std::nullopt)
                        .ok());
        }
    }

    // On SQLite the tests' connection is the store's own: nobody else is let in.
    template <typename... Values>
    void sql(const std::string& text, const Values&... values) {
        const Status done = database_->write(
            [&](SqlConnection& connection) { return connection.run(text, values...); });
        INFO(text);
        REQUIRE(done.ok());
    }
    server::CaseAudit audit() {
        return server::verify_cases(*cases_, key, server::open_with(keys_)).take();
    }
    Told told() { return audit().told; }
    void erase_words_of(std::size_t place, std::int64_t number, const std::string& facts) {
        MadeCase& made = made_[place];
        const std::int64_t seen = made.head.entries;
        auto written = made.write(key, "words_erased");
        // As written(), with facts.
        complaint::ChainHash before{};
        for (std::size_t i = 0; i + 1 < made.entries.size(); ++i)
            before = made.entries[i].hash;
        written[0].facts = facts;
        written[0].hash = hash_of(key, made.head.row.id, before, written[0]);
        made.head.head = written[0].hash;
        made.head.mac = head_mac(key, made.head.row.id, made.head.entries, made.head.head);
        REQUIRE(cases_->append(made.head, seen, written, {}, {.details = false, .words = {number}})
                    .ok());
    }

    SqlCases& cases() { return *cases_; }
    std::vector<MadeCase>& made() { return made_; }

private:
    void seal(MadeCase& made) {
        for (complaint::ChainedEntry& entry : made.entries) {
            if (entry.words.empty()) continue;
            entry.words =
                server::lock_entry_words({complaint::WordsSalt{{3}}, to_text(entry.words)},
                                         keys_.office_keys[0], made.head.row.id, entry.number);
        }
    }

    test::StoreHome home_;
    server::OfficeKeys keys_;
    std::shared_ptr<SqlDatabase> database_;
    std::unique_ptr<SqlCases> cases_;
    std::vector<MadeCase> made_;
};

// Of REF-2, the second of the three.
const std::string entry_of_case =
    " WHERE case_id = (SELECT case_id FROM office_case"
    " WHERE reference = 'REF-2') AND number ";
const std::string the_case = " WHERE reference = 'REF-2'";

struct Row {
    const char* what;
    std::vector<std::string> sql;
    std::string told;  // Begins the first line.
};
const std::string entry = "UPDATE office_case_entry SET ";
const std::string erase = "DELETE FROM office_case_entry";
const std::vector<Row> ways = {
    {"a kind",
     {entry + "kind = 'closed'" + entry_of_case + "= 2"},
     "case REF-2, entry 2 was changed"},
    {"a day",
     {entry + "day = '2020-01-01'" + entry_of_case + "= 1"},
     "case REF-2, entry 1 was changed"},
    {"an hour", {entry + "at_ms = 5" + entry_of_case + "= 3"}, "case REF-2, entry 3 was changed"},
    {"a writer's initials",
     {entry + "initials = 'ZZ'" + entry_of_case + "= 4"},
     "case REF-2, entry 4 was changed"},
    {"posts", {entry + "posts = ''" + entry_of_case + "= 4"}, "case REF-2, entry 4 was changed"},
    {"facts",
     {entry + "facts = '{\"pence\":1}'" + entry_of_case + "= 2"},
     "case REF-2, entry 2 was changed"},
    {"several: the first",
     {entry + "day = '2020-01-01'" + entry_of_case + ">= 2"},
     "case REF-2, entry 2 was changed"},
    {"words that are gone",
     {entry + "words = commitment, erased = 0" + entry_of_case + "= 2"},
     "case REF-2, entry 2 has other words than were written"},
    {"words of another entry",
     {entry +
      "words = (SELECT words FROM office_case_entry AS other WHERE other.case_id ="
      " office_case_entry.case_id AND other.number = 1)" +
      entry_of_case + "= 2"},
     "case REF-2, entry 2 has other words than were written"},
    {"words of another case",
     {entry +
      "words = (SELECT words FROM office_case_entry AS other WHERE other.number = 2"
      " AND other.case_id = (SELECT case_id FROM office_case WHERE reference = 'REF-1'))" +
      entry_of_case + "= 2"},
     "case REF-2, entry 2 has other words than were written"},
    {"erased by nobody",
     {entry + "erased = 1, words = substr(words, 1, 0)" + entry_of_case + "= 4"},
     "case REF-2, entry 4 lost its words, and no entry says that they were erased"},
    {"said to be erased, and still there",
     {entry + "erased = 1" + entry_of_case + "= 2"},
     "case REF-2, entry 2 was changed"},
    {"deleted at the beginning", {erase + entry_of_case + "= 1"}, "case REF-2, entry 1 is missing"},
    {"deleted in the middle", {erase + entry_of_case + "= 3"}, "case REF-2, entry 3 is missing"},
    {"deleted, with the numbers closed up",
     {erase + entry_of_case + "= 3", entry + "number = 3" + entry_of_case + "= 4"},
     "case REF-2, entry 3 "},
    {"truncated", {erase + entry_of_case + "= 4"}, "case REF-2, entry 4 is missing"},
    {"truncated to nothing", {erase + entry_of_case + "> 0"}, "case REF-2, entry 1 is missing"},
    {"truncated, and the length with it",
     {erase + entry_of_case + "= 4",
      "UPDATE office_case SET entries = 3, head = (SELECT hash FROM office_case_entry" +
          entry_of_case + "= 3)" + the_case},
     "case REF-2, entry 4 is missing"},
    {"two that changed places",
     {entry + "number = 99" + entry_of_case + "= 2", entry + "number = 2" + entry_of_case + "= 3",
      entry + "number = 3" + entry_of_case + "= 99"},
     "case REF-2, entry 2 stands at another's place"},
    {"an entry more",
     {"INSERT INTO office_case_entry SELECT organisation, case_id, 5, kind, day,"
      " at_ms, staff, initials, posts, facts, words, erased, commitment, hash"
      " FROM office_case_entry" +
      entry_of_case + "= 4"},
     "case REF-2, entry 5 stands at another's place"},
    {"the length alone",
     {"UPDATE office_case SET entries = 3" + the_case},
     "case REF-2, entry 4 is not counted"},
    {"the seal alone",
     {"UPDATE office_case SET mac = head" + the_case},
     "case REF-2, entry 5 is missing, or"},
    {"another name",
     {"UPDATE office_case SET reference = 'OTHER'" + the_case},
     "case REF-2 is called OTHER now"},
};

}  // namespace

TEST_CASE("cases that nobody touched are whole, and are counted", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const server::CaseAudit audit = office.audit();
    REQUIRE(audit.told.empty());
    REQUIRE(audit.faults == 0);
    REQUIRE(audit.cases == 3);
    REQUIRE(audit.entries == 12);
    REQUIRE(audit.erased == 0);
}

TEST_CASE("each way to change a history in the database is named by its first entry",
          "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    for (const Row& row : ways) {
        CAPTURE(row.what);
        Office changed(engine);
        for (const std::string& text : row.sql)
            changed.sql(text);
        const Told told = changed.told();
        CAPTURE(told);
        REQUIRE_FALSE(told.empty());
        REQUIRE(told.front().starts_with(row.told));
    }
}

TEST_CASE("a case that is gone is named, with all that belongs to it or without", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const std::string its =
        " WHERE case_id = (SELECT case_id FROM office_case_register"
        " WHERE reference = 'REF-2')";
    office.sql("DELETE FROM office_case_entry" + its);
    office.sql("DELETE FROM office_case_person" + its);
    office.sql("DELETE FROM office_case" + its);
    Told told = office.told();
    REQUIRE(told.size() == 2);
    REQUIRE(told[0] == "case REF-2 is missing");
    REQUIRE(told[1].find("8 entries and the register says 12") != std::string::npos);
    office.sql("DELETE FROM office_case_register WHERE reference = 'REF-2'");
    told = office.told();
    REQUIRE(told.front() == "case number 2 of the register is missing");
}

TEST_CASE("the last case of the register is missed, also when its length is changed",
          "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    office.sql(
        "DELETE FROM office_case_entry WHERE case_id = (SELECT case_id FROM office_case"
        " WHERE reference = 'REF-3')");
    office.sql("DELETE FROM office_case WHERE reference = 'REF-3'");
    office.sql("DELETE FROM office_case_register WHERE place = 3");
    REQUIRE(office.told() == Told{"case number 3 of the register is missing"});
    office.sql(
        "UPDATE office_case_standing SET cases = 2, entries = 8, head ="
        " (SELECT hash FROM office_case_register WHERE place = 2)");
    Told told = office.told();
    REQUIRE(told.size() == 1);
    REQUIRE(told[0].find("case number 3 of the register is missing") != std::string::npos);
    office.sql("DELETE FROM office_case_standing");
    told = office.told();
    REQUIRE(told.size() == 1);
    REQUIRE(told[0].find("lacks the register") != std::string::npos);
}

TEST_CASE("the register's order, and a case that is in none, are told", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    office.sql("UPDATE office_case_register SET place = 99 WHERE place = 1");
    office.sql("UPDATE office_case_register SET place = 1 WHERE place = 2");
    office.sql("UPDATE office_case_register SET place = 2 WHERE place = 99");
    REQUIRE(office.told().front() == "case number 1 of the register was changed");
    office.sql("DELETE FROM office_case_register WHERE reference = 'REF-3'");
    REQUIRE(office.told().back() == "case REF-3 is in no register");
}

TEST_CASE("a case that was put back to an older state of its own is missed", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    MadeCase& made = office.made()[1];
    const store::CaseHead before = office.cases().head(made.head.row.id).value();
    const auto written = made.write(key, "note");
    REQUIRE(office.cases().append(made.head, before.entries, written, {}).ok());
    REQUIRE(office.told().empty());
    // Everything that the older state had, seal and all.
    office.sql("DELETE FROM office_case_entry" + entry_of_case + "= 5");
    office.sql("UPDATE office_case SET entries = 4, head = $1, mac = $2" + the_case,
               ByteView(before.head), ByteView(before.mac));
    const Told told = office.told();
    REQUIRE(told.size() == 1);
    REQUIRE(told[0].find("12 entries and the register says 13") != std::string::npos);
}

TEST_CASE("words that an entry says were erased leave their case whole", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    office.erase_words_of(0, 2, "{\"entry\":2}");
    server::CaseAudit audit = office.audit();
    REQUIRE(audit.told.empty());
    REQUIRE(audit.erased == 1);
    // Of another entry than was said.
    office.erase_words_of(1, 2, "{\"entry\":1}");
    REQUIRE(office.told() ==
            Told{"case REF-2, entry 2 lost its words, and no entry says that they were erased"});
    // Of all.
    office.erase_words_of(2, 2, "{}");
    REQUIRE(office.audit().faults == 1);
}

TEST_CASE("words whose key is not here are told", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const server::OfficeKeys none;
    const auto audit = server::verify_cases(office.cases(), key, server::open_with(none)).take();
    REQUIRE(audit.faults == 3);
    REQUIRE(audit.told.front() == "case REF-1, entry 1 has words whose key is not here");
}

TEST_CASE("with another key nothing fits, and it is told in few lines", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    const auto audit =
        server::verify_cases(office.cases(), complaint::ChainKey{{1}},
                             [](const auto&, const auto& entry) {
                                 return Result<complaint::ChainHash>(entry.commitment);
                             })
            .take();
    REQUIRE(audit.faults >= 6);
    REQUIRE(audit.told.size() <= server::case_faults_told_max);
}

TEST_CASE("who writes while the histories are looked at is no fault", "[platform]") {
    Office office(GENERATE(CANDOUR_ENGINES));
    std::atomic<bool> done{false};
    std::atomic<int> failures{0};
    std::thread writer([&] {
        MadeCase& made = office.made()[1];
        for (int i = 0; !done && i < 500; ++i) {
            const std::int64_t seen = made.head.entries;
            const auto written = made.write(key, "note");
            if (!office.cases().append(made.head, seen, written, {}).ok()) ++failures;
            MadeCase another = test::make_case(key, 100 + i);
            another.entries[0].words.clear();
            another.entries.clear();
            another.head.entries = 0;
            another.head.head = {};
            another.write(key, "opened");
            if (!office.cases().add_case(another.head, "", another.entries, {}, std::nullopt).ok())
                ++failures;
        }
    });
    std::vector<Told> all;
    for (int i = 0; i < 10; ++i)
        all.push_back(office.told());
    done = true;
    writer.join();
    REQUIRE(failures == 0);
    for (const Told& told : all)
        REQUIRE(told.empty());
}

}  // namespace candour::platform
