// platform/storage/outbox_exchange.cpp: make beside, link, rename.
#include "platform/storage/outbox_exchange.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/storage/outbox_rows.h"

namespace candour::platform::outbox {

namespace {

constexpr std::size_t page_bytes = 4096;

Error cannot(const std::string& action, const std::string& path, int reason) {
    const ErrorKind kind = reason == ENOENT ? ErrorKind::NotFound : ErrorKind::Unavailable;
    return {kind, "cannot " + action + " " + path + ": " + std::strerror(reason)};
}

void remove_with_journal(const std::string& path) {
    for (const std::string& name : {path, path + "-journal"})
        ::unlink(name.c_str());
}

// A bad sector is often read at the second or third try; if not, it stays zero.
void read_page(int file, std::size_t at, std::span<std::uint8_t> page) {
    for (int tries = 0; tries < 3; ++tries) {
        if (::pread(file, page.data(), page.size(), static_cast<off_t>(at)) >= 0) return;
    }
}

}  // namespace

ExchangeLock::ExchangeLock(const std::string& path)
    : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

ExchangeLock::~ExchangeLock() {
    if (file_ >= 0) ::close(file_);
}

Status ExchangeLock::held() const {
    if (file_ < 0) return cannot("read", path_, errno);
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return Unit{};
    return Error{ErrorKind::Conflict, "another program is repairing " + path_};
}

Result<Bytes> ExchangeLock::image() const {
    struct stat found {};
    if (file_ < 0 || ::fstat(file_, &found) != 0) return cannot("read", path_, errno);
    Bytes image(static_cast<std::size_t>(std::max<off_t>(found.st_size, 0)));
    for (std::size_t at = 0; at < image.size(); at += page_bytes) {
        const std::size_t size = std::min(page_bytes, image.size() - at);
        read_page(file_, at, std::span(image).subspan(at, size));
    }
    return image;
}

Status exchange_file(const std::string& path, const std::string& keep_as,
                     const std::function<Status(Sqlite&)>& fill) {
    const std::string made_path = path + ".new";
    remove_with_journal(made_path);
    {
        Result<std::unique_ptr<Sqlite>> made = open_database(made_path, outbox_kind(), fill);
        if (!made.ok()) {
            remove_with_journal(made_path);
            return made.error();
        }
    }
    ::unlink((made_path + "-journal").c_str());
    // The old file's journal goes first: it must never be played back into the new file.
    ::unlink((path + "-journal").c_str());
    RETURN_IF_ERROR(real_home().make_name_durable(path));
    if (!keep_as.empty()) {
        ::unlink(keep_as.c_str());
        // Where a file cannot have two names, the new one is worth more than the old one.
        [[maybe_unused]] const int linked = ::link(path.c_str(), keep_as.c_str());
    }
    if (::rename(made_path.c_str(), path.c_str()) != 0) return cannot("replace", path, errno);
    return real_home().make_name_durable(path);
}

}  // namespace candour::platform::outbox
