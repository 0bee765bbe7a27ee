// tests/support/small_disk.h: while it lives, no file of this process may grow past a size. Writes
// fail as on a full disk (EFBIG in place of ENOSPC, which needs a disk of its own).
#pragma once

#include <csignal>
#include <sys/resource.h>

#include "core/base/check.h"

namespace candour::test {

class SmallDisk {
public:
    explicit SmallDisk(rlim_t file_bytes_max) {
        // Else the signal of the limit would end the process.
        before_signal_ = std::signal(SIGXFSZ, SIG_IGN);
        CHECK(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        rlimit small = before_;
        small.rlim_cur = file_bytes_max;
        CHECK(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, before_signal_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
    void (*before_signal_)(int) = SIG_DFL;
};

}  // namespace candour::test
