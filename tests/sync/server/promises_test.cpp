// What was promised with a version of a questionnaire, and that a release keeps it.
#include "sync/server/promises.h"

#include "sync/server/release.h"
#include "sync/server/survey_desk.h"
#include "tests/support/memory_office.h"
#include "tests/support/memory_pool.h"
#include "tests/support/memory_surveys.h"
#include "tests/support/secure_random.h"
#include "tests/support/survey_versions.h"
#include "tests/sync/sync_world.h"

namespace candour::server {
namespace {

struct Published {
    test::MemorySurveys surveys;
    feedback::Organisation organisation;

    void publish(survey::Questionnaire questionnaire) {
        organisation.questionnaires = {std::move(questionnaire)};
        REQUIRE(keep_versions(surveys, organisation).ok());
    }
};

feedback::Contact answer_to(const std::string& version) {
    feedback::Contact said;
    said.kind = feedback::ContactKind::SurveyAnswer;
    said.language = "en";
    said.questionnaire = "visit";
    said.questionnaire_version = version;
    said.answers.set({.question = "waited", .choice = "yes", .text = "", .declined = false});
    return said;
}

}  // namespace

TEST_CASE("a promise becomes stricter with the organisation's file, never looser", "[sync]") {
    Published published;
    const auto at_least = [&published] {
        const Promise promise = all_promises(published.surveys).take().begin()->second;
        return promise.release
            .rule_for(feedback::Channel::Reception, feedback::ContactKind::SurveyAnswer)
            .at_least;
    };
    const auto publish_with = [&published](int size) {
        published.organisation.release.rules = {{{}, {}, privacy::Every::Day, size, 2}};
        published.publish(test::three_versions()[0]);
    };
    publish_with(3);
    REQUIRE(at_least() == 3);
    publish_with(1);
    REQUIRE(at_least() == 3);
    publish_with(5);
    REQUIRE(at_least() == 5);
    publish_with(3);
    REQUIRE(at_least() == 5);
}

TEST_CASE("what was promised of a home visit's words is kept: among as many, by that day",
          "[sync]") {
    Published published;
    const auto rule = [&published] {
        const Promise promise = all_promises(published.surveys).take().begin()->second;
        return promise.release.rule_for(feedback::Channel::HomeVisit, feedback::ContactKind::Text);
    };
    const auto publish_with = [&published](std::vector<privacy::ReleaseRule> rules) {
        published.organisation.release.rules = std::move(rules);
        published.publish(test::three_versions()[0]);
    };
    using privacy::Every;
    constexpr auto text = feedback::ContactKind::Text;
    publish_with({{feedback::Channel::HomeVisit, {}, Every::Week, 8, 28}});
    REQUIRE((rule().every == Every::Day && rule().at_least == 8 && rule().or_after_days == 2));
    publish_with({{{}, text, Every::Day, 3, 1}});
    REQUIRE((rule().at_least == 8 && rule().or_after_days == 1));
    publish_with({{{}, text, Every::Day, 10, 2}});
    REQUIRE((rule().at_least == 10 && rule().or_after_days == 1));
    publish_with({{{}, {}, Every::AtOnce, 1, 28}});
    REQUIRE((rule().every == Every::Day && rule().at_least == 10 && rule().or_after_days == 1));
}

TEST_CASE("a new version is published under the policy of its day", "[sync]") {
    Published published;
    const auto versions = test::three_versions();
    published.organisation.release.rules = {{{}, {}, privacy::Every::Week, 5, 20}};
    published.publish(versions[0]);
    published.organisation.release.rules = {{{}, {}, privacy::Every::Day, 2, 2}};
    published.publish(versions[1]);
    const Promises promises = all_promises(published.surveys).take();
    REQUIRE(promises.at(versions[0].version).release.rules[0].every == privacy::Every::Week);
    REQUIRE(promises.at(versions[1].version).release.rules[0].every == privacy::Every::Day);
}

TEST_CASE("a promise that is damaged stops the release instead of loosening it", "[sync]") {
    const char* text =
        GENERATE("", "{}", "[]", "{\"release\": 1}",
                 "{\"release\": {\"rules\": [{\"every\": \"day\"}]}, \"closes\": 1}");
    REQUIRE(promise_in(text).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a release keeps the promise of the version that was answered", "[sync]") {
    Published published;
    const auto versions = test::three_versions();
    published.organisation.release.rules = {{{}, {}, privacy::Every::Day, 3, 30}};
    published.publish(versions[0]);
    published.organisation.release.rules = {{{}, {}, privacy::Every::AtOnce, 1, 0}};
    published.publish(versions[1]);

    test::SodiumRandom random;
    test::MemoryPool pool;
    test::MemoryOffice office;
    const privacy::EpochKeyPair keys = privacy::make_epoch_key_pair();
    const auto put = [&](const std::string& version) {
        const auto cells = test::sealed(answer_to(version), keys.public_key, random);
        REQUIRE(pool.add(cells, test::a_day).ok());
    };
    Releaser releaser(pool, office, published.organisation, {keys}, make_office_key("2026-11"),
                      Bytes(32, 5), random);
    releaser.keep_promises_in(published.surveys);
    put(versions[0].version);
    put(versions[0].version);
    put(versions[1].version);
    const CivilDay next_day = test::a_day + std::chrono::days{1};
    REQUIRE(releaser.run(next_day).value().revealed == 1);  // That of the second version.
    put(versions[0].version);
    REQUIRE(releaser.run(next_day + std::chrono::days{1}).value().revealed == 3);
}

}  // namespace candour::server
