// A file of keys in the place of another, whose bytes are overwritten.
#include "platform/system/replace_secret.h"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "platform/system/disk.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {
namespace {

namespace fs = std::filesystem;

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct World {
    test::TempFolder folder;
    std::string path = folder.file("office.json");
    std::string old = folder.file(".office.json.old");
    std::string watched = folder.file("watched");  // Another name of the old bytes.
};

}  // namespace

TEST_CASE("the old bytes of a replaced secret are overwritten where they lay", "[platform]") {
    World world;
    REQUIRE(FileDisk().write(world.path, as_bytes("the old key"), /*secret=*/true).ok());
    fs::create_hard_link(world.path, world.watched);
    REQUIRE(replace_secret(world.path, as_bytes("new")).ok());
    REQUIRE(text_of(world.path) == "new");
    REQUIRE(text_of(world.watched) == std::string(11, '\0'));
    REQUIRE_FALSE(fs::exists(world.old));
    struct stat state {};
    REQUIRE(::stat(world.path.c_str(), &state) == 0);
    REQUIRE((state.st_mode & 0777) == 0600);
}

TEST_CASE("what a cut left over is overwritten by the next call", "[platform]") {
    World world;
    // After the new file was there, before the old bytes were overwritten.
    REQUIRE(FileDisk().write(world.old, as_bytes("the old key"), /*secret=*/true).ok());
    REQUIRE(FileDisk().write(world.path, as_bytes("new"), /*secret=*/true).ok());
    fs::create_hard_link(world.old, world.watched);
    REQUIRE(replace_secret(world.path, as_bytes("newer")).ok());
    REQUIRE(text_of(world.watched) == std::string(11, '\0'));
    REQUIRE(text_of(world.path) == "newer");
    REQUIRE_FALSE(fs::exists(world.old));
}

TEST_CASE("a cut before the exchange leaves the file whole for the next call", "[platform]") {
    World world;
    REQUIRE(FileDisk().write(world.path, as_bytes("the only key"), /*secret=*/true).ok());
    fs::create_hard_link(world.path, world.old);
    REQUIRE(text_of(world.path) == "the only key");
    REQUIRE(replace_secret(world.path, as_bytes("new")).ok());
    REQUIRE(text_of(world.path) == "new");
    REQUIRE_FALSE(fs::exists(world.old));
}

TEST_CASE("a secret that was not there is written", "[platform]") {
    World world;
    REQUIRE(replace_secret(world.path, as_bytes("first")).ok());
    REQUIRE(text_of(world.path) == "first");
    REQUIRE_FALSE(fs::exists(world.old));
}

}  // namespace candour::platform
