// tests/platform/server/control_socket_test.cpp: commands to a running server.
#include "platform/server/control_socket.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "platform/server/administration.h"
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

// Commands of which "slow" lasts until it is let go, and "look" may run beside it.
class SlowCommands {
public:
    ControlCommands commands() {
        return {[this](const ControlMessage& request, const std::string&) { return run(request); },
                [this](const ControlMessage& request) {
                    ++looked_at_;
                    return value_of(request, "command") == "look";
                }};
    }
    static Result<ControlMessage> ask(const ServerFolder& folder, const std::string& command) {
        ASSIGN_OR_RETURN(auto answer, ask_running_server(folder, {{"command", command}}));
        if (answer) return std::move(*answer);
        return Error{ErrorKind::NotFound, "no server runs"};
    }
    void await_begun(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return begun_ >= count; });
    }
    void let_go() {
        const std::lock_guard lock(mutex_);
        let_go_ = true;
        changed_.notify_all();
    }
    int begun() {
        const std::lock_guard lock(mutex_);
        return begun_;
    }
    int most_at_once() {
        const std::lock_guard lock(mutex_);
        return most_at_once_;
    }
    int looked_at() const { return looked_at_; }

private:
    Result<ControlMessage> run(const ControlMessage& request) {
        if (value_of(request, "command") == "look") return request;
        std::unique_lock lock(mutex_);
        ++begun_;
        most_at_once_ = std::max(most_at_once_, ++at_once_);
        changed_.notify_all();
        changed_.wait(lock, [this] { return let_go_; });
        --at_once_;
        return request;
    }
    std::mutex mutex_;
    std::condition_variable changed_;
    bool let_go_ = false;
    int begun_ = 0;
    int at_once_ = 0;
    int most_at_once_ = 0;
    std::atomic<int> looked_at_{0};
};

}  // namespace

TEST_CASE("a command and its answer travel whole, however large", "[server]") {
    const LongFolder place;
    const auto control = ControlSocket::open(place.folder, {echo, {}});
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
    const auto control = ControlSocket::open(place.folder, {echo, {}});
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
        const auto control = ControlSocket::open(place.folder, {echo, {}});
        REQUIRE(control.ok());
        // What a killed server leaves: the file without anybody behind it.
        fs::rename(left_behind, left_behind.string() + ".kept");
    }
    fs::rename(left_behind.string() + ".kept", left_behind);
    REQUIRE_FALSE(ask_running_server(place.folder, {}).value().has_value());
    REQUIRE(ControlSocket::open(place.folder, {echo, {}}).ok());
}

TEST_CASE("who only looks does not wait for a command that takes its time", "[server]") {
    const LongFolder place;
    SlowCommands slow;
    const auto control = ControlSocket::open(place.folder, slow.commands());
    REQUIRE(control.ok());
    std::atomic<int> answered{0};
    std::vector<std::thread> asking;
    for (int i = 0; i < 4; ++i) {
        asking.emplace_back([&] { answered += slow.ask(place.folder, "slow").ok() ? 1 : 0; });
    }
    slow.await_begun(1);
    for (int i = 0; i < 20; ++i)
        REQUIRE(slow.ask(place.folder, "look").ok());
    REQUIRE(slow.begun() == 1);
    REQUIRE(answered == 0);
    slow.let_go();
    for (std::thread& thread : asking)
        thread.join();
    REQUIRE(answered == 4);
    REQUIRE(slow.begun() == 4);
    REQUIRE(slow.most_at_once() == 1);
}

TEST_CASE("only commands that change nothing run beside others", "[server]") {
    for (const char* command : {"status", "devices"})
        REQUIRE(only_looks({{"command", command}}));
    for (const char* command : {"", "backup", "import", "release", "invite", "revoke", "nothing"})
        REQUIRE_FALSE(only_looks({{"command", command}}));
}

TEST_CASE("a server that stops ends what runs and begins nothing that waits", "[server]") {
    const LongFolder place;
    SlowCommands slow;
    auto control = ControlSocket::open(place.folder, slow.commands()).take();
    Result<ControlMessage> running = Error{ErrorKind::Unavailable, "not asked"};
    Result<ControlMessage> waiting = running;
    std::thread first([&] { running = slow.ask(place.folder, "slow"); });
    slow.await_begun(1);
    std::thread second([&] { waiting = slow.ask(place.folder, "slow"); });
    while (slow.looked_at() < 2)
        std::this_thread::yield();
    std::thread stopping([&] { control.reset(); });
    // Nothing tells from outside that it has begun to stop.
    std::this_thread::sleep_for(std::chrono::seconds(1));
    slow.let_go();
    for (std::thread* thread : {&stopping, &first, &second})
        thread->join();
    REQUIRE(running.ok());
    REQUIRE(waiting.error().kind == ErrorKind::Unavailable);
    REQUIRE(slow.begun() == 1);
}

TEST_CASE("the socket is for its owner alone, and goes with the server", "[server]") {
    const LongFolder place;
    const fs::path path = fs::path(place.folder.path) / "control.sock";
    {
        const auto control = ControlSocket::open(place.folder, {echo, {}});
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
