// platform/storage/disk_reserve.h: room kept for the moment when the disk is full: then it is given
// back, so that what a visitor has just written can still be kept.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace candour::platform {

class DiskReserve {
public:
    virtual ~DiskReserve() = default;
    // Makes it when it is not there. Errors: Full (less than was meant could be kept), Unavailable.
    virtual Status make() = 0;
    // Gives its room back. False: there was none to give.
    virtual bool release() = 0;
};

// The journal of the largest transaction for a visitor (32 cells, their marks: 0.3 MB), and a new
// bundle of usual size, twice.
inline constexpr std::int64_t reserve_bytes = 16 << 20;

// One file of real blocks. A disk with less room keeps a smaller one, of at least 1 MiB.
class FileReserve : public DiskReserve {
public:
    explicit FileReserve(std::string path, std::int64_t bytes = reserve_bytes);
    Status make() override;
    bool release() override;

private:
    std::string path_;
    std::int64_t bytes_;
};

}  // namespace candour::platform
