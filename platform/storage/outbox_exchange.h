// platform/storage/outbox_exchange.h: a new outbox file in the place of an old one, so that a power
// cut leaves either of them, whole.
#pragma once

#include <functional>
#include <string>

#include "platform/storage/sqlite.h"

namespace candour::platform::outbox {

// One program's right to exchange `path`, for as long as it lives.
class ExchangeLock {
public:
    explicit ExchangeLock(const std::string& path);
    ~ExchangeLock();
    ExchangeLock(const ExchangeLock&) = delete;
    ExchangeLock& operator=(const ExchangeLock&) = delete;
    // Errors: NotFound, Unavailable, Conflict (another program is exchanging it).
    Status held() const;
    // The bytes of the file; zeros where the disk cannot read them. Errors: Unavailable.
    Result<Bytes> image() const;

private:
    std::string path_;
    int file_;
};

// Makes a new outbox with `fill` beside `path` and puts it there. The old file stays as `keep_as`
// unless that is empty. Hold the lock; nobody may have the file open. Errors: those of `fill` and
// of making a file, on which `path` is as before.
Status exchange_file(const std::string& path, const std::string& keep_as,
                     const std::function<Status(Sqlite&)>& fill);

}  // namespace candour::platform::outbox
