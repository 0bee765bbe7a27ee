// A print queue, with a program `lp` that says what it was given.
#include "platform/print/queue_printer.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/bytes.h"
#include "tests/platform/print/slips.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform::print {
namespace {

using tests::impatient;
using tests::noise;

// Its folder is all there is in PATH, but for what the script itself needs.
class FakeLp {
public:
    explicit FakeLp(const std::string& script) : before_(std::getenv("PATH")) {
        std::signal(SIGPIPE, SIG_IGN);
        write("lp", "#!/bin/sh\nPATH=/usr/bin:/bin\ncd '" + folder.path() + "'\n" + script);
        std::filesystem::permissions(folder.file("lp"), std::filesystem::perms::owner_all);
        ::setenv("PATH", (folder.file("none") + ":" + folder.path()).c_str(), 1);
    }
    ~FakeLp() { ::setenv("PATH", before_.c_str(), 1); }
    FakeLp(const FakeLp&) = delete;
    FakeLp& operator=(const FakeLp&) = delete;

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder.file(name)) << text;
    }
    std::string read(const std::string& name) const {
        return to_text(test::read_whole(folder.file(name)));
    }

    test::TempFolder folder;

private:
    std::string before_;
};

std::chrono::milliseconds since(std::chrono::steady_clock::time_point before) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 before);
}

// The program has ended, and nobody waits for it any more.
bool is_gone(const std::string& process) {
    return ::kill(std::stoi(process), 0) != 0 && errno == ESRCH;
}

DotPicture a_slip() { return noise(on_a_page, 1'600); }

TEST_CASE("lp is given the queue, a title that says nothing, and a page", "[print]") {
    const FakeLp lp("printf '%s|' \"$@\" > words\ncat > page.pdf\n");
    QueuePrinter printer("FRONT_DESK", impatient);
    REQUIRE(printer.check().ok());
    REQUIRE(printer.print(a_slip()).ok());
    REQUIRE(lp.read("words") == "-s|-d|FRONT_DESK|-t|page|");
    const std::string pdf = lp.read("page.pdf");
    REQUIRE(pdf.starts_with("%PDF-"));
    REQUIRE(pdf.find("%%EOF") != std::string::npos);
    REQUIRE(pdf.size() > 100'000);  // More than a pipe holds: it was read to its end.
    REQUIRE(pdf.find("/Title") == std::string::npos);
    REQUIRE(pdf.find("/Author") == std::string::npos);
    const std::size_t date = pdf.find("/CreationDate");
    REQUIRE(
        (date == std::string::npos || pdf.substr(date, 40).find("(20000101") != std::string::npos));
    REQUIRE(pdf.find("/ModDate") == std::string::npos);
}

TEST_CASE("the page is as large as the picture, and its dots are as they were drawn", "[print]") {
    const FakeLp lp("cat > page.pdf\n");
    QueuePrinter printer("FRONT_DESK", impatient);
    REQUIRE(printer.print(a_slip()).ok());
    const std::string pdf = lp.read("page.pdf");
    // 864 dots, 12 a millimetre, are 72 mm; with 4 mm at each side 80 mm: 226.77 points.
    REQUIRE(pdf.find("/MediaBox [ 0 0 226.77") != std::string::npos);
    REQUIRE(pdf.find("/Width 864") != std::string::npos);
    REQUIRE(pdf.find("/Height 1600") != std::string::npos);
    REQUIRE(pdf.find("/BitsPerComponent 1") != std::string::npos);
}

TEST_CASE("a queue that is not there, and all that lp refuses, is told of", "[print]") {
    for (const char* script : {"exit 1\n", "cat > page.pdf\nexit 3\n", "kill -9 $$\n"}) {
        CAPTURE(script);
        const FakeLp lp(script);
        const Status printed = QueuePrinter("FRONT_DESK", impatient).print(a_slip());
        REQUIRE_FALSE(printed.ok());
        REQUIRE(printed.error().kind == ErrorKind::Unavailable);
    }
}

TEST_CASE("an lp that does not read, or does not end, is ended", "[print]") {
    for (const char* script : {"echo $$ > process\nexec sleep 600\n",
                               "echo $$ > process\ncat > page\nexec sleep 600\n"}) {
        CAPTURE(script);
        const FakeLp lp(script);
        const auto before = std::chrono::steady_clock::now();
        const PrintLimits limits{Milliseconds{1'000}, Milliseconds{20'000}};
        REQUIRE_FALSE(QueuePrinter("FRONT_DESK", limits).print(a_slip()).ok());
        REQUIRE(since(before) < std::chrono::seconds{8});
        REQUIRE(is_gone(lp.read("process")));
    }
}

TEST_CASE("without the program lp no queue is opened", "[print]") {
    const FakeLp lp("");
    std::filesystem::remove(lp.folder.file("lp"));
    const auto opened = open_printer({PrintTarget::Kind::Queue, "FRONT_DESK", on_a_page});
    REQUIRE_FALSE(opened.ok());
    REQUIRE(opened.error().what.find("cups-client") != std::string::npos);
    REQUIRE_FALSE(QueuePrinter("FRONT_DESK", impatient).print(a_slip()).ok());
}

TEST_CASE("the queue's program has nothing of the kiosk's open", "[print]") {
    const FakeLp lp("ls /proc/self/fd | tr '\\n' ' ' > files\ncat > page.pdf\n");
    REQUIRE(QueuePrinter("FRONT_DESK", impatient).print(a_slip()).ok());
    // Its three, and the folder that ls reads.
    REQUIRE(lp.read("files") == "0 1 2 3 ");
}

}  // namespace
}  // namespace candour::platform::print
