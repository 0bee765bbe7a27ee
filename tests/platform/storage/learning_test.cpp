// Registers and published reports in the office database, on each engine.
#include <atomic>
#include <thread>

#include "platform/storage/sql_learning.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

using store::Register;
using store::RegisterEntry;

RegisterEntry entry(const std::string& id, const std::string& due = "",
                    std::int64_t at_s = 1'800'000'000) {
    return {id, "{\"said\": \"مشورہ\"}", due, 0, "ada", at_s};
}

std::string ids_of(const std::vector<RegisterEntry>& entries) {
    std::string ids;
    for (const RegisterEntry& one : entries)
        ids += one.id + " ";
    return ids;
}

}  // namespace

TEST_CASE("an entry is kept with who wrote it and when, and changes by one revision",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlLearning learning(home.open(office_kind()), "org");
    REQUIRE_FALSE(learning.entry(Register::YouSaid, "a").value().has_value());
    REQUIRE(learning.add_entry(Register::YouSaid, entry("a", "2027-05-01")).ok());
    REQUIRE(learning.add_entry(Register::YouSaid, entry("a")).error().kind == ErrorKind::Conflict);
    RegisterEntry expected = entry("a", "2027-05-01");
    expected.revision = 1;
    REQUIRE(*learning.entry(Register::YouSaid, "a").value() == expected);
    REQUIRE(
        learning.change_entry(Register::YouSaid, {"a", "{}", "", 1, "mo", 1'800'000'060}).value() ==
        2);
    REQUIRE(*learning.entry(Register::YouSaid, "a").value() ==
            RegisterEntry{"a", "{}", "", 2, "mo", 1'800'000'060});
    for (const std::int64_t seen : {0, 1, 3}) {
        REQUIRE(learning.change_entry(Register::YouSaid, {"a", "lost", "", seen, "eve", 1})
                    .error()
                    .kind == ErrorKind::Conflict);
    }
    REQUIRE(learning.change_entry(Register::YouSaid, {"b", "{}", "", 1, "mo", 1}).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("registers and organisations do not see each other's entries", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto database = home.open(office_kind());
    SqlLearning ours(database, "ours");
    SqlLearning theirs(database, "theirs");
    REQUIRE(ours.add_entry(Register::YouSaid, entry("a", "2026-01-01")).ok());
    REQUIRE(ours.keep_report("2026-Q3", "ours").ok());
    REQUIRE_FALSE(ours.entry(Register::Suggestion, "a").value().has_value());
    REQUIRE(ours.entries(Register::Recommendation, 10).value().empty());
    REQUIRE(ours.due(Register::Suggestion, "2027-01-01", 10).value().empty());
    REQUIRE(theirs.entries(Register::YouSaid, 10).value().empty());
    REQUIRE(theirs.due(Register::YouSaid, "2027-01-01", 10).value().empty());
    REQUIRE_FALSE(theirs.entry(Register::YouSaid, "a").value().has_value());
    REQUIRE_FALSE(theirs.report("2026-Q3").value().has_value());
    REQUIRE(theirs.change_entry(Register::YouSaid, {"a", "{}", "", 1, "mo", 1}).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("entries come the newest first, and those that are due the longest due first",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlLearning learning(home.open(office_kind()), "org");
    REQUIRE(learning.add_entry(Register::Suggestion, entry("a", "2026-12-01", 10)).ok());
    REQUIRE(learning.add_entry(Register::Suggestion, entry("b", "2026-11-01", 30)).ok());
    REQUIRE(learning.add_entry(Register::Suggestion, entry("c", "", 20)).ok());
    REQUIRE(learning.add_entry(Register::Suggestion, entry("d", "2027-01-01", 5)).ok());
    REQUIRE(ids_of(learning.entries(Register::Suggestion, 10).value()) == "b c a d ");
    REQUIRE(ids_of(learning.entries(Register::Suggestion, 2).value()) == "b c ");
    REQUIRE(ids_of(learning.due(Register::Suggestion, "2026-12-01", 10).value()) == "b a ");
    REQUIRE(ids_of(learning.due(Register::Suggestion, "2026-12-01", 1).value()) == "b ");
    REQUIRE(ids_of(learning.due(Register::Suggestion, "2026-10-31", 10).value()) == "");
}

TEST_CASE("of several who change one entry at once, one does", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlLearning learning(home.open(office_kind()), "org");
    REQUIRE(learning.add_entry(Register::Recommendation, entry("a")).ok());
    std::atomic<int> done{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&learning, &done] {
            if (learning.change_entry(Register::Recommendation, {"a", "{}", "", 1, "mo", 2}).ok())
                ++done;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(done == 1);
    REQUIRE(learning.entry(Register::Recommendation, "a").value()->revision == 2);
}

TEST_CASE("a published report is kept once and never changes", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlLearning learning(home.open(office_kind()), "org");
    REQUIRE_FALSE(learning.report("2026-Q3").value().has_value());
    REQUIRE(learning.keep_report("2026-Q3", "first").ok());
    REQUIRE(learning.keep_report("2026-Q3", "second").ok());
    REQUIRE(learning.report("2026-Q3").value() == "first");
    REQUIRE_FALSE(learning.report("2026-Q4").value().has_value());
}

TEST_CASE("an entry that is too large is refused whole", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    SqlLearning learning(home.open(office_kind()), "org");
    RegisterEntry large = entry("a");
    large.document = std::string(store::register_entry_bytes_max + 1, 'x');
    REQUIRE(learning.add_entry(Register::YouSaid, large).error().kind == ErrorKind::Full);
    REQUIRE(learning.add_entry(Register::YouSaid, entry("a")).ok());
    large.revision = 1;
    REQUIRE(learning.change_entry(Register::YouSaid, large).error().kind == ErrorKind::Full);
    REQUIRE(learning.entry(Register::YouSaid, "a").value()->revision == 1);
}

}  // namespace candour::platform
