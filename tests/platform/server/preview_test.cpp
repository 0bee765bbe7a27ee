// tests/platform/server/preview_test.cpp: what the server makes of a kiosk's program, here a small
// script, and what it never gives it.
#include "platform/server/preview.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace candour;
using namespace candour::platform;

namespace {

feedback::Organisation organisation() {
    return feedback::parse_organisation(test::example_organisation().dump(), "organisation").take();
}

const std::string document = test::example_questionnaire().dump();

// An executable that stands for the kiosk.
std::string script(const test::TempFolder& folder, const std::string& text) {
    const std::string path = folder.file("candour-kiosk");
    std::ofstream(path) << "#!/bin/sh\n" << text << "\n";
    ::chmod(path.c_str(), 0700);
    return path;
}

std::string text_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

int previews_left() {
    int count = 0;
    for (const auto& one :
         std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
        count += one.path().filename().string().starts_with("candour-preview-") ? 1 : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("the file around a draft is one that a kiosk takes, in the draft's languages",
          "[server]") {
    const auto read =
        feedback::parse_organisation(organisation_for_preview(organisation(), document), "file");
    INFO((read.ok() ? "" : read.error().what));
    REQUIRE(read.ok());
    REQUIRE(read.value().languages == std::vector<Language>{"en", "cy"});
    REQUIRE(read.value().name.in("cy").text == "Cyngor");
    REQUIRE(read.value().services.front().questionnaire == "drop_in");
    auto other = test::example_questionnaire();
    other["languages"] = {"en", "cy", "pl"};
    other["fallback"] = "en";
    REQUIRE(
        feedback::parse_organisation(organisation_for_preview(organisation(), other.dump()), "file")
            .ok());
    for (const char* broken : {"", "[]", "{\"languages\": 3}", "{\"id\": 7}"}) {
        REQUIRE_FALSE(
            feedback::parse_organisation(organisation_for_preview(organisation(), broken), "file")
                .ok());
    }
}

TEST_CASE("the program gets the draft and the visit, and nothing of the server's", "[server]") {
    const test::TempFolder folder;
    ::setenv("CANDOUR_SECRET", "of the server", 1);
    const int before = previews_left();
    const auto whole = [kept = std::make_shared<const feedback::Organisation>(organisation())] {
        return kept;
    };
    {
        SurveyPreview preview(
            whole, script(folder, "env > '" + folder.file("env") + "'\n" + "echo \"$@\" > '" +
                                      folder.file("arguments") + "'\n" + "ls /proc/self/fd > '" +
                                      folder.file("open") + "'\n" + "cat \"$7\" > '" +
                                      folder.file("visit") + "'\n" +
                                      "mkdir \"$9\"\nprintf PNG > \"$9/question.png\""));
        const std::ofstream held(folder.file("held"));  // A file that the server has open.
        const auto picture = preview.picture(document, "cy", "felt", 150);
        INFO((picture.ok() ? "" : picture.error().what));
        REQUIRE(picture.ok());
        REQUIRE(to_text(picture.value()) == "PNG");
        REQUIRE(previews_left() == before + 1);  // The fonts' folder, for the next one.
    }
    REQUIRE(previews_left() == before);
    REQUIRE(text_of(folder.file("env")).find("CANDOUR_SECRET") == std::string::npos);
    REQUIRE(text_of(folder.file("visit")) == "language cy\nsize 150\nscreenshot question\n");
    REQUIRE(text_of(folder.file("arguments")).find("--preview felt --play ") != std::string::npos);
    // Its own three and the one that ls reads.
    std::istringstream open(text_of(folder.file("open")));
    const std::vector<std::string> descriptors{std::istream_iterator<std::string>(open), {}};
    REQUIRE(descriptors == std::vector<std::string>{"0", "1", "2", "3"});
}

TEST_CASE("the program gets the pictures that the questionnaire was published with", "[server]") {
    const test::TempFolder folder;
    const auto whole = [kept = std::make_shared<const feedback::Organisation>(organisation())] {
        return kept;
    };
    std::string asked_for;
    SurveyPreview preview(
        whole, script(folder, "mkdir \"$9\"\ncat \"${15}/bus.png\" > \"$9/question.png\""),
        [&](const std::string& id) -> Result<SurveyPreview::Pictures> {
            asked_for = id;
            return SurveyPreview::Pictures{{"bus.png", {'b', 'u', 's'}}};
        });
    const auto picture = preview.picture(document, "en", "felt", 100);
    INFO((picture.ok() ? "" : picture.error().what));
    REQUIRE(picture.ok());
    REQUIRE(to_text(picture.value()) == "bus");
    REQUIRE(asked_for == "drop_in");
}

TEST_CASE("what keeps a picture from being made is said in words", "[server]") {
    const test::TempFolder folder;
    const auto whole = [kept = std::make_shared<const feedback::Organisation>(organisation())] {
        return kept;
    };
    const auto why = [&](const std::string& program, const std::string& language = "en") {
        SurveyPreview preview(whole, program);
        const auto picture = preview.picture(document, language, "felt", 100);
        return picture.ok() ? std::string() : picture.error().what;
    };
    REQUIRE(why(folder.file("nothing")) == "the preview needs candour-kiosk beside candour-server");
    REQUIRE(why(script(folder, "echo first >&2; echo 'it cannot' >&2; exit 1")) ==
            "the kiosk cannot show it: it cannot");
    REQUIRE_FALSE(why(script(folder, "exit 0")).empty());  // No picture was written.
    REQUIRE_FALSE(why(script(folder, "kill -9 $$")).empty());
    REQUIRE(why(script(folder, "exit 0"), "en; rm") == "there is no such question or language");
}
