// tests/platform/server/control_socket_test.cpp: commands to a running server.
#include "platform/server/control_socket.h"

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

namespace {

namespace fs = std::filesystem;

// A folder whose path is longer than a socket's address can be.
struct LongFolder {
    fs::path top = fs::temp_directory_path() / ("candour-socket-" + std::to_string(::getpid()));
    ServerFolder folder{(top / std::string(120, 'd')).string()};

    LongFolder() { fs::create_directories(folder.path); }
    ~LongFolder() { fs::remove_all(top); }
};

Result<ControlMessage> echo(const ControlMessage& request, const std::string& user) {
    if (value_of(request, "command") == "fail") return Error{ErrorKind::Conflict, "it is so"};
    ControlMessage answer = request;
    answer["user"] = user;
    return answer;
}

}  // namespace

TEST_CASE("a command and its answer travel whole, however large", "[server]") {
    const LongFolder place;
    const auto control = ControlSocket::open(place.folder, echo);
    REQUIRE(control.ok());
    const std::string large(3 << 20, 'x');
    const auto answer = ask_running_server(
        place.folder, {{"command", "echo"}, {"text", "\"é\n\""}, {"big", large}});
    REQUIRE(answer.ok());
    REQUIRE(answer.value().has_value());
    REQUIRE(value_of(*answer.value(), "text") == "\"é\n\"");
    REQUIRE(value_of(*answer.value(), "big") == large);
    REQUIRE(value_of(*answer.value(), "user") == user_name_of(::geteuid()));
}

TEST_CASE("a failure keeps its kind and its words on the way", "[server]") {
    const LongFolder place;
    const auto control = ControlSocket::open(place.folder, echo);
    REQUIRE(control.ok());
    const auto answer = ask_running_server(place.folder, {{"command", "fail"}});
    REQUIRE_FALSE(answer.ok());
    REQUIRE(answer.error().kind == ErrorKind::Conflict);
    REQUIRE(answer.error().what == "it is so");
}

TEST_CASE("there is no answer when no server runs, also after one was killed", "[server]") {
    const LongFolder place;
    REQUIRE_FALSE(ask_running_server(place.folder, {}).value().has_value());
    fs::path left_behind = fs::path(place.folder.path) / "control.sock";
    {
        const auto control = ControlSocket::open(place.folder, echo);
        REQUIRE(control.ok());
        // What a killed server leaves: the file without anybody behind it.
        fs::rename(left_behind, left_behind.string() + ".kept");
    }
    fs::rename(left_behind.string() + ".kept", left_behind);
    REQUIRE_FALSE(ask_running_server(place.folder, {}).value().has_value());
    REQUIRE(ControlSocket::open(place.folder, echo).ok());
}

TEST_CASE("the socket is for its owner alone, and goes with the server", "[server]") {
    const LongFolder place;
    const fs::path path = fs::path(place.folder.path) / "control.sock";
    {
        const auto control = ControlSocket::open(place.folder, echo);
        REQUIRE(control.ok());
        struct stat found {};
        REQUIRE(::stat(path.c_str(), &found) == 0);
        REQUIRE((found.st_mode & 0777) == 0600);
    }
    REQUIRE_FALSE(fs::exists(path));
}

TEST_CASE("decode_control is Corrupt when a line is no object of texts", "[server]") {
    for (const char* line : {"", "[]", "{\"a\":", "null", "\"text\""}) {
        CAPTURE(line);
        REQUIRE(decode_control(line).error().kind == ErrorKind::Corrupt);
    }
    // What is not a text is left out, as an older or newer version may send it.
    REQUIRE(decode_control("{\"a\":1,\"b\":\"c\"}").value() == ControlMessage{{"b", "c"}});
}

TEST_CASE("a second process cannot take a folder that is held", "[server]") {
    const LongFolder place;
    const auto lock = FolderLock::take(place.folder);
    REQUIRE(lock.ok());
    const auto second = FolderLock::take(place.folder);
    REQUIRE_FALSE(second.ok());
    REQUIRE(second.error().kind == ErrorKind::Conflict);
}
