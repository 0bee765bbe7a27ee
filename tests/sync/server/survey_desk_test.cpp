// Versions that are kept, and months whose results are made once.
#include "sync/server/survey_desk.h"

#include <algorithm>

#include "tests/support/memory_office.h"
#include "tests/support/memory_surveys.h"
#include "tests/support/secure_random.h"
#include "tests/support/survey_versions.h"

namespace candour::server {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).value(); }

struct Desk {
    test::SodiumRandom random;
    test::MemorySurveys surveys;
    test::MemoryOffice office;
    std::vector<OfficeKey> keys{make_office_key("2026-11")};
    feedback::Organisation organisation;

    void publish(survey::Questionnaire questionnaire) {
        organisation.questionnaires = {std::move(questionnaire)};
        REQUIRE(keep_versions(surveys, organisation).ok());
    }
    void release(const std::string& version, const survey::Answer& answer, CivilDay released,
                 int people, feedback::ContactKind kind = feedback::ContactKind::SurveyAnswer) {
        std::vector<store::OfficeItem> items;
        std::vector<Bytes> hashes;
        for (int i = 0; i < people; ++i) {
            store::OfficeItem item;
            item.id = SubmissionId::create(random);
            item.kind = kind;
            item.released = released;
            item.questionnaire = "visit";
            item.questionnaire_version = version;
            item.key_epoch = "2026-11";
            feedback::Contact contact;
            contact.answers.given = {answer};
            item.words = lock_words(contact, keys[0], item.id.bytes);
            items.push_back(std::move(item));
            hashes.emplace_back(32);
            random.fill(hashes.back());
        }
        REQUIRE(office.add_release(items, hashes, released).ok());
    }
    int close(const char* today) {
        return close_months(surveys, office, keys, organisation, day(today)).take();
    }
    report::SurveyResults results(const std::string& month) {
        return report::results_from_json(*surveys.results("visit", month).value()).take();
    }
};

const report::QuestionResult& question(const report::SurveyResults& results,
                                       const std::string& id) {
    const auto found = std::ranges::find(results.questions, id, &report::QuestionResult::id);
    REQUIRE(found != results.questions.end());
    return *found;
}

}  // namespace

TEST_CASE("a home visit's words count as no response, and are read with the month's", "[sync]") {
    Desk desk;
    const auto version = test::three_versions()[0];
    desk.publish(version);
    const survey::Answer foot{.question = "came_by", .choice = "foot"};
    desk.release(version.version, foot, day("2026-10-05"), 20);
    desk.release(version.version, {.question = "came_by", .other = "On my knees"},
                 day("2026-10-06"), 9, feedback::ContactKind::Text);
    REQUIRE(desk.close("2026-11-01") == 1);
    REQUIRE(desk.results("2026-10").people.text() == "20");
    const auto read =
        read_answers(desk.office, desk.keys, "visit", report::month_of(day("2026-10-01"))).take();
    REQUIRE(read.everyone.size() == 20);
    REQUIRE(read.apart.size() == 9);
    REQUIRE(read.all().size() == 29);
}

TEST_CASE("a questionnaire changed twice counts late answers to its first version", "[sync]") {
    Desk desk;
    const auto versions = test::three_versions();
    for (const auto& version : versions)
        desk.publish(version);
    REQUIRE(desk.surveys.versions("visit").value().size() == 3);
    // A tablet was away for a month: its answers to version 1 come last.
    desk.release(versions[2].version, {.question = "travel", .choice = "walk"}, day("2026-11-02"),
                 10);
    desk.release(versions[1].version, {.question = "came_by", .choice = "train"}, day("2026-11-05"),
                 15);
    desk.release(versions[0].version, {.question = "came_by", .choice = "foot"}, day("2026-11-28"),
                 20);
    REQUIRE(desk.close("2026-12-01") == 1);
    const report::SurveyResults results = desk.results("2026-11");
    const report::QuestionResult& travel = question(results, "travel");
    REQUIRE(travel.counts[0].text() == "0");   // Bus.
    REQUIRE(travel.counts[1].text() == "30");  // On foot, walking.
    REQUIRE(travel.counts[2].text() == "15");  // Train.
    REQUIRE(travel.by_version.parts.size() == 3);
    REQUIRE(results.people.text() == "45");
}

TEST_CASE("equality results stand alone, without a table by service or by version", "[sync]") {
    Desk desk;
    const auto versions = test::three_versions();
    for (const auto& version : versions)
        desk.publish(version);
    desk.organisation.equality_questionnaire = "visit";
    desk.release(versions[2].version, {.question = "travel", .choice = "walk"}, day("2026-11-02"),
                 10);
    desk.release(versions[1].version, {.question = "came_by", .choice = "train"}, day("2026-11-05"),
                 15);
    REQUIRE(desk.close("2026-12-01") == 1);
    const report::SurveyResults results = desk.results("2026-11");
    REQUIRE(question(results, "travel").counts[1].text() == "10");
    for (const report::QuestionResult& one : results.questions) {
        REQUIRE((one.by_version.parts.empty() && !one.by_version.withheld));
        REQUIRE((one.by_service.parts.empty() && !one.by_service.withheld));
    }
}

TEST_CASE("a month has results when it is over, once, and what comes later has its own", "[sync]") {
    Desk desk;
    const auto asked = test::three_versions()[0];
    desk.publish(asked);
    desk.release(asked.version, {.question = "waited", .choice = "yes"}, day("2026-11-30"), 10);
    REQUIRE(desk.close("2026-11-30") == 0);
    REQUIRE(desk.close("2026-12-01") == 1);
    REQUIRE(desk.close("2026-12-01") == 0);
    const std::string kept = *desk.surveys.results("visit", "2026-11").value();
    desk.release(asked.version, {.question = "waited", .choice = "no"}, day("2026-12-01"), 10);
    REQUIRE(desk.close("2027-01-01") == 1);
    REQUIRE(*desk.surveys.results("visit", "2026-11").value() == kept);
    REQUIRE(question(desk.results("2026-12"), "waited").counts[1].text() == "10");
}

TEST_CASE("a survey that was taken away still gets its last results", "[sync]") {
    Desk desk;
    const auto asked = test::three_versions()[0];
    desk.publish(asked);
    desk.release(asked.version, {.question = "waited", .choice = "yes"}, day("2026-11-10"), 10);
    desk.organisation.questionnaires.clear();
    REQUIRE(desk.close("2026-12-01") == 1);
    REQUIRE(desk.results("2026-11").people.text() == "10");
}

TEST_CASE("an earlier version that is in force again counts as the newest", "[sync]") {
    Desk desk;
    const auto versions = test::three_versions();
    for (const auto& version : {versions[0], versions[1], versions[0]})
        desk.publish(version);
    const auto published = published_versions(desk.surveys, desk.organisation, "visit").take();
    REQUIRE(published.newest().version == versions[0].version);
    REQUIRE(published.published().size() == 2);
}

TEST_CASE("results wait for a key that is missing and count what is damaged", "[sync]") {
    Desk desk;
    const auto asked = test::three_versions()[0];
    desk.publish(asked);
    desk.release(asked.version, {.question = "waited", .choice = "yes"}, day("2026-11-10"), 10);
    const auto keys = std::exchange(desk.keys, {});
    const auto failed =
        close_months(desk.surveys, desk.office, desk.keys, desk.organisation, day("2026-12-01"));
    REQUIRE(failed.error().kind == ErrorKind::Unavailable);
    REQUIRE(desk.surveys.months("visit").value().empty());

    desk.keys = {make_office_key("2026-11")};  // Another one: everything looks damaged.
    REQUIRE(desk.close("2026-12-01") == 1);
    REQUIRE(desk.results("2026-11").unreadable.text() == "10");
    REQUIRE(desk.results("2026-11").people.text() == "0");
}

TEST_CASE("a questionnaire in practice is counted nowhere", "[sync]") {
    Desk desk;
    auto asked = test::three_versions()[0];
    asked.training = true;
    asked.version = survey::version_of(asked);
    desk.publish(asked);
    desk.release(asked.version, {.question = "waited", .choice = "yes"}, day("2026-11-10"), 10);
    REQUIRE(desk.close("2026-12-01") == 0);
}

}  // namespace candour::server
