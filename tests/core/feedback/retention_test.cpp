// How long words are kept, as an organisation's file says it.
#include "core/feedback/retention.h"

#include "core/feedback/organisation.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

std::string with(const std::string& retention) {
    nlohmann::json file = test::example_organisation();
    file["retention"] = nlohmann::json::parse(retention);
    return file.dump();
}

std::string refusal(const std::string& retention) {
    const auto read = parse_organisation(with(retention), "o.json");
    REQUIRE_FALSE(read.ok());
    return read.error().what;
}

CivilDay day(const char* iso) { return from_iso(iso).take(); }

}  // namespace

TEST_CASE("an organisation that sets no time keeps all", "[core]") {
    const Retention none = retention_in("{}", "o.json").take();
    REQUIRE_FALSE(none.sets_any());
    REQUIRE_FALSE(is_over(none.case_months, day("2000-01-01"), day("2026-11-22")));
}

TEST_CASE("each kind has its own months, and a mistake is told with its place", "[core]") {
    const std::string file = with(R"({"survey_months": 12, "case_months": 84})");
    REQUIRE(parse_organisation(file, "o.json").ok());
    const Retention read = retention_in(file, "o.json").take();
    REQUIRE(read.survey_months == 12);
    REQUIRE_FALSE(read.contact_months.has_value());
    REQUIRE(read.case_months == 84);
    REQUIRE(read.shortest() == 12);
    REQUIRE(refusal(R"({"survey_months": 0})").find("o.json: retention") != std::string::npos);
    REQUIRE(refusal(R"({"survey_month": 12})").find("survey_month") != std::string::npos);
    REQUIRE(refusal(R"({"case_months": "12"})").find("case_months") != std::string::npos);
    REQUIRE_FALSE(retention_in(with(R"({"case_months": 1201})"), "o.json").ok());
}

TEST_CASE("whole months after the month of the release", "[core]") {
    struct Row {
        int months;
        const char* since;
        const char* today;
        bool over;
    };
    for (const Row& row :
         {Row{1, "2026-01-31", "2026-02-28", false}, Row{1, "2026-01-31", "2026-03-01", true},
          Row{1, "2026-01-01", "2026-02-28", false},  // The month, not the day.
          Row{12, "2026-01-15", "2027-01-31", false}, Row{12, "2026-01-15", "2027-02-01", true},
          Row{1, "2026-12-15", "2027-02-01", true}, Row{1, "2027-12-15", "2026-02-01", false}}) {
        INFO(row.since << " " << row.today);
        REQUIRE(is_over(row.months, day(row.since), day(row.today)) == row.over);
    }
}

}  // namespace candour::feedback
