// Whole files on a real disk.
#include "platform/system/disk.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/killed_child.h"
#include "tests/support/property.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

unsigned mode_of(const std::string& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777;
}

std::ptrdiff_t files_in(const test::TempFolder& folder) {
    return std::distance(std::filesystem::directory_iterator(folder.path()), {});
}

}  // namespace

TEST_CASE("a file comes back as it was written, and is replaced whole", "[platform]") {
    const test::TempFolder folder;
    FileDisk disk;
    const std::string path = folder.file("keys.json");
    REQUIRE_FALSE(disk.exists(path));
    for (const std::size_t size : {0u, 1u, 65'536u, 200'000u, 3u}) {
        const Bytes content(size, static_cast<std::uint8_t>(size));
        REQUIRE(disk.write(path, content, /*secret=*/false).ok());
        REQUIRE(disk.exists(path));
        REQUIRE(disk.read(path, 200'000).value() == content);
    }
    REQUIRE(files_in(folder) == 1);
}

TEST_CASE("a secret is its owner's alone, also when it replaces a public file", "[platform]") {
    const test::TempFolder folder;
    FileDisk disk;
    const std::string path = folder.file("file");
    REQUIRE(disk.write(path, {}, /*secret=*/false).ok());
    REQUIRE(mode_of(path) == 0644);
    REQUIRE(disk.write(path, {}, /*secret=*/true).ok());
    REQUIRE(mode_of(path) == 0600);
}

TEST_CASE("a full disk leaves the old file and nothing beside it", "[platform]") {
    const test::TempFolder folder;
    FileDisk disk;
    const std::string path = folder.file("file");
    REQUIRE(disk.write(path, Bytes(100, 1), /*secret=*/true).ok());
    {
        const test::SmallDisk small(1000);
        const Status written = disk.write(path, Bytes(5000, 2), /*secret=*/true);
        REQUIRE(written.error().kind == ErrorKind::Full);
        REQUIRE(written.error().what.find(path) != std::string::npos);
    }
    REQUIRE(disk.read(path, 1000).value() == Bytes(100, 1));
    REQUIRE(files_in(folder) == 1);
}

TEST_CASE("reading says what is wrong and with which file", "[platform]") {
    const test::TempFolder folder;
    FileDisk disk;
    const std::string path = folder.file("file");
    REQUIRE(disk.read(path, 10).error().kind == ErrorKind::NotFound);
    REQUIRE(disk.write(path, Bytes(11), /*secret=*/false).ok());
    const auto large = disk.read(path, 10);
    REQUIRE(large.error().kind == ErrorKind::Invalid);
    REQUIRE(large.error().what.find(path) != std::string::npos);
    REQUIRE(disk.read(path, 11).ok());
    REQUIRE(disk.read(folder.path(), 10).error().kind == ErrorKind::Unavailable);
}

TEST_CASE("writing where nothing can be written is Unavailable", "[platform]") {
    const test::TempFolder folder;
    FileDisk disk;
    REQUIRE(disk.write(folder.file("none/file"), {}, true).error().kind == ErrorKind::Unavailable);
    REQUIRE(disk.write(folder.path(), Bytes(3), true).error().kind == ErrorKind::Unavailable);
    REQUIRE(files_in(folder) == 0);
}

TEST_CASE("a file killed with -9 in its writing is the old one or the new one", "[platform]") {
    test::for_all(8, [](test::Gen& gen) {
        const test::TempFolder folder;
        FileDisk disk;
        const std::string path = folder.file("file");
        REQUIRE(disk.write(path, Bytes(50'000, 0), true).ok());
        const auto reported = test::killed_child(
            std::chrono::microseconds(gen.between(0, 20'000)), [&](const auto& report) {
                for (std::uint32_t i = 1; i < 100'000; ++i) {
                    const Bytes content(50'000, static_cast<std::uint8_t>(i));
                    if (disk.write(path, content, true).ok()) report(i);
                }
            });
        REQUIRE_FALSE(reported.empty());
        const Bytes read = disk.read(path, 50'000).take();
        REQUIRE(read.size() == 50'000);
        const auto last = static_cast<std::uint8_t>(reported.back());
        REQUIRE((read[0] == last || read[0] == static_cast<std::uint8_t>(last + 1)));
        REQUIRE(read == Bytes(50'000, read[0]));
    });
}

}  // namespace candour::platform
