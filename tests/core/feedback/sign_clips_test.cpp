// Which clips in sign language an organisation's file may name, and what is said when it is wrong.
#include "core/feedback/sign_clips.h"

#include <fstream>

#include "core/base/sign_languages.h"
#include "core/feedback/clip_names.h"
#include "core/survey/media_files.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

nlohmann::json example() {
    std::ifstream file("assets/organisations/example.json");
    return nlohmann::json::parse(file);
}

Result<Organisation> with_clips(const nlohmann::json& clips) {
    nlohmann::json organisation = example();
    organisation["sign_clips"] = clips;
    return parse_organisation(organisation.dump(), "file");
}

nlohmann::json clip(const std::string& language, const std::string& screen,
                    const std::string& file) {
    return {{"language", language}, {"screen", screen}, {"file", file}};
}

nlohmann::json list(std::vector<nlohmann::json> items) { return items; }

}  // namespace

TEST_CASE("an organisation names a clip for a screen in a sign language", "[core]") {
    const auto read =
        with_clips({clip("bfi", "welcome", "welcome.webm"), clip("isg", "welcome", "failte.webm"),
                    clip("bfi", "wanted", "wanted.webm")});
    REQUIRE(read.ok());
    const std::vector<SignClip>& clips = read.value().sign_clips;
    REQUIRE(clips.size() == 3);
    REQUIRE(find_clip(clips, "welcome", "isg") == "failte.webm");
    REQUIRE(find_clip(clips, "thanks", "bfi").empty());
    REQUIRE(find_clip(clips, "wanted", "isg").empty());
    REQUIRE(clip_name("welcome.webm") == "/sign/welcome.webm");
}

TEST_CASE("what is wrong with a clip is said with its place", "[core]") {
    const auto refusal = [](const nlohmann::json& clips) { return with_clips(clips).error().what; };
    REQUIRE(refusal(list({clip("bfi", "welcom", "a.webm")}))
                .starts_with("file: sign_clips[0].screen: there is no screen 'welcom'"));
    REQUIRE(refusal(list({clip("bfi", "question", "a.webm")})).find("no screen 'question'") !=
            std::string::npos);
    REQUIRE(refusal(list({clip("bsl", "welcome", "a.webm")})) ==
            "file: sign_clips[0].language: 'bsl' is no sign language that is known here; "
            "possible are " +
                joined(sign_language_tags()) + " (bfi: British Sign Language)");
    REQUIRE(refusal(list({clip("en", "welcome", "a.webm")})).find("'en' is no sign language") !=
            std::string::npos);
    for (const char* file : {"../a.webm", "/etc/passwd", ".a", "a/b.webm", "a\nb"}) {
        INFO(file);
        REQUIRE(refusal(list({clip("bfi", "welcome", file)}))
                    .starts_with("file: sign_clips[0].file: here belongs the name of a file"));
    }
    REQUIRE(refusal(list({clip("bfi", "about", "a.webm"), clip("bfi", "about", "b.webm")})) ==
            "file: sign_clips[1]: the screen 'about' has a clip in 'bfi' already");
    nlohmann::json unknown = clip("bfi", "about", "a.webm");
    unknown["loud"] = true;
    REQUIRE_FALSE(with_clips(list({unknown})).ok());
    REQUIRE_FALSE(with_clips("welcome.webm").ok());
    std::vector<nlohmann::json> many(sign_clips_max + 1, clip("bfi", "about", "a.webm"));
    REQUIRE_FALSE(with_clips(many).ok());
}

TEST_CASE("a question's clip is in a sign language, or under a written one for the usual one",
          "[core]") {
    const LocalText signed_in{{{"bfi", "a.webm"}, {"isg", "b.webm"}}};
    REQUIRE(clip_in(signed_in, "bfi") == "a.webm");
    REQUIRE(clip_in(signed_in, "isg") == "b.webm");
    REQUIRE(clip_in(signed_in, "ase").empty());
    const LocalText column{{{"en", "c.webm"}}};
    REQUIRE(clip_in(column, "bfi") == "c.webm");
    REQUIRE(clip_in(column, "isg").empty());
    REQUIRE(clip_in({}, "bfi").empty());
}

TEST_CASE("a questionnaire keeps its clips' languages when it is written and read", "[core]") {
    nlohmann::json json = example()["questionnaires"][0];
    json["questions"][0]["media"]["sign"] = {{"bfi", "a.webm"}};
    const auto read = survey::parse_questionnaire(json, "file");
    REQUIRE(read.ok());
    REQUIRE(read.value().questions[0].media.sign.by_language.at("bfi") == "a.webm");
    const auto again = survey::parse_questionnaire(survey::to_json(read.value()), "file");
    REQUIRE(again.ok());
    REQUIRE(again.value() == read.value());
    json["questions"][0]["media"]["sign"] = {{"tlh", "a.webm"}};
    REQUIRE_FALSE(survey::parse_questionnaire(json, "file").ok());
    // No picture and no recording is in a sign language.
    json["questions"][0]["media"] = {{"picture", {{"bfi", "a.png"}}}};
    REQUIRE_FALSE(survey::parse_questionnaire(json, "file").ok());
}

TEST_CASE("clips that have not come are taken out, of screens and of questions", "[core]") {
    nlohmann::json json = example();
    json["sign_clips"] = {clip("bfi", "welcome", "w.webm"), clip("bfi", "about", "gone.webm")};
    json["questionnaires"][0]["questions"][0]["media"]["sign"] = {{"bfi", "q.webm"}};
    Organisation organisation = parse_organisation(json.dump(), "file").take();
    const std::string id = organisation.questionnaires[0].id;
    REQUIRE(clips_named(organisation).size() == 3);
    const auto gone = keep_clips(organisation, {"/sign/w.webm"});
    REQUIRE(gone.size() == 2);
    REQUIRE(gone[0].place == "screen 'about'");
    REQUIRE(gone[1].name == id + "/q.webm");
    REQUIRE(clips_named(organisation).size() == 1);
    REQUIRE(organisation.sign_clips.size() == 1);
}

}  // namespace candour::feedback
