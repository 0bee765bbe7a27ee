// What the build wrote down about each language.
#include "platform/server/language_facts.h"

#include <cstdlib>
#include <filesystem>

#include "platform/system/disk.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

Bytes bytes_of(std::string_view text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("every language of the kiosk is there, and none is said to be reviewed silently",
          "[server]") {
    FileDisk disk;
    const char* share = std::getenv("CANDOUR_SHARE");
    const auto read =
        read_language_facts(share == nullptr ? "build/dev/share/candour" : share, disk);
    REQUIRE(read.ok());
    REQUIRE(read.value().size() == 21);
    for (const console::LanguageFacts& facts : read.value()) {
        INFO(facts.tag);
        REQUIRE(facts.texts > 200);
        REQUIRE(facts.translated <= facts.texts);
        REQUIRE(facts.review.empty() == (facts.tag == "en"));
        REQUIRE(facts.has_keys);
        const bool mute =
            facts.tag == "so" || facts.tag == "ps" || facts.tag == "ckb" || facts.tag == "ti";
        REQUIRE(facts.has_voice != mute);
    }
}

TEST_CASE("a file about languages that is damaged is named", "[server]") {
    FileDisk disk;
    const test::TempFolder folder;
    fs::create_directories(folder.file("locale"));
    REQUIRE(read_language_facts(folder.path(), disk).error().kind == ErrorKind::NotFound);
    for (const char* text :
         {"", "{}", R"({"languages": [{"tag": "cy"}]})", R"({"languages": 1})"}) {
        test::write_whole(folder.file("locale/languages.json"), bytes_of(text));
        const auto read = read_language_facts(folder.path(), disk);
        REQUIRE(read.error().kind == ErrorKind::Corrupt);
        REQUIRE(read.error().what.find("languages.json") != std::string::npos);
    }
}

}  // namespace candour::platform
