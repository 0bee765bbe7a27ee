// platform/system/posix_file.h: what all code on POSIX files shares.
#pragma once

#include <string>
#include <unistd.h>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::platform {

// A descriptor that closes itself; below 0: none.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return number_; }
    bool open() const { return number_ >= 0; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

// "cannot ACTION PATH: why", of an errno: Full when there is no room, else Unavailable.
Error cannot(const std::string& action, const std::string& path, int code);

// Errors: Full, Unavailable, naming `path`.
Status write_all(int descriptor, ByteView bytes, const std::string& path);

}  // namespace candour::platform
