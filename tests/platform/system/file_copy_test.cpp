// Files of any size on a real disk: copies, hashes, times.
#include "platform/system/file_copy.h"

#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

TEST_CASE("a copy is its owner's alone and has the digest of what was read", "[platform]") {
    const test::TempFolder folder;
    // Empty, one byte, one block, a block and one byte.
    for (const std::size_t size : {0u, 1u, 1u << 20, (1u << 20) + 1u}) {
        const std::string from = folder.file("from-" + std::to_string(size));
        const std::string to = folder.file("to-" + std::to_string(size));
        test::write_whole(from, Bytes(size, 7));
        const auto copied = copy_file(from, to);
        REQUIRE(copied.ok());
        REQUIRE(copied.value().bytes == size);
        REQUIRE(copied.value() == digest_of(from).value());
        REQUIRE(copied.value() == digest_of(to).value());
        REQUIRE(test::read_whole(to) == test::read_whole(from));
        struct stat found {};
        REQUIRE(::stat(to.c_str(), &found) == 0);
        REQUIRE((found.st_mode & 0777) == 0600);
    }
}

TEST_CASE("a digest is the BLAKE2b of the bytes", "[platform]") {
    const test::TempFolder folder;
    test::write_whole(folder.file("abc"), {'a', 'b', 'c'});
    // BLAKE2b with 32 bytes of output, as other programs compute it (b2sum -l 256).
    REQUIRE(digest_of(folder.file("abc")).value().hash ==
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("a copy never replaces a file, and what is missing is named", "[platform]") {
    const test::TempFolder folder;
    test::write_whole(folder.file("a"), {1});
    test::write_whole(folder.file("b"), {2});
    const auto onto = copy_file(folder.file("a"), folder.file("b"));
    REQUIRE(onto.error().kind == ErrorKind::Conflict);
    REQUIRE(test::read_whole(folder.file("b")) == Bytes{2});
    const auto missing = copy_file(folder.file("none"), folder.file("c"));
    REQUIRE(missing.error().kind == ErrorKind::NotFound);
    REQUIRE(missing.error().what == folder.file("none") + " does not exist");
}

TEST_CASE("file times say the day alone", "[platform]") {
    const test::TempFolder folder;
    const std::string path = folder.file("a");
    test::write_whole(path, {1});
    const CivilDay day = from_iso("2026-11-25").value();
    for (const std::string& changed : {path, folder.path()}) {
        REQUIRE(forget_hours(changed, day).ok());
        struct stat found {};
        REQUIRE(::stat(changed.c_str(), &found) == 0);
        REQUIRE(found.st_mtim.tv_sec == std::chrono::sys_seconds(day).time_since_epoch().count());
        REQUIRE(found.st_mtim.tv_nsec == 0);
        REQUIRE(found.st_atim.tv_sec == found.st_mtim.tv_sec);
    }
    REQUIRE_FALSE(forget_hours(folder.file("none"), day).ok());
}

}  // namespace candour::platform
