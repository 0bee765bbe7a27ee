// Whoever changes, deletes, adds or cuts off what is written of staff's deeds, in the database
// itself, is found out; what was cut off without a trace, by a head that is kept somewhere else.
#include "sync/server/verify_staff_log.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

const complaint::ChainKey& key = test::StoreHome::chain_key;

struct Log {
    explicit Log(const std::string& engine, bool sealed = true)
        : home(engine), office(home.office()) {
        if (sealed) REQUIRE(office->seal_log_with(key).value() == 0);
        for (const char* what : {"signed in", "read a case", "set a hold", "read a case"})
            add(what);
    }
    void add(const std::string& what) {
        REQUIRE(office->add_audit({1'800'000'000, "ada", what}).ok());
    }
    template <typename... Values>
    void sql(const std::string& text, const Values&... values) {
        INFO(text);
        REQUIRE(
            office->database()
                ->write([&](SqlConnection& connection) { return connection.run(text, values...); })
                .ok());
    }
    server::StaffLogAudit look(const std::optional<server::KeptHead>& kept = std::nullopt) {
        return server::verify_staff_log(*office, key, "org", kept).take();
    }
    std::string fault() { return look().fault; }

    test::StoreHome home;
    std::unique_ptr<SqlOffice> office;
};

struct Way {
    const char* what;
    std::vector<std::string> sql;
    const char* told;
};

const std::string change = "UPDATE office_audit SET ";
const std::vector<Way> ways = {
    {"other words",
     {change + "what = 'signed out' WHERE place = 2"},
     "line 2 of the staff's log was changed"},
    {"another name",
     {change + "who = 'sam' WHERE place = 4"},
     "line 4 of the staff's log was changed"},
    {"another time",
     {change + "at_s = at_s + 1 WHERE place = 1"},
     "line 1 of the staff's log was changed"},
    {"deleted",
     {"DELETE FROM office_audit WHERE place = 3"},
     "line 3 of the staff's log is missing"},
    {"deleted, with the numbers closed up",
     {"DELETE FROM office_audit WHERE place = 3", change + "place = 3 WHERE place = 4"},
     "line 3 of the staff's log was changed, or another stood before it"},
    {"cut off",
     {"DELETE FROM office_audit WHERE place = 4"},
     "line 4 of the staff's log is missing"},
    {"cut off, and the length with it",
     {"DELETE FROM office_audit WHERE place = 4",
      "UPDATE office_audit_head SET lines = 3,"
      " newest = (SELECT seal FROM office_audit WHERE place = 3)"},
     "the length of the staff's log was changed"},
    {"two that changed places",
     {change + "place = 99 WHERE place = 2", change + "place = 2 WHERE place = 3",
      change + "place = 3 WHERE place = 99"},
     "line 2 of the staff's log was changed, or another stood before it"},
    {"a line more",
     {"INSERT INTO office_audit (organisation, place, at_s, who, what, seal)"
      " SELECT organisation, 5, at_s, who, what, seal FROM office_audit WHERE place = 4"},
     "line 5 of the staff's log was not written by a server"},
    {"without its seal",
     {change + "seal = substr(seal, 1, 0) WHERE place = 2"},
     "line 2 of the staff's log was changed"},
    {"without a head", {"DELETE FROM office_audit_head"}, "the staff's log is not sealed"},
};

}  // namespace

TEST_CASE("a staff's log that nobody touched is whole, and grows", "[platform]") {
    Log log(GENERATE(CANDOUR_ENGINES));
    REQUIRE(log.fault().empty());
    REQUIRE(log.look().lines == 4);
    log.add("signed out");
    REQUIRE(log.fault().empty());
    REQUIRE(log.look().lines == 5);
    REQUIRE(log.office->audit(1).value().at(0).what == "signed out");
    // With another key, or as another organisation's, nothing fits.
    const complaint::ChainKey other{{7}};
    REQUIRE_FALSE(server::verify_staff_log(*log.office, other, "org").value().fault.empty());
    REQUIRE_FALSE(server::verify_staff_log(*log.office, key, "other").value().fault.empty());
}

TEST_CASE("each way to change the staff's log in the database is found", "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    for (const Way& way : ways) {
        CAPTURE(way.what);
        Log log(engine);
        for (const std::string& text : way.sql)
            log.sql(text);
        const std::string told = log.fault();
        CAPTURE(told);
        REQUIRE(told.starts_with(way.told));
    }
}

TEST_CASE("what the server writes afterwards does not heal a log that was changed", "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    for (const Way& way : ways) {
        CAPTURE(way.what);
        Log log(engine);
        for (const std::string& text : way.sql)
            log.sql(text);
        for (int more = 0; more < 2; ++more)
            REQUIRE(log.office->add_audit({1'800'000'001, "ada", "signed in"}).ok());
        REQUIRE_FALSE(log.fault().empty());
    }
}

TEST_CASE("cut off with an older head that fitted, a kept head finds it", "[platform]") {
    Log log(GENERATE(CANDOUR_ENGINES));
    const auto before = log.office->log_head().take();
    REQUIRE(before);
    log.add("read a case");
    const server::StaffLogAudit now = log.look();
    const server::KeptHead kept =
        server::read_kept_head(server::written_head(now.lines, now.newest)).take();
    REQUIRE(log.look(kept).fault.empty());
    // As who puts the database of an hour ago back.
    log.sql("DELETE FROM office_audit WHERE place = 5");
    log.sql("UPDATE office_audit_head SET lines = 4, newest = $1, mac = $2",
            ByteView(before->newest), ByteView(before->mac));
    REQUIRE(log.fault().empty());
    REQUIRE(log.look(kept).fault.starts_with("the staff's log has fewer lines than"));
    log.add("something else");
    REQUIRE(log.fault().empty());
    REQUIRE(log.look(kept).fault ==
            "line 5 of the staff's log is another than when its seal was written down");
}

TEST_CASE("a log of before there were seals is sealed as it is found, once", "[platform]") {
    Log log(GENERATE(CANDOUR_ENGINES), /*sealed=*/false);
    REQUIRE(log.fault() == "the staff's log is not sealed: start the server once, which seals it");
    REQUIRE(log.office->seal_log_with(key).value() == 4);
    REQUIRE(log.fault().empty());
    log.add("signed out");
    REQUIRE(log.office->seal_log_with(key).value() == 0);
    REQUIRE(log.fault().empty());
    REQUIRE(log.look().lines == 5);
}

TEST_CASE("a head that somebody typed wrongly is refused in words", "[platform]") {
    for (const char* wrong : {"", "12", "12:", ":ab", "x:ab", "-1:ab", "12:zz", "12:abcd"}) {
        CAPTURE(wrong);
        const auto read = server::read_kept_head(wrong);
        REQUIRE(read.error().kind == ErrorKind::Invalid);
        REQUIRE(read.error().what.find("audit head") != std::string::npos);
    }
    const std::string good = "7:" + std::string(64, 'a');
    REQUIRE(server::read_kept_head(good).value().lines == 7);
}

}  // namespace candour::platform
