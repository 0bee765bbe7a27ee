// Pictures that a questionnaire names, from one folder and from nowhere else.
#include "platform/pictures/media_folder.h"

#include <filesystem>
#include <sys/stat.h>

#include "platform/pictures/webp.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/platform/pictures/made_pictures.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

void write(const std::string& path, const Bytes& bytes) {
    std::ofstream(path, std::ios::binary) << to_text(bytes);
}

const Bytes& drawing() {
    static const Bytes png = test::png_of(test::quarters(40, 30));
    return png;
}

}  // namespace

TEST_CASE("a questionnaire's pictures and recordings are named with their places", "[platform]") {
    auto json = test::example_questionnaire();
    json["questions"][0]["media"] = {{"picture", {{"en", "hall.jpg"}}},
                                     {"audio", {{"cy", "neuadd.mp3"}}},
                                     {"sign", {{"en", "hall.mp4"}}}};
    json["questions"][1]["choices"][1]["picture"] = {{"en", "coin.png"}, {"cy", "arian.png"}};
    json["questions"][1]["choices"][1]["audio"] = {{"en", "coin.mp3"}};
    const auto read = survey::parse_questionnaire(json, "file").take();
    using Named = std::vector<survey::NamedFile>;
    REQUIRE(survey::pictures_named(read) ==
            Named{{"question 'felt'", "en", "hall.jpg"},
                  {"question 'came_for', choice 'money'", "cy", "arian.png"},
                  {"question 'came_for', choice 'money'", "en", "coin.png"}});
    REQUIRE(survey::recordings_named(read) ==
            Named{{"question 'felt'", "cy", "neuadd.mp3"},
                  {"question 'came_for', choice 'money'", "en", "coin.mp3"}});
    REQUIRE(survey::clips_named(read) == Named{{"question 'felt'", "en", "hall.mp4"}});
}

TEST_CASE("the folder of media is the one that ODK has", "[platform]") {
    REQUIRE(default_media_folder("forms/visit.xlsx") == "forms/visit-media");
    REQUIRE(default_media_folder("visit.2.json") == "visit.2-media");
    REQUIRE(default_media_folder("./forms.d/visit") == "./forms.d/visit-media");
    REQUIRE(default_media_folder("forms/.hidden") == "forms/.hidden-media");
}

TEST_CASE("pictures are brought once each, ready for kiosks", "[platform]") {
    test::TempFolder folder;
    write(folder.file("a.png"), drawing());
    write(folder.file("b.jpg"), test::jpeg_of(test::quarters(900, 600)));
    write(folder.file("other.png"), drawing());
    const auto brought =
        bring_pictures(
            {{"here", "en", "a.png"}, {"there", "en", "b.jpg"}, {"there", "cy", "a.png"}},
            folder.path())
            .take();
    REQUIRE(brought.problems.empty());
    REQUIRE(brought.by_name.size() == 2);
    for (const auto& [name, bytes] : brought.by_name)
        REQUIRE(pictures::decode_webp(bytes, pictures::shown_bounds()).ok());
}

TEST_CASE("whatever cannot be used is told with question, language and file", "[platform]") {
    test::TempFolder folder;
    const std::string media = folder.file("media");
    std::filesystem::create_directory(media);
    const auto in = [&](const char* name) { return media + "/" + name; };
    write(folder.file("outside.png"), drawing());
    write(in("good.png"), drawing());
    write(in("empty.png"), {});
    write(in("text.png"), Bytes{'h', 'i'});
    std::filesystem::create_symlink("../outside.png", in("out.png"));
    std::filesystem::create_symlink("good.png", in("in.png"));
    std::filesystem::create_directory(in("folder.png"));
    REQUIRE(::mkfifo(in("pipe.png").c_str(), 0600) == 0);
    std::filesystem::create_directory(in("sub"));
    write(in("sub/a.png"), drawing());
    const auto [name, words] =
        GENERATE(table<std::string, std::string>({{"missing.png", "is not there"},
                                                  {"empty.png", "is empty"},
                                                  {"text.png", "is no picture"},
                                                  {"out.png", "is a link"},
                                                  {"in.png", "is a link"},
                                                  {"folder.png", "is no file"},
                                                  {"pipe.png", "is no file"},
                                                  {"sub/a.png", "is not the name of a file"},
                                                  {"../outside.png", "is not the name of a file"},
                                                  {"..", "is not the name of a file"},
                                                  {"/etc/passwd", "is not the name of a file"},
                                                  {"", "is not the name of a file"}}));
    const auto brought =
        bring_pictures({{"question 'way'", "en", "good.png"}, {"question 'way'", "ur", name}},
                       media)
            .take();
    REQUIRE(brought.by_name.size() == 1);
    REQUIRE(brought.problems.size() == 1);
    CAPTURE(brought.problems[0]);
    REQUIRE(brought.problems[0].starts_with("question 'way', ur: " + media + "/" + name + " "));
    REQUIRE(brought.problems[0].find(words) != std::string::npos);
}

TEST_CASE("a folder that is not there is said", "[platform]") {
    test::TempFolder folder;
    REQUIRE(bring_pictures({{"q", "en", "a.png"}}, folder.file("none")).error().kind ==
            ErrorKind::NotFound);
}

}  // namespace candour::platform
