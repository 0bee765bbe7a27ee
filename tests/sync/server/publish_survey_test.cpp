// Publishing and withdrawing a questionnaire: what is checked, in which order things are kept, and
// two people at once.
#include "sync/server/publish_survey.h"

#include <algorithm>

#include "sync/server/promises.h"
#include "sync/server/survey_desk.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/memory_publications.h"
#include "tests/support/memory_surveys.h"
#include "tests/support/secure_random.h"

namespace candour::server {
namespace {

using nlohmann::json;

json survey(const std::string& id, const std::string& title) {
    json made = test::example_questionnaire();
    made["id"] = id;
    made["title"]["en"] = title;
    return made;
}

// The example's file with a second service that asks nothing, and everything kept in memory.
struct Server {
    test::SodiumRandom random;
    json file = [] {
        json made = test::example_organisation();
        made["services"].push_back(made["services"][0]);
        made["services"][1]["id"] = "lunch";
        made["services"][1].erase("questionnaire");
        return made;
    }();
    std::string file_json = file.dump();
    test::MemoryPublications publications;
    test::MemorySurveys surveys;
    std::vector<std::string> audit;
    EpochKeys epoch = make_key_ring(from_iso("2026-11-01").value(), random).office.current_epoch();

    Publishing parts() {
        return {.file_json = file_json,
                .publications = publications,
                .surveys = surveys,
                .epoch = epoch,
                .note = [this](const std::string& what) -> Status {
                    audit.push_back(what);
                    return Unit{};
                }};
    }
    Result<std::string> publish(const json& document, const std::vector<std::string>& services) {
        return publish_survey(parts(), document.dump(), services);
    }
    feedback::Organisation organisation() {
        return feedback::with_publications(file_json, "organisation.json", publications.kept)
            .take()
            .organisation;
    }
    std::string asked_by(const std::string& service) {
        return organisation().find_service(service)->questionnaire;
    }
    // Nothing was written.
    void require_untouched() {
        REQUIRE(publications.kept.revision == 0);
        REQUIRE(surveys.questionnaires().value().empty());
        REQUIRE(audit.empty());
    }
};

}  // namespace

TEST_CASE("a published questionnaire is asked, kept with its promise and written down", "[sync]") {
    Server server;
    const std::string version = server.publish(survey("meals", "Meals"), {"lunch"}).take();
    REQUIRE(server.organisation().find_questionnaire("meals")->version == version);
    REQUIRE(server.asked_by("lunch") == "meals");
    REQUIRE(server.asked_by("drop-in") == "drop_in");
    const auto versions = server.surveys.versions("meals").value();
    REQUIRE(versions.size() == 1);
    REQUIRE(versions[0].version == version);
    REQUIRE(promise_in(versions[0].release).ok());
    REQUIRE(server.audit == std::vector<std::string>{"published the questionnaire meals, version " +
                                                     version.substr(0, 8) + ", asked by lunch"});
}

TEST_CASE("exactly the named services ask it afterwards", "[sync]") {
    Server server;
    REQUIRE(server.publish(survey("drop_in", "Changed"), {"lunch"}).ok());
    REQUIRE(server.asked_by("lunch") == "drop_in");
    REQUIRE(server.asked_by("drop-in").empty());
    REQUIRE(server.publish(survey("meals", "Meals"), {"drop-in", "lunch"}).ok());
    REQUIRE(server.asked_by("lunch") == "meals");
    REQUIRE(server.asked_by("drop-in") == "meals");
    REQUIRE(server.organisation().find_questionnaire("drop_in") != nullptr);
}

TEST_CASE("every version stays, and publishing the same again changes nothing", "[sync]") {
    Server server;
    const std::string first = server.publish(survey("meals", "Meals"), {"lunch"}).take();
    const std::string second = server.publish(survey("meals", "Lunch"), {"lunch"}).take();
    REQUIRE(first != second);
    REQUIRE(server.publish(survey("meals", "Lunch"), {"lunch", "lunch"}).value() == second);
    REQUIRE(server.publications.kept.revision == 2);
    REQUIRE(server.audit.size() == 2);
    const auto published =
        published_versions(server.surveys, server.organisation(), "meals").take();
    REQUIRE(server.surveys.versions("meals").value().size() == 2);
    REQUIRE(published.newest().version == second);
}

TEST_CASE("pictures are kept with what names them, and go when nothing does", "[sync]") {
    const auto seen = [](const std::string& id, const std::string& file, const char* title) {
        json made = survey(id, title);
        made["questions"][1]["choices"][0]["picture"] = {{"en", file}};
        made["questions"][0]["media"] = {{"picture", {{"en", "hall.jpg"}}}};
        return made.dump();
    };
    const Bytes bus{'b', 'u', 's'};
    const Bytes hall{'h', 'a', 'l', 'l'};
    using Files = std::map<std::string, Bytes>;
    Server server;
    const auto publish = [&](const std::string& document, const Files& pictures) {
        return publish_survey(server.parts(), document, {"lunch"}, pictures);
    };
    const auto published = [&] {
        const auto standing =
            feedback::with_publications(server.file_json, "file", server.publications.kept).take();
        return picture_files(standing.pictures, server.publications).take();
    };
    REQUIRE(publish(seen("meals", "bus.png", "Meals"),
                    {{"bus.png", bus}, {"hall.jpg", hall}, {"not-named.png", {1}}})
                .ok());
    REQUIRE(published() == Files{{"meals/bus.png", bus}, {"meals/hall.jpg", hall}});
    REQUIRE(server.publications.pictures.size() == 2);
    // Changed in the console, which brings none: each stays, by its name.
    REQUIRE(publish(seen("meals", "bus.png", "Other"), {}).ok());
    REQUIRE(published() == Files{{"meals/bus.png", bus}, {"meals/hall.jpg", hall}});
    // Another questionnaire may call another picture the same.
    REQUIRE(
        publish(seen("other", "bus.png", "Other"), {{"bus.png", {9}}, {"hall.jpg", hall}}).ok());
    REQUIRE(published().at("other/bus.png") == Bytes{9});
    REQUIRE(server.publications.pictures.size() == 3);
    // A picture of the same name in the place of another.
    const std::int64_t before = server.publications.kept.revision;
    REQUIRE(publish(seen("meals", "bus.png", "Other"), {{"bus.png", {7}}}).ok());
    REQUIRE(server.publications.kept.revision == before + 1);
    REQUIRE(published().at("meals/bus.png") == Bytes{7});
    REQUIRE(server.publications.pictures.size() == 3);
    REQUIRE(withdraw_survey(server.parts(), "meals").ok());
    REQUIRE(withdraw_survey(server.parts(), "other").ok());
    REQUIRE(published().empty());
    REQUIRE(server.publications.pictures.empty());
    // What was withdrawn has no pictures to fall back on.
    REQUIRE(publish(seen("meals", "bus.png", "Again"), {}).error().kind == ErrorKind::Invalid);
}

TEST_CASE("more pictures than a kiosk takes are refused with nothing written", "[sync]") {
    json made = survey("meals", "Meals");
    made["questions"][1]["choices"][0]["picture"] = {{"en", "bus.png"}};
    Server server;
    const Bytes large(protocol::file_bytes_max + 1, 1);
    const auto refused =
        publish_survey(server.parts(), made.dump(), {"lunch"}, {{"bus.png", large}});
    REQUIRE(refused.error().what.find("too large for a kiosk") != std::string::npos);
    server.require_untouched();
    REQUIRE(server.publications.pictures.empty());
}

TEST_CASE("what cannot be published is refused in plain words, with nothing written", "[sync]") {
    const json good = survey("meals", "Meals");
    json no_owner = good;
    no_owner.erase("owner");
    json foreign = good;
    foreign["questions"] = {good["questions"][3]};
    std::string german = foreign.dump();
    for (std::size_t at = german.find("\"cy\""); at != std::string::npos;
         at = german.find("\"cy\"", at + 1)) {
        german.replace(at, 4, "\"de\"");
    }
    json picture = good;
    picture["questions"][1]["choices"][0]["picture"] = {{"en", "bus.png"}, {"cy", "bws.png"}};
    json large = good;
    for (int i = 0; i < 40; ++i) {
        json question = large["questions"][3];
        question["id"] = "more_" + std::to_string(i);
        large["questions"].push_back(question);
    }
    const auto [document, services, words] =
        GENERATE_COPY(table<std::string, std::vector<std::string>, std::string>(
            {{"{\"id\":", {"lunch"}, "questionnaire: line 1"},
             {"[]", {"lunch"}, "questionnaire"},
             {no_owner.dump(), {"lunch"}, "owner"},
             {german, {"lunch"}, "unknown language 'de'; the organisation declares en, cy, ur"},
             {picture.dump(), {"lunch"}, "the picture 'bws.png' (cy) has not come with it"},
             {large.dump(), {"lunch"}, "questionnaire"},
             {good.dump(), {}, "At least one must be named; there are drop-in, lunch"},
             {good.dump(), {"lunch", "dinner"}, "there is no service 'dinner'"}}));
    Server server;
    const auto refused = publish_survey(server.parts(), document, services);
    REQUIRE_FALSE(refused.ok());
    INFO(refused.error().what);
    REQUIRE(refused.error().kind == ErrorKind::Invalid);
    REQUIRE(refused.error().what.find(words) != std::string::npos);
    server.require_untouched();
}

TEST_CASE("a bundle that no kiosk would take is refused before anything is written", "[sync]") {
    Server server;
    // Just below the file's limit by itself: the questionnaire is too much.
    server.file["welcome"]["en"] = std::string(1'000'000, 'w');
    server.file["confidentiality"]["en"] = std::string(1'090'000, 'c');
    server.file_json = server.file.dump();
    REQUIRE(feedback::with_publications(server.file_json, "f", {}).ok());
    json long_texts = survey("meals", "Meals");
    long_texts["title"]["en"] = std::string(1'000, 't');
    for (json& question : long_texts["questions"])
        question["prompt"]["en"] = std::string(1'900, 'p');
    for (int i = 0; i < 30; ++i) {
        json question = long_texts["questions"][2];
        question["id"] = "more_" + std::to_string(i);
        long_texts["questions"].push_back(question);
    }
    const auto refused = server.publish(long_texts, {"lunch"});
    REQUIRE(refused.error().kind == ErrorKind::Invalid);
    INFO(refused.error().what);
    REQUIRE(refused.error().what.find("2 MiB") != std::string::npos);
    server.require_untouched();
}

TEST_CASE("a promise is never loosened by publishing the same version again", "[sync]") {
    Server server;
    const json document = survey("meals", "Meals");
    const auto at_least = [&server] {
        const Promise promise = all_promises(server.surveys).take().begin()->second;
        return promise.release
            .rule_for(feedback::Channel::Reception, feedback::ContactKind::SurveyAnswer)
            .at_least;
    };
    const auto with_rule = [&server](int size) {
        server.file["questionnaires"] = json::array();
        server.file["services"][0].erase("questionnaire");
        server.file["release"] = {
            {"rules", {{{"every", "day"}, {"at_least", size}, {"or_after_days", 2}}}}};
        server.file_json = server.file.dump();
    };
    with_rule(5);
    REQUIRE(server.publish(document, {"lunch"}).ok());
    REQUIRE(at_least() == 5);
    with_rule(1);
    REQUIRE(server.publish(document, {"drop-in"}).ok());
    REQUIRE(at_least() == 5);
}

TEST_CASE("withdrawn: nobody asks it, its versions stay, and it may come back", "[sync]") {
    Server server;
    const std::string version = server.publish(survey("drop_in", "Changed"), {"drop-in"}).take();
    REQUIRE(withdraw_survey(server.parts(), "drop_in").ok());
    REQUIRE(server.asked_by("drop-in").empty());
    REQUIRE(server.organisation().questionnaires.empty());
    REQUIRE(server.surveys.versions("drop_in").value().size() == 1);
    REQUIRE(published_versions(server.surveys, server.organisation(), "drop_in").ok());
    REQUIRE(server.audit.back() == "withdrew the questionnaire drop_in");
    REQUIRE(withdraw_survey(server.parts(), "drop_in").error().kind == ErrorKind::NotFound);
    REQUIRE(withdraw_survey(server.parts(), "never").error().kind == ErrorKind::NotFound);
    REQUIRE(server.publish(survey("drop_in", "Changed"), {"drop-in"}).value() == version);
    REQUIRE(server.asked_by("drop-in") == "drop_in");
}

TEST_CASE("a questionnaire of the file can be withdrawn", "[sync]") {
    Server server;
    REQUIRE(withdraw_survey(server.parts(), "drop_in").ok());
    REQUIRE(server.asked_by("drop-in").empty());
}

TEST_CASE("two who publish different questionnaires at once both have theirs", "[sync]") {
    Server server;
    server.publications.before_add = [&server] {
        REQUIRE(server.publish(survey("welcome", "Welcome"), {"drop-in"}).ok());
    };
    REQUIRE(server.publish(survey("meals", "Meals"), {"lunch"}).ok());
    REQUIRE(server.asked_by("drop-in") == "welcome");
    REQUIRE(server.asked_by("lunch") == "meals");
    REQUIRE(server.publications.kept.revision == 2);
}

TEST_CASE("two at the same questionnaire or service: the later one is told", "[sync]") {
    const auto [id, service] =
        GENERATE(table<std::string, std::string>({{"meals", "drop-in"}, {"other", "lunch"}}));
    Server server;
    server.publications.before_add = [&server, id = id, service = service] {
        REQUIRE(server.publish(survey(id, "Theirs"), {service}).ok());
    };
    const auto late = server.publish(survey("meals", "Mine"), {"lunch"});
    REQUIRE(late.error().kind == ErrorKind::Conflict);
    REQUIRE(server.publications.kept.revision == 1);
    REQUIRE(server.asked_by(service) == id);
    REQUIRE(server.organisation().find_questionnaire(id)->title.in("en").text == "Theirs");
    REQUIRE(server.audit.back().find("not done after all") != std::string::npos);
}

TEST_CASE("cut before the publication is kept: it is not asked, and the next try is whole",
          "[sync]") {
    Server server;
    server.publications.before_add = [&server] {
        server.publications.broken = Error{ErrorKind::Unavailable, "the database is away"};
    };
    const auto cut = server.publish(survey("meals", "Meals"), {"lunch"});
    REQUIRE(cut.error().kind == ErrorKind::Unavailable);
    server.publications.broken.reset();
    REQUIRE(server.organisation().find_questionnaire("meals") == nullptr);
    // A promise without answers binds nobody.
    REQUIRE(server.surveys.versions("meals").value().size() == 1);
    REQUIRE(server.publish(survey("meals", "Meals"), {"lunch"}).ok());
    REQUIRE(server.surveys.versions("meals").value().size() == 1);
    REQUIRE(server.asked_by("lunch") == "meals");
}

TEST_CASE("without its trace or its promise nothing is published", "[sync]") {
    Server server;
    SECTION("the audit is away") {
        Publishing parts = server.parts();
        parts.note = [](const std::string&) -> Status {
            return Error{ErrorKind::Unavailable, "the office is away"};
        };
        REQUIRE_FALSE(publish_survey(parts, survey("meals", "Meals").dump(), {"lunch"}).ok());
    }
    SECTION("the versions are away") {
        server.surveys.broken = Error{ErrorKind::Unavailable, "the office is away"};
        REQUIRE_FALSE(server.publish(survey("meals", "Meals"), {"lunch"}).ok());
    }
    REQUIRE(server.publications.kept.revision == 0);
}

TEST_CASE("C22: \"You said, we did\" is published with a trace, and stale entries make room",
          "[sync]") {
    Server server;
    const CivilDay today = from_iso("2026-11-29").value();
    const auto entry = [&server](const std::string& id, const char* review_day) {
        json made = {{"id", id}, {"day", "2026-11-01"}, {"review_day", review_day}};
        made["said"] = server.file["name"];
        made["did"] = server.file["name"];
        return made.dump();
    };
    REQUIRE(publish_you_said(server.parts(), "a", entry("a", "2027-01-01"), today).ok());
    REQUIRE(publish_you_said(server.parts(), "a", entry("a", "2027-01-01"), today).ok());
    REQUIRE(server.publications.kept.revision == 1);  // The same again changes nothing.
    REQUIRE(server.audit.size() == 1);
    // Somebody publishes another between our look and our change: both stay.
    server.publications.before_add = [&server, &entry] {
        server.publications.kept.apply(feedback::YouSaidChange{"b", entry("b", "2026-11-28")});
    };
    REQUIRE(publish_you_said(server.parts(), "c", entry("c", "2027-01-01"), today).ok());
    REQUIRE(server.organisation().you_said.size() == 3);
    REQUIRE(publish_you_said(server.parts(), "d", entry("d", "2027-01-01"), today).ok());
    REQUIRE_FALSE(server.publications.kept.you_said.contains("b"));  // It was stale.
    REQUIRE(withdraw_you_said(server.parts(), "a").ok());
    REQUIRE(withdraw_you_said(server.parts(), "a").ok());
    REQUIRE(server.organisation().you_said.size() == 2);
    REQUIRE(server.audit.back() == "withdrew a “You said, we did” (a)");
    REQUIRE(publish_you_said(server.parts(), "e", "{}", today).error().kind == ErrorKind::Invalid);
    for (int i = 0; i < 38; ++i) {
        const std::string id = "e" + std::to_string(i);
        REQUIRE(publish_you_said(server.parts(), id, entry(id, "2027-01-01"), today).ok());
    }
    REQUIRE(publish_you_said(server.parts(), "f", entry("f", "2027-01-01"), today).error().kind ==
            ErrorKind::Invalid);
}

TEST_CASE("equality questions are published to no service, and refused with words in them",
          "[sync]") {
    Server server;
    json questions = survey("about_you", "About you");
    questions["questions"] = json::array({questions["questions"][1]});
    server.file["questionnaires"].push_back(questions);
    server.file["equality_questionnaire"] = "about_you";
    server.file_json = server.file.dump();

    const auto to_service = server.publish(questions, {"lunch"});
    REQUIRE(to_service.error().kind == ErrorKind::Invalid);
    REQUIRE(to_service.error().what.find("the service 'lunch' asks 'about_you' too") !=
            std::string::npos);
    json with_words = questions;
    with_words["questions"].push_back(test::example_questionnaire()["questions"][3]);
    REQUIRE(
        server.publish(with_words, {}).error().what.find("question 'better': it asks for words") !=
        std::string::npos);
    REQUIRE(withdraw_survey(server.parts(), "about_you")
                .error()
                .what.find("there is no questionnaire 'about_you'") != std::string::npos);
    server.require_untouched();

    questions["title"]["en"] = "Who you are";
    const std::string version = server.publish(questions, {}).take();
    REQUIRE(server.organisation().equality_questions()->version == version);
    REQUIRE(server.audit.size() == 1);
    REQUIRE(server.audit[0].ends_with("asked by no service: equality questions"));
}

}  // namespace candour::server
