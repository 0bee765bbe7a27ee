// Opened for each slip: nothing is held while nobody prints. A serial cable keeps the speed and the
// flow control that stty gave it.
#include "platform/print/device_printer.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/lp.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "platform/print/escpos.h"
#include "platform/print/patient_write.h"

namespace candour::platform::print {
namespace {

class OpenDevice {
public:
    explicit OpenDevice(const std::string& path)
        : file_(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {}
    ~OpenDevice() {
        if (file_ >= 0) ::close(file_);
    }
    OpenDevice(const OpenDevice&) = delete;
    OpenDevice& operator=(const OpenDevice&) = delete;
    bool ok() const { return file_ >= 0; }
    int file() const { return file_; }

private:
    int file_;
};

Error unavailable(const std::string& path, const std::string& why) {
    return {ErrorKind::Unavailable, "the printer at " + path + ": " + why};
}

// What is no USB printer does not know the question; a printer that is not sure has paper.
bool has_no_paper(int file) {
    int state = 0;
    return ::ioctl(file, LPGETSTATUS, &state) == 0 && (state & LP_POUTPA) != 0;
}

// A terminal's line would make two bytes of each line feed.
void take_bytes_as_they_are(int file) {
    termios line{};
    if (::tcgetattr(file, &line) != 0) return;
    line.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    ::tcsetattr(file, TCSANOW, &line);
}

// A serial cable has its own queue, which would go on after this.
Status wait_until_sent(int file, Patience& patience) {
    constexpr Milliseconds look_every{20};
    int before = 0;
    int waiting = 0;
    while (::isatty(file) == 1 && ::ioctl(file, TIOCOUTQ, &waiting) == 0 && waiting > 0) {
        if (waiting != std::exchange(before, waiting)) patience.moved();
        if (patience.left().count() == 0) {
            ::tcflush(file, TCOFLUSH);
            return Error{ErrorKind::Unavailable, "it does not take the rest"};
        }
        std::this_thread::sleep_for(look_every);
    }
    return Unit{};
}

}  // namespace

Status check_is_device(const std::string& path) {
    struct stat found {};
    const bool there = ::stat(path.c_str(), &found) == 0;
    if (!there || S_ISCHR(found.st_mode) || S_ISFIFO(found.st_mode)) return Unit{};
    return Error{ErrorKind::Invalid, path + " is no device: codes are not written to files"};
}

DevicePrinter::DevicePrinter(std::string path, SlipSize size, PrintLimits limits)
    : path_(std::move(path)), size_(size), limits_(limits) {}

Status DevicePrinter::check() const {
    RETURN_IF_ERROR(check_is_device(path_));
    const OpenDevice device(path_);
    if (!device.ok()) return unavailable(path_, std::strerror(errno));
    if (has_no_paper(device.file())) return unavailable(path_, "it has no paper");
    return Unit{};
}

Status DevicePrinter::print(const DotPicture& slip) {
    RETURN_IF_ERROR(check_is_device(path_));
    const OpenDevice device(path_);
    if (!device.ok()) return unavailable(path_, std::strerror(errno));
    if (has_no_paper(device.file())) return unavailable(path_, "it has no paper");
    take_bytes_as_they_are(device.file());
    Patience patience(limits_);
    Bytes bytes = broken_off_ ? end_of_broken_band(size_) : Bytes();
    Status sent = write_patiently(device.file(), bytes, patience);
    if (sent.ok()) {
        bytes = escpos_of(slip);
        sent = write_patiently(device.file(), bytes, patience);
        wipe(bytes);
    }
    if (sent.ok()) sent = wait_until_sent(device.file(), patience);
    broken_off_ = !sent.ok();
    if (!sent.ok()) return unavailable(path_, sent.error().what);
    if (has_no_paper(device.file())) return unavailable(path_, "its paper has come to an end");
    return Unit{};
}

}  // namespace candour::platform::print
