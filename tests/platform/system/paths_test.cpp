// Folders of the program and of its data.
#include "platform/system/paths.h"

#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

namespace {

unsigned mode_of(const std::string& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777;
}

}  // namespace

TEST_CASE("program_folder is where this test lies", "[platform]") {
    const std::string folder = program_folder().take();
    REQUIRE(std::filesystem::exists(
        folder + "/" + std::filesystem::read_symlink("/proc/self/exe").filename().string()));
}

TEST_CASE("share_folder is beside bin, or says where it was looked for", "[platform]") {
    const auto share = share_folder();
    const std::string expected =
        std::filesystem::path(program_folder().take()).parent_path().string() + "/share/candour";
    if (share.ok()) {
        REQUIRE(share.value() == expected);
    } else {
        REQUIRE(share.error().kind == ErrorKind::NotFound);
        REQUIRE(share.error().what.find(expected) != std::string::npos);
    }
}

TEST_CASE("a data folder is made with its parents, for its owner alone", "[platform]") {
    const test::TempFolder parent;
    for (const char* name : {"a", "b/c/d", "e/", "f//g", "h/./i"}) {
        const std::string folder = parent.file(name);
        INFO(folder);
        REQUIRE(make_data_folder(folder).ok());
        REQUIRE(mode_of(folder) == 0700);
        REQUIRE(make_data_folder(folder).ok());
    }
    REQUIRE(mode_of(parent.file("b/c")) == 0700);
}

TEST_CASE("a data folder that others may write to is refused", "[platform]") {
    const test::TempFolder parent;
    const std::string folder = parent.file("open");
    REQUIRE(make_data_folder(folder).ok());
    REQUIRE(::chmod(folder.c_str(), 0777) == 0);
    const Status made = make_data_folder(folder);
    REQUIRE(made.error().kind == ErrorKind::Denied);
    REQUIRE(made.error().what.find("chmod 700 " + folder) != std::string::npos);
    // Readable by others is the owner's own choice.
    REQUIRE(::chmod(folder.c_str(), 0755) == 0);
    REQUIRE(make_data_folder(folder).ok());
}

TEST_CASE("a data folder cannot be a file or lie in one", "[platform]") {
    const test::TempFolder parent;
    test::write_whole(parent.file("file"), {1});
    REQUIRE(make_data_folder(parent.file("file")).error().kind == ErrorKind::Unavailable);
    REQUIRE(make_data_folder(parent.file("file/below")).error().kind == ErrorKind::Unavailable);
}

}  // namespace candour::platform
