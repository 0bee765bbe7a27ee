// Versions and results of surveys in the office database, on each engine.
#include <thread>

#include "platform/storage/sql_surveys.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

using Texts = std::vector<std::string>;

Texts names(const std::vector<store::SurveyVersion>& versions) {
    Texts all;
    for (const auto& version : versions)
        all.push_back(version.version);
    return all;
}

}  // namespace

TEST_CASE("versions stay in the order of their first publication, each once", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlSurveys surveys = home.surveys();
    REQUIRE(surveys.versions("visit").value().empty());
    for (const char* version : {"b", "a", "b", "c", "a"})
        REQUIRE(
            surveys
                .add_version("visit", {version, "{\"v\": \"" + std::string(version) + "\"}", "{}"})
                .ok());
    REQUIRE(surveys.add_version("other", {"z", "{}", "{}"}).ok());
    const auto kept = surveys.versions("visit").value();
    REQUIRE(names(kept) == Texts{"b", "a", "c"});
    REQUIRE(kept[1].document == "{\"v\": \"a\"}");
    REQUIRE(surveys.questionnaires().value() == Texts{"other", "visit"});
}

TEST_CASE("a version that was published is never replaced", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlSurveys surveys = home.surveys();
    REQUIRE(surveys.add_version("visit", {"a", "first", "daily"}).ok());
    REQUIRE(surveys.add_version("visit", {"a", "second", "at once"}).ok());
    REQUIRE(surveys.versions("visit").value()[0].document == "first");
    REQUIRE(surveys.versions("visit").value()[0].release == "daily");
}

TEST_CASE("a promise is replaced by a stricter one, and told without the document", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlSurveys surveys = home.surveys();
    REQUIRE(surveys.add_version("visit", {"a", "{}", "daily"}).ok());
    REQUIRE(surveys.set_promise("visit", "a", "weekly").ok());
    REQUIRE(surveys.promises().value() == std::vector<store::SurveyVersion>{{"a", "", "weekly"}});
    REQUIRE(surveys.set_promise("visit", "b", "weekly").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a month's results are kept once, and the newest month is told first", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlSurveys surveys = home.surveys();
    REQUIRE_FALSE(surveys.results("visit", "2026-11").value().has_value());
    REQUIRE(surveys.keep_results("visit", "2026-10", "october").ok());
    REQUIRE(surveys.keep_results("visit", "2026-11", "november").ok());
    REQUIRE(surveys.keep_results("visit", "2026-11", "made again").ok());
    REQUIRE(surveys.results("visit", "2026-11").value() == "november");
    REQUIRE(surveys.months("visit").value() == Texts{"2026-11", "2026-10"});
    REQUIRE(surveys.months("other").value().empty());
}

TEST_CASE("what came of a survey can be told again, and the newest is shown", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlSurveys surveys = home.surveys();
    REQUIRE_FALSE(surveys.outcome("visit").value().has_value());
    const store::SurveyOutcome first{1'000, "ada", "People wait long.", "Nothing yet."};
    const store::SurveyOutcome second{2'000, "sam", "People wait long.", "A second desk."};
    REQUIRE(surveys.add_outcome("visit", first).ok());
    REQUIRE(surveys.outcome("visit").value() == first);
    REQUIRE(surveys.add_outcome("visit", second).ok());
    REQUIRE(surveys.outcome("visit").value() == second);
}

TEST_CASE("organisations in one database do not see one another's surveys", "[platform]") {
    test::StoreHome home("PostgreSQL");
    SqlSurveys ours = home.surveys("ours");
    SqlSurveys theirs = home.surveys("theirs");
    REQUIRE(ours.add_version("visit", {"a", "{}", "{}"}).ok());
    REQUIRE(ours.keep_results("visit", "2026-11", "ours").ok());
    REQUIRE(theirs.versions("visit").value().empty());
    REQUIRE_FALSE(theirs.results("visit", "2026-11").value().has_value());
}

TEST_CASE("two programs that publish at once lose no version", "[platform]") {
    test::StoreHome home("PostgreSQL");
    SqlSurveys one = home.surveys();
    SqlSurveys other = home.surveys();
    const auto publish = [](SqlSurveys& surveys, const std::string& prefix) {
        for (int i = 0; i < 20; ++i) {
            if (!surveys.add_version("visit", {prefix + std::to_string(i), "{}", "{}"}).ok())
                return false;
        }
        return true;
    };
    bool first_ok = false;
    std::thread thread([&] { first_ok = publish(one, "a"); });
    const bool second_ok = publish(other, "b");
    thread.join();
    REQUIRE(first_ok);
    REQUIRE(second_ok);
    REQUIRE(one.versions("visit").value().size() == 40);
}

}  // namespace candour::platform
