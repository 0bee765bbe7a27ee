// Pictures of a draft, and publishing it.
#include "app/console/editor/changes.h"
#include "app/console/editor/editor.h"
#include "core/survey/editing/items.h"
#include "core/survey/editing/texts.h"
#include "tests/support/editor_world.h"

namespace candour::console {
namespace {

using test::Editing;
using test::EditorWorld;
using test::header_of;

constexpr const char* publish = "/surveys/drafts/first/publish";

struct Published {
    std::string document;
    std::vector<std::string> services;
    std::string who;
};

// Publishes into `into`, or fails with `error`.
void let_publish(EditorWorld& world, std::vector<Published>& into,
                 std::optional<Error> error = std::nullopt) {
    world.options.publish_survey = [&into, error](const std::string& document,
                                                  const std::vector<std::string>& services,
                                                  const std::string& who) -> Result<std::string> {
        if (error) return *error;
        into.push_back({document, services, who});
        return std::string("version");
    };
}

}  // namespace

TEST_CASE("a ready draft is published to the services that were chosen", "[console]") {
    EditorWorld world;
    std::vector<Published> published;
    let_publish(world, published);
    Editing ada{world};
    REQUIRE(ada.get(publish).status == 200);
    REQUIRE(ada.shows("It has not been asked before."));
    REQUIRE(ada.shows("Asks no survey now."));
    REQUIRE(ada.fill(publish, {}).status == 422);
    REQUIRE(ada.shows("<a href=\"#service\">Choose at least one service that asks it.</a>"));
    REQUIRE(published.empty());
    const auto answer = ada.fill(publish, {{"service_transport", "1"}});
    REQUIRE(header_of(answer, "Location") == "/surveys/drafts?published=1");
    REQUIRE(published.size() == 1);
    REQUIRE(published[0].services == std::vector<std::string>{"transport"});
    REQUIRE(published[0].who == "ada");
    const auto document = nlohmann::json::parse(published[0].document);
    REQUIRE(survey::parse_questionnaire(document, "published").ok());
    REQUIRE(world.drafts.drafts().value().empty());
    ada.get("/surveys/drafts?published=1");
    REQUIRE(ada.shows("Published."));
}

TEST_CASE("equality questions are published without a service", "[console]") {
    EditorWorld world;
    world.organisation.equality_questionnaire = "first";
    std::vector<Published> published;
    let_publish(world, published);
    Editing ada{world};
    REQUIRE(ada.get(publish).status == 200);
    REQUIRE(ada.shows("These are the equality questions: no service asks them."));
    REQUIRE_FALSE(ada.shows("Services that ask it"));
    REQUIRE(ada.fill(publish, {}).status == 303);
    REQUIRE(published.size() == 1);
    REQUIRE(published[0].services.empty());
}

TEST_CASE("W3, W4: nothing is published that lacks something, or over another's change",
          "[console]") {
    EditorWorld world;
    std::vector<Published> published;
    let_publish(world, published);
    auto document = world.document();
    document.erase("purpose");
    world.keep(document);
    Editing ada{world};
    REQUIRE(ada.get(publish).status == 200);
    REQUIRE(ada.shows("Say what its results are for."));
    REQUIRE(ada.fill(publish, {{"service_transport", "1"}}).status == 422);
    document["purpose"] = "Hours";
    world.keep(document);
    REQUIRE(ada.fill(publish, {{"service_transport", "1"}, {"revision", "0"}}).status == 422);
    REQUIRE(ada.shows("Mo has changed this draft meanwhile."));
    REQUIRE(published.empty());
}

TEST_CASE("what keeps a server from publishing is said, and the draft stays", "[console]") {
    EditorWorld world;
    Editing ada{world};
    SECTION("it cannot at all") {
        REQUIRE(ada.get(publish).status == 200);
        REQUIRE(ada.shows("This server cannot publish questionnaires."));
        REQUIRE(ada.fill(publish, {{"service_transport", "1"}}).status == 422);
        REQUIRE(world.office.audit(10).value().empty());
        ada.get("/surveys/drafts/first/withdraw");
        REQUIRE(ada.shows("This server cannot withdraw questionnaires."));
        REQUIRE(ada.fill("/surveys/drafts/first/withdraw", {}).status == 422);
    }
    SECTION("it fails") {
        std::vector<Published> published;
        let_publish(world, published, Error{ErrorKind::Conflict, "another server was faster"});
        REQUIRE(ada.fill(publish, {{"service_transport", "1"}}).status == 422);
        REQUIRE(ada.shows("Another server was faster."));
        REQUIRE(
            ada.shows("id=\"service-transport\" name=\"service_transport\" type=\"checkbox\" "
                      "value=\"1\" checked"));
    }
    REQUIRE(world.drafts.drafts().value().size() == 1);
}

TEST_CASE("only administrators publish and withdraw", "[console]") {
    EditorWorld world;
    std::vector<Published> published;
    let_publish(world, published);
    int withdrawn = 0;
    world.options.withdraw_survey = [&](const std::string& id, const std::string& who) -> Status {
        withdrawn += id == "first" && who == "ada" ? 1 : 100;
        return Unit{};
    };
    Editing sam{world, world.sam};
    sam.get("/surveys/drafts/first");
    for (const char* path : {publish, "/surveys/drafts/first/withdraw"}) {
        REQUIRE(sam.send_again(path, {{"service_transport", "1"}}).status == 403);
        REQUIRE(sam.get(path).status == 403);
        sam.get("/surveys/drafts/first");
    }
    REQUIRE(published.empty());
    REQUIRE(withdrawn == 0);
    Editing ada{world};
    REQUIRE(ada.fill("/surveys/drafts/first/withdraw", {}).status == 303);
    REQUIRE(withdrawn == 1);
}

TEST_CASE("what changes against the published version is said in sentences", "[console]") {
    using survey::editing::Json;
    const Json before = test::drop_in_draft();
    const auto read = [](const Json& json) { return survey::editing::read_draft(json).take(); };
    REQUIRE(changes_between(read(before), read(before), {}).empty());
    Json after = survey::editing::remove_item(before, "again").take();
    after = survey::editing::set_text(after, "question/felt/prompt", "en", "How are you?").take();
    after = survey::editing::set_text(after, "question/came_for/choice/money/label", "en", "Debts")
                .take();
    after = survey::editing::move_item(after, "felt", survey::editing::Move::Down).take();
    after["questions"][2]["required"] = true;
    after["owner"] = "Mo";
    after = survey::editing::add_question(
                after, {.type = survey::QuestionType::YesNo, .prompt = "New?"}, {})
                .take();
    REQUIRE(changes_between(read(before), read(after), {}) ==
            std::vector<std::string>{
                "Other words in “What for?”.", "Other words: “How was it?” becomes “How are you?”.",
                "Asked in another way: “What could be better?”.", "New: “New?”",
                "No longer asked: “Again?”",
                "The questions stand in another order or under other headings.",
                "What it says of its owner, purpose, days or sample."});
}

TEST_CASE("a picture is made once for the same words, and says why when it cannot", "[console]") {
    EditorWorld world;
    Editing ada{world};
    const std::string picture = "/surveys/pictures/first?question=felt&language=cy&size=200";
    SECTION("without the kiosk's program") {
        ada.get("/surveys/drafts/first/preview");
        REQUIRE(ada.shows("the preview needs the program candour-kiosk beside candour-server"));
        REQUIRE(ada.get(picture).status == 503);
    }
    SECTION("with it") {
        int made = 0;
        world.options.preview_survey = [&](const std::string& document, const std::string& language,
                                           const std::string& question, int size) -> Result<Bytes> {
            ++made;
            REQUIRE(survey::parse_questionnaire(nlohmann::json::parse(document), "p").ok());
            REQUIRE(language == "cy");
            REQUIRE(question == "felt");
            REQUIRE(size == 200);
            if (made == 1) return Error{ErrorKind::Unavailable, "busy"};
            return Bytes{0x89, 'P', 'N', 'G'};
        };
        auto document = world.document();
        document.erase("owner");  // A draft that is not ready has pictures too.
        document["closes"] = "2020-01-01";
        document["act_by"] = "2020-01-01";
        document["questions"][0]["show_if"] = "${again} = 'yes'";
        world.keep(document);
        REQUIRE(ada.get("/surveys/drafts/first/preview?question=felt").status == 200);
        REQUIRE(ada.shows("alt=\"The question in Welsh (cy), print at 200 %\""));
        REQUIRE(ada.get(picture).status == 503);
        for (int i = 0; i < 3; ++i) {
            const auto answer = ada.get(picture);
            REQUIRE(answer.status == 200);
            REQUIRE(header_of(answer, "Content-Type") == "image/png");
            REQUIRE(header_of(answer, "Cache-Control") == "no-store");
        }
        REQUIRE(made == 2);
        document["questions"][0]["prompt"]["en"] = "Other words";
        world.keep(document);
        REQUIRE(ada.get(picture).status == 200);
        REQUIRE(made == 3);
        for (const char* wrong :
             {"question=nobody&language=cy&size=200", "question=felt&language=ur&size=200",
              "question=felt&language=cy&size=300", ""}) {
            REQUIRE(ada.get("/surveys/pictures/first?" + std::string(wrong)).status == 404);
        }
        REQUIRE(made == 3);
    }
}

TEST_CASE("pictures take no more than their room, and the oldest go first", "[console]") {
    PictureCache cache;
    const Bytes large(9 << 20, 1);
    for (const char* key : {"a", "b", "c"})
        cache.keep(key, large);
    REQUIRE(cache.find("a").empty());
    REQUIRE(cache.find("b") == large);
    REQUIRE(cache.find("c") == large);
    cache.keep("huge", Bytes(25 << 20, 1));
    REQUIRE(cache.find("huge").empty());
    REQUIRE(cache.find("c") == large);
}

}  // namespace candour::console
