// Real devices of the system in the place of a printer: pipes with names, and a terminal's line.
#include "platform/print/device_printer.h"

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <poll.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "tests/platform/print/escpos_reader.h"
#include "tests/platform/print/slips.h"
#include "tests/support/catch.h"
#include "tests/support/freed_memory.h"
#include "tests/support/temp_folder.h"

namespace candour::platform::print {
namespace {

using tests::EscposReader;
using tests::impatient;
using tests::noise;
using tests::PrintedSlip;

// What arrives at a file, until the test ends it. SIGPIPE is ignored, as in the kiosk.
class Reader {
public:
    explicit Reader(int file) : file_(file) { std::signal(SIGPIPE, SIG_IGN); }
    ~Reader() {
        stop();
        if (file_ >= 0) ::close(file_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    void start() {
        thread_ = std::thread([this] {
            std::array<std::uint8_t, 4096> room{};
            while (true) {
                pollfd watched{.fd = file_, .events = POLLIN, .revents = 0};
                const bool ends = ends_;
                // What is on a line's way arrives a little later.
                ::poll(&watched, 1, ends ? 200 : 20);
                const ssize_t got = ::read(file_, room.data(), room.size());
                if (got > 0) bytes_.insert(bytes_.end(), room.begin(), room.begin() + got);
                if (got <= 0 && ends) return;
            }
        });
    }
    Bytes stop() {
        ends_ = true;
        if (thread_.joinable()) thread_.join();
        return bytes_;
    }
    void go_away() { ::close(std::exchange(file_, -1)); }
    int file() const { return file_; }

private:
    int file_;
    std::atomic<bool> ends_ = false;
    Bytes bytes_;
    std::thread thread_;
};

class Pipe {
public:
    Pipe() { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }
    int open_reader() const {
        const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        REQUIRE(file >= 0);
        return file;
    }
    test::TempFolder folder;
    std::string path = folder.file("printer");
};

std::chrono::milliseconds time_of(const std::function<void()>& what) {
    const auto before = std::chrono::steady_clock::now();
    what();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 before);
}

void require_printed(const Bytes& bytes, const DotPicture& slip) {
    EscposReader printer(bytes);
    const std::vector<PrintedSlip> printed = printer.read();
    REQUIRE(printed.size() == 1);
    REQUIRE(printed[0].wide == slip.wide);
    REQUIRE(printed[0].high == slip.high);
    REQUIRE(printed[0].rows == slip.rows);
    REQUIRE(printer.letters == 0);
}

TEST_CASE("a printer gets every dot, also one that is slower than we are", "[print]") {
    const Pipe pipe;
    Reader reader(pipe.open_reader());
    REQUIRE(::fcntl(reader.file(), F_SETPIPE_SZ, 4096) >= 0);
    reader.start();
    DevicePrinter printer(pipe.path, paper_80, impatient);
    REQUIRE(printer.size() == paper_80);
    REQUIRE(printer.check().ok());
    const DotPicture slip = noise(paper_80, 1'200);
    REQUIRE(printer.print(slip).ok());
    require_printed(reader.stop(), slip);
}

TEST_CASE("a serial cable changes no byte", "[print]") {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    REQUIRE(master >= 0);
    REQUIRE(::grantpt(master) == 0);
    REQUIRE(::unlockpt(master) == 0);
    const std::string path = ::ptsname(master);
    // Else the line hangs up between two openings of its other end.
    const int held = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(held >= 0);
    Reader reader(master);
    reader.start();
    DevicePrinter printer(path, paper_58, impatient);
    const DotPicture slip = noise(paper_58, 700);
    REQUIRE(printer.print(slip).ok());
    require_printed(reader.stop(), slip);
    ::close(held);
}

TEST_CASE("a printer that takes nothing is not waited for", "[print]") {
    const Pipe pipe;
    const Reader nobody(pipe.open_reader());  // There, and out of paper.
    REQUIRE(::fcntl(nobody.file(), F_SETPIPE_SZ, 4096) >= 0);
    DevicePrinter printer(pipe.path, paper_58, impatient);
    const auto took = time_of([&] {
        const Status printed = printer.print(noise(paper_58, 900));
        REQUIRE_FALSE(printed.ok());
        REQUIRE(printed.error().kind == ErrorKind::Unavailable);
        REQUIRE(printed.error().what.find("has it paper?") != std::string::npos);
    });
    REQUIRE(took >= impatient.stall);
    REQUIRE(took < impatient.stall + std::chrono::seconds{3});
}

TEST_CASE("a printer that goes on for ever is not waited for either", "[print]") {
    const Pipe pipe;
    Reader slow(pipe.open_reader());
    REQUIRE(::fcntl(slow.file(), F_SETPIPE_SZ, 4096) >= 0);
    std::atomic<bool> ends = false;
    std::thread drops([&] {
        std::array<std::uint8_t, 4096> room{};
        while (!ends) {
            if (::read(slow.file(), room.data(), room.size()) < 0) continue;
            std::this_thread::sleep_for(Milliseconds{60});
        }
    });
    const PrintLimits limits{Milliseconds{2'000}, Milliseconds{300}};
    DevicePrinter printer(pipe.path, paper_58, limits);
    Status printed = Unit{};
    const auto took = time_of([&] { printed = printer.print(noise(paper_58, 2'000)); });
    ends = true;
    drops.join();
    REQUIRE_FALSE(printed.ok());
    REQUIRE(took >= limits.whole);
    REQUIRE(took < limits.whole + std::chrono::seconds{2});
}

TEST_CASE("a printer that is not there is told of at once, and works when it is there", "[print]") {
    const Pipe pipe;
    DevicePrinter printer(pipe.path, paper_58, impatient);
    const DotPicture slip = noise(paper_58, 100);
    const auto took = time_of([&] {
        REQUIRE_FALSE(printer.check().ok());
        REQUIRE(printer.print(slip).error().kind == ErrorKind::Unavailable);
    });
    REQUIRE(took < std::chrono::seconds{1});
    DevicePrinter missing(pipe.folder.file("lp0"), paper_58, impatient);
    REQUIRE(missing.check().error().kind == ErrorKind::Unavailable);
    REQUIRE_FALSE(missing.print(slip).ok());
    REQUIRE_FALSE(std::filesystem::exists(pipe.folder.file("lp0")));
    Reader reader(pipe.open_reader());
    reader.start();
    REQUIRE(printer.print(slip).ok());
    require_printed(reader.stop(), slip);
}

TEST_CASE("what was broken off does not spoil the next slip", "[print]") {
    const Pipe pipe;
    DevicePrinter printer(pipe.path, paper_58, impatient);
    Reader reader(pipe.open_reader());
    REQUIRE(::fcntl(reader.file(), F_SETPIPE_SZ, 4096) >= 0);
    REQUIRE_FALSE(printer.print(noise(paper_58, 900)).ok());
    reader.start();
    const DotPicture slip = noise(paper_58, 250);
    REQUIRE(printer.print(slip).ok());
    EscposReader read(reader.stop());
    const std::vector<PrintedSlip> printed = read.read();
    REQUIRE(printed.size() == 1);
    REQUIRE(std::equal(slip.rows.rbegin(), slip.rows.rend(), printed[0].rows.rbegin()));
    REQUIRE(read.letters == 0);
}

TEST_CASE("a printer that is switched off in the middle is told of", "[print]") {
    const Pipe pipe;
    Reader reader(pipe.open_reader());
    REQUIRE(::fcntl(reader.file(), F_SETPIPE_SZ, 4096) >= 0);
    DevicePrinter printer(pipe.path, paper_58, {Milliseconds{5'000}, Milliseconds{20'000}});
    std::thread off([&] {
        std::this_thread::sleep_for(Milliseconds{150});
        reader.go_away();
    });
    const Status printed = printer.print(noise(paper_58, 900));
    off.join();
    REQUIRE_FALSE(printed.ok());
}

TEST_CASE("no memory that is given back holds what was printed", "[print]") {
    if (!test::can_watch()) return;
    const Pipe pipe;
    const Reader reader(pipe.open_reader());
    REQUIRE(::fcntl(reader.file(), F_SETPIPE_SZ, 1 << 20) >= 0);
    DevicePrinter printer(pipe.path, paper_58, impatient);
    const DotPicture sample = noise(paper_58, 300);
    const std::string row(sample.rows.begin() + 200 * 48, sample.rows.begin() + 201 * 48);
    bool printed = false;
    const int dirty = test::dirty_blocks_freed_by(
        row, [&] { printed = printer.print(noise(paper_58, 300)).ok(); });
    REQUIRE(printed);
    REQUIRE(dirty == 0);
    // The watch itself sees such memory.
    REQUIRE(test::dirty_blocks_freed_by(row, [&] { Bytes copy = sample.rows; }) == 1);
}

TEST_CASE("a code is never written to a file", "[print]") {
    const test::TempFolder folder;
    const std::string path = folder.file("codes.bin");
    std::ofstream(path) << "before";
    const auto opened = open_printer({PrintTarget::Kind::Device, path, paper_58});
    REQUIRE_FALSE(opened.ok());
    REQUIRE(opened.error().what.find("codes are not written to files") != std::string::npos);
    DevicePrinter printer(path, paper_58, impatient);
    REQUIRE_FALSE(printer.print(noise(paper_58, 10)).ok());
    REQUIRE_FALSE(open_printer({PrintTarget::Kind::Device, folder.path(), paper_58}).ok());
    REQUIRE(std::filesystem::file_size(path) == 6);
}

}  // namespace
}  // namespace candour::platform::print
