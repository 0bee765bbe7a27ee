// The program that decodes: what it hands over, and that it is locked in.
#include "platform/clips/clip_process.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/clips/limits.h"
#include "platform/clips/sandbox.h"
#include "tests/platform/clips/made_clips.h"
#include "tests/support/temp_folder.h"

namespace candour::platform::clips {
namespace {

std::string program() {
    const auto found = find_clip_program();  // Tests lie beside it.
    REQUIRE(found.ok());
    return found.value();
}

// How a child ends that is locked in and then does something.
template <typename Do>
int end_of_locked_in(Do something) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (!lock_in()) ::_exit(2);
        something();
        ::_exit(3);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

}  // namespace

TEST_CASE("the program hands over every picture, and begins anew when asked", "[platform]") {
    ClipProcess process(program(), test::placeholder_clip());
    for (int round = 0; round < 2; ++round) {
        const auto head = process.start();
        REQUIRE(head.ok());
        REQUIRE(head.value().width == 320);
        REQUIRE(head.value().height == 400);
        int pictures = 0;
        while (true) {
            const auto picture = process.next();
            REQUIRE(picture.ok());
            if (!picture.value()) break;
            REQUIRE(picture.value()->rgba.size() == 320 * 400 * 4);
            ++pictures;
            if (round == 0 && pictures == 20) break;  // In the middle of it.
        }
        REQUIRE(pictures == (round == 0 ? 20 : 150));
    }
    process.stop();
    REQUIRE_FALSE(process.next().value());
}

TEST_CASE("what is wrong with a clip is told in words of our own", "[platform]") {
    const Bytes good = test::placeholder_clip();
    REQUIRE(check_clip(program(), good).ok());
    const auto refusal = [](const Bytes& file) {
        const Status checked = check_clip(program(), file);
        REQUIRE_FALSE(checked.ok());
        REQUIRE(checked.error().kind == ErrorKind::Invalid);
        return checked.error().what;
    };
    REQUIRE(refusal({}) == "is no WebM file");
    REQUIRE(refusal(Bytes(good.begin(), good.begin() + 40'000)) == "is damaged or not whole");
    REQUIRE(refusal(test::with_sound(good)) == "has a sound track; clips have none: take it out");
    REQUIRE(refusal(test::with_said_size(good, 0x7F)).starts_with("has a picture that is not"));
}

TEST_CASE("a program that is not there, or says nothing sensible, is an error", "[platform]") {
    const Bytes good = test::placeholder_clip();
    REQUIRE(check_clip("/no/such/program", good).error().kind == ErrorKind::Unavailable);
    REQUIRE(check_clip("/bin/cat", good).error().kind == ErrorKind::Invalid);   // The file itself.
    REQUIRE(check_clip("/bin/true", good).error().kind == ErrorKind::Invalid);  // Nothing.
    REQUIRE(check_clip("/bin/echo", good).error().what == "cannot be decoded");
    // Nobody is left behind.
    REQUIRE(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE(
    "a slow machine is no fault of a clip when it is checked; a frame is not waited for so long",
    "[platform]") {
    const test::TempFolder folder;
    const std::string slow = folder.file("slow-clip");
    std::ofstream(slow) << "#!/bin/sh\nsleep " << frame_wait_ms / 1000 + 1 << "\nexec " << program()
                        << "\n";
    REQUIRE(::chmod(slow.c_str(), 0700) == 0);
    const Bytes good = test::placeholder_clip();
    REQUIRE(check_clip(slow, good).ok());
    REQUIRE_FALSE(check_clip(slow, good, [] { return false; }).ok());  // It ends before it knows.
    REQUIRE(ClipProcess(slow, good).start().error().kind == ErrorKind::Invalid);
}

TEST_CASE("who is locked in reads, writes and ends, and gets nothing else", "[platform]") {
    const auto end_of = [](auto something) {
        const int status = end_of_locked_in(something);
        REQUIRE(WIFEXITED(status));
        return WEXITSTATUS(status);
    };
    REQUIRE(end_of([] {
                char byte = 0;
                (void)::read(-1, &byte, 1);
            }) == 3);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // They need the calls.
    REQUIRE(end_of([] {
                if (::open("/etc/hostname", O_RDONLY) < 0) ::_exit(4);
            }) == 4);
    REQUIRE(end_of([] {
                if (::fork() < 0) ::_exit(5);
            }) == 5);
    REQUIRE(end_of([] {
                if (::kill(::getppid(), 0) < 0) ::_exit(6);
            }) == 6);
#endif
}

}  // namespace candour::platform::clips
