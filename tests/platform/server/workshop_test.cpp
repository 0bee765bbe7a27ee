// Folders that are made whole or not at all.
#include "platform/server/workshop.h"

#include <filesystem>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("a workshop becomes its folder, or nothing is left of it", "[platform]") {
    const test::TempFolder top;
    {
        auto workshop = Workshop::open(top.file("made")).take();
        test::write_whole(workshop.path() + "/file", {1});
        REQUIRE_FALSE(fs::exists(top.file("made")));
        REQUIRE(workshop.put_in_place().ok());
        REQUIRE(test::read_whole(top.file("made/file")) == Bytes{1});
    }
    {
        const auto dropped = Workshop::open(top.file("dropped")).take();
        test::write_whole(dropped.path() + "/file", {1});
    }
    REQUIRE(names_in(top.path()) == std::set<std::string>{"made"});
    auto onto = Workshop::open(top.file("made")).take();
    REQUIRE_FALSE(onto.put_in_place().ok());
    REQUIRE(test::read_whole(top.file("made/file")) == Bytes{1});
}

TEST_CASE("only workshops that were left over are removed", "[platform]") {
    const test::TempFolder top;
    for (const char* folder : {".set-000001.aB3xYz", ".set-000012.remove", ".set-1.long-name",
                               ".other.abcdef", "set-000001", ".config"}) {
        fs::create_directories(top.file(folder) + "/inside");
    }
    test::write_whole(top.file(".set-000003.abcdef"), {1});  // A file is no workshop.
    remove_left_workshops(top.path(), "set-");
    REQUIRE(names_in(top.path()) == std::set<std::string>{".set-1.long-name", ".other.abcdef",
                                                          "set-000001", ".config",
                                                          ".set-000003.abcdef"});
    remove_left_workshops(top.file("nowhere"), "set-");
}

}  // namespace candour::platform
