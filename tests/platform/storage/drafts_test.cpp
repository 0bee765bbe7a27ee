// Drafts of questionnaires in the office database, on each engine.
#include <atomic>
#include <thread>

#include "platform/storage/sql_drafts.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

store::SurveyDraft draft(const std::string& id, const std::string& document = "{}") {
    return {id, document, 0, "Ada", 1'800'000'000};
}

}  // namespace

TEST_CASE("a draft is kept with who wrote it and when, and changes by one revision", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlDrafts drafts = home.drafts();
    REQUIRE(drafts.drafts().value().empty());
    REQUIRE_FALSE(drafts.draft("visit").value().has_value());
    REQUIRE(drafts.add_draft(draft("visit", "{\"a\": \"مشورہ\"}")).ok());
    REQUIRE(drafts.add_draft(draft("visit")).error().kind == ErrorKind::Conflict);
    REQUIRE(drafts.add_draft(draft("again")).ok());
    const store::SurveyDraft first = *drafts.draft("visit").value();
    REQUIRE(first == store::SurveyDraft{"visit", "{\"a\": \"مشورہ\"}", 1, "Ada", 1'800'000'000});
    REQUIRE(drafts.change_draft({"visit", "{\"b\": 1}", 1, "Mo", 1'800'000'060}).value() == 2);
    REQUIRE(*drafts.draft("visit").value() ==
            store::SurveyDraft{"visit", "{\"b\": 1}", 2, "Mo", 1'800'000'060});
    const auto all = drafts.drafts().value();
    REQUIRE(all.size() == 2);
    REQUIRE(all[0].id == "again");
}

TEST_CASE("who has not seen the newest revision changes nothing", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlDrafts drafts = home.drafts();
    REQUIRE(drafts.add_draft(draft("visit", "first")).ok());
    REQUIRE(drafts.change_draft({"visit", "second", 1, "Mo", 1}).ok());
    for (const std::int64_t seen : {0, 1, 3}) {
        REQUIRE(drafts.change_draft({"visit", "lost", seen, "Ada", 2}).error().kind ==
                ErrorKind::Conflict);
    }
    REQUIRE(drafts.draft("visit").value()->document == "second");
    REQUIRE(drafts.remove_draft("visit").ok());
    REQUIRE(drafts.remove_draft("visit").ok());
    REQUIRE(drafts.change_draft({"visit", "late", 2, "Ada", 2}).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("of several who change one revision at once, one does", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    const auto database = home.open(office_kind());
    SqlDrafts drafts(database, "org");
    REQUIRE(drafts.add_draft(draft("visit")).ok());
    std::atomic<int> done{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            if (drafts.change_draft({"visit", "mine", 1, "Ada", 1}).ok()) ++done;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(done == 1);
    REQUIRE(drafts.draft("visit").value()->revision == 2);
}

TEST_CASE("drafts of another organisation are never seen", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    const auto database = home.open(office_kind());
    SqlDrafts ours(database, "ours");
    SqlDrafts theirs(database, "theirs");
    REQUIRE(ours.add_draft(draft("visit", "ours")).ok());
    REQUIRE(theirs.add_draft(draft("visit", "theirs")).ok());
    REQUIRE(ours.remove_draft("visit").ok());
    REQUIRE(ours.drafts().value().empty());
    REQUIRE(theirs.drafts().value().size() == 1);
}

TEST_CASE("too large a draft and too many of them are refused", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlDrafts drafts = home.drafts();
    const std::string large(store::survey_draft_bytes_max + 1, 'x');
    REQUIRE(drafts.add_draft(draft("visit", large)).error().kind == ErrorKind::Full);
    for (std::size_t i = 0; i < store::survey_drafts_max; ++i)
        REQUIRE(drafts.add_draft(draft("d" + std::to_string(i))).ok());
    REQUIRE(drafts.add_draft(draft("one-more")).error().kind == ErrorKind::Full);
    REQUIRE(drafts.change_draft({"d1", large, 1, "Ada", 1}).error().kind == ErrorKind::Full);
}

TEST_CASE("an office from before there were drafts takes them and keeps what it has",
          "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    DatabaseKind before = office_kind();
    before.steps.resize(3);
    before.postgres_steps.resize(2);
    {
        const auto database = home.open(before);
        REQUIRE(SqlSurveys(database, "org").add_version("visit", {"a", "{}", "{}"}).ok());
        REQUIRE_FALSE(SqlDrafts(database, "org").drafts().ok());
    }
    {
        SqlDrafts drafts = home.drafts();
        REQUIRE(drafts.add_draft(draft("visit")).ok());
    }
    REQUIRE(home.surveys().versions("visit").value().size() == 1);
    REQUIRE(home.drafts().drafts().value().size() == 1);
}

}  // namespace candour::platform
